/** The value of a parameter, as its writer takes it. */
import { admittedTypes } from "../model/admitted-types.js";
import { applied } from "../model/applied.js";
import type { Parameter, ParameterForm, Rule, Schema } from "../model/types.js";
import { schemasOf } from "../model/walk.js";
import { encodings } from "./body.js";
import type { OperationScope } from "./operations.js";
import { runtime } from "./runtime.js";
import { type Code, code, join } from "./text.js";

/** The value as it is written: most are so already. */
export function encodedParameter(parameter: Parameter, value: Code, scope: OperationScope): Code {
  const { schema, mediaType, form, isWholeQuery = false, name, style } = parameter;
  const encoded = scope.encode?.of(schema, name)?.call(value) ?? value;
  if (form !== undefined) return encodedForm({ ...form, isWholeQuery, schema, encoded }, scope);
  if (!scope.names.uses.hasFormatTypes(schema)) return encoded;
  if (mediaType !== undefined) return code`${scope.file.use(runtime.exactJson)}(${encoded})`;
  const nests = style !== "deepObject" && membersOf(schema, scope).some((member) => mayNest(member, scope));
  return nests ? code`${scope.file.use(runtime.withJsonMembers)}(${encoded})` : encoded;
}

interface FormValue extends ParameterForm {
  readonly isWholeQuery: boolean;
  readonly schema: Schema;
  readonly encoded: Code;
}

/** A text; or, where the form is the whole query, the list of its parameters. */
function encodedForm(form: FormValue, { names, file }: OperationScope): Code {
  const { schema, encoded } = form;
  const more = encodings(form, new Map());
  const exact = names.uses.hasFormatTypes(schema)
    ? code`${file.use(runtime.withJsonFields)}(${join([encoded, ...more], code`, `)})`
    : encoded;
  const writer = file.use(form.isWholeQuery ? runtime.formParameters : runtime.formText);
  return code`${writer}(${join([exact, ...more], code`, `)})`;
}

/** True for bigints and dates that lie deeper than styles write: they are in JSON there. */
function mayNest(member: Schema, { names }: OperationScope): boolean {
  if (!names.uses.hasFormatTypes(member)) return false;
  const types = admittedTypes(member, { lookup: names.schemaOf, view: "request" });
  return types === undefined || types.includes("object") || types.includes("array");
}

/** The schemas of members and items, also those of what a schema refers to or is combined of. */
function membersOf(schema: Schema, { names }: OperationScope): Schema[] {
  const isStructure = ({ kind }: Rule): boolean => kind === "object" || kind === "array";
  const combined = (rule: Rule): readonly Schema[] => (isStructure(rule) ? [] : schemasOf(rule));
  const rules = [...applied([schema], names.schemaOf, combined)].flatMap((part) => part.rules);
  return rules.filter(isStructure).flatMap(schemasOf);
}
