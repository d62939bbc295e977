/**
 * What a schema says, in words that stand inside a name: `NullableArrayOfPet`. A name of such words says more
 * than the place that asks first, and stays when another place comes to be the first.
 */
import { isFile } from "../model/files.js";
import type { ArrayRule, ObjectRule, Rule, Schema } from "../model/types.js";
import type { Scope } from "./scope.js";
import { boundWords, typeWords } from "./type-words.js";
import { distinctTypes } from "./type.js";

/** A name for a function, and what it asks: other schemas may have names that make the same words. */
export interface SaidName {
  readonly name: string;
  /** The same for no function that asks anything else. */
  readonly asks: string;
}

/** Stands before the name of a schema in what is asked: no type has it. */
const reference = "#";

/** The name of a function that asks what the schema says; undefined where that takes more than a few words. */
export function saidName(schema: Schema, scope: Scope, optional: boolean): SaidName | undefined {
  const words = isOneType(schema) && !optional ? undefined : schemaWords(schema, scope);
  if (words === undefined) return undefined;
  const asks = `is${optional ? "Optional" : ""}${words}`;
  return { name: asks.replaceAll(reference, ""), asks };
}

/** The runtime has the names for these: `isObject`. */
function isOneType({ rules }: Schema): boolean {
  const [rule] = rules;
  return rules.length === 1 && rule?.kind === "type" && distinctTypes(rule.types).length === 1;
}

function schemaWords(schema: Schema, scope: Scope): string | undefined {
  const [rule, more, ...others] = schema.rules;
  if (rule === undefined || others.length > 0) return undefined;
  if (rule.kind === "type") return typedWords(rule.types, more, { schema, scope });
  if (more !== undefined) return undefined;
  if (rule.kind === "allOf" || rule.kind === "anyOf" || rule.kind === "oneOf") {
    const [only, other] = rule.schemas;
    if (only !== undefined && other === undefined) return schemaWords(only, scope);
    return rule.kind === "anyOf" ? nullableWords(rule.schemas, scope) : undefined;
  }
  if (rule.kind !== "reference" || rule.dynamicAnchor !== undefined) return undefined;
  return `${reference}${scope.host.guardName(rule.target, scope.view).replace(/^is/, "")}`;
}

interface Typed {
  readonly schema: Schema;
  readonly scope: Scope;
}

function typedWords(
  types: Extract<Rule, { readonly kind: "type" }>["types"],
  more: Rule | undefined,
  { schema, scope }: Typed,
): string | undefined {
  if (more?.kind === "array" || more?.kind === "object") {
    const [type, other] = types.filter((one) => one !== "null");
    if (type !== more.kind || other !== undefined) return undefined;
    const words = more.kind === "array" ? arrayWords(more, scope) : recordWords(more, scope);
    return words && `${types.length > 1 ? "Nullable" : ""}${words}`;
  }
  if (
    more !== undefined &&
    (more.kind !== "string" || more.pattern !== undefined || more.format !== undefined)
  )
    return undefined;
  return typeWords({
    types: distinctTypes(types).map((type) =>
      type === "string" && isFile(schema, scope.view) ? "file" : type,
    ),
    minLength: more?.minLength,
    maxLength: more?.maxLength,
  });
}

/** One alternative beside null. */
function nullableWords(schemas: readonly Schema[], scope: Scope): string | undefined {
  const [only, other] = schemas.filter((schema) => !isNull(schema));
  if (schemas.length !== 2 || only === undefined || other !== undefined) return undefined;
  const words = schemaWords(only, scope);
  return words && `Nullable${words}`;
}

function isNull({ rules }: Schema): boolean {
  const [rule] = rules;
  return rules.length === 1 && rule?.kind === "type" && rule.types.every((type) => type === "null");
}

function arrayWords(rule: ArrayRule, scope: Scope): string | undefined {
  const { items, prefixItems, contains, uniqueItems, minItems, maxItems } = rule;
  if (items === undefined || prefixItems.length > 0 || contains !== undefined || uniqueItems)
    return undefined;
  const words = schemaWords(items, scope);
  return words && `Array${boundWords(minItems, maxItems)}Of${words}`;
}

/** An object of which nothing is said but what its members are. */
function recordWords(rule: ObjectRule, scope: Scope): string | undefined {
  const { additionalProperties, propertyNames, minProperties, maxProperties } = rule;
  const { properties, patternProperties, required, dependentRequired, dependentSchemas } = rule;
  if (additionalProperties === undefined || propertyNames !== undefined || required.length > 0)
    return undefined;
  if (properties.size + patternProperties.size + dependentRequired.size + dependentSchemas.size > 0)
    return undefined;
  const words = schemaWords(additionalProperties, scope);
  return words && `Record${boundWords(minProperties, maxProperties)}Of${words}`;
}
