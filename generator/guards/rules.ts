/** All the rules of a schema together: which of them apply to which types, and in what order they are asked. */
import { type Code, code } from "../emit/text.js";
import { isFile } from "../model/files.js";
import type { ArrayRule, EnumRule, JsonType, ObjectRule, Rule, Schema } from "../model/types.js";
import { type Checks, arrayChecks } from "./array.js";
import { allOfTest, anyOfTest, notTest, oneOfTest } from "./combinators.js";
import { conditionalTest } from "./conditional.js";
import { closedMembers, enumTest } from "./enum.js";
import { type Expression, and, or, printed } from "./expression.js";
import { fileTest, withoutTextRules } from "./files.js";
import { numberTests } from "./number.js";
import { objectChecks } from "./object.js";
import { referenceTest } from "./reference.js";
import type { Form, Scope } from "./scope.js";
import { stringTests } from "./string.js";
import { commonTypes, distinctTypes, typeMismatch, typeTest } from "./type.js";
import { unevaluatedChecks } from "./unevaluated.js";

/** The checks of a schema: types first, then what is cheap, then calls, then loops. */
export function schemaChecks(written: Schema, operand: Code, scope: Scope, form: Form): Checks {
  const schema = withoutTextRules(written, scope.view);
  if (schema.rules.some((rule) => rule.kind === "unevaluated")) {
    return unevaluatedChecks(schema, scope);
  }
  const types = typesOf(schema);
  const members = closedMembers(rulesOf(schema, "enum"), types);
  if (members !== undefined) return enumChecks(schema, members, operand, scope);
  const own = types === undefined ? untyped(schema, operand, scope) : typed(schema, types, operand, scope);
  const alone = own.tests.length === 0 && own.loops.length === 0 && schema.rules.length === 1;
  const others = schema.rules.map((rule) => otherTest(rule, operand, scope, alone ? form : "call"));
  return { tests: [...own.tests, ...others], loops: own.loops };
}

/** The rules of one kind. */
function rulesOf<Kind extends Rule["kind"]>(
  schema: Schema,
  kind: Kind,
): readonly Extract<Rule, { readonly kind: Kind }>[] {
  return schema.rules.filter((rule): rule is Extract<Rule, { readonly kind: Kind }> => rule.kind === kind);
}

/** The types that the schema allows; undefined for all of them. */
function typesOf(schema: Schema): readonly JsonType[] | undefined {
  const lists = [
    ...rulesOf(schema, "type").map((rule) => rule.types),
    ...rulesOf(schema, "enum").flatMap((rule) => openTypes(rule) ?? []),
  ];
  const [first, ...rest] = lists;
  if (first === undefined) return undefined;
  return distinctTypes(rest.reduce(commonTypes, first));
}

/** An open enum of strings, or of strings and null, says no more than their types do. */
function openTypes(rule: EnumRule): readonly (readonly JsonType[])[] | undefined {
  if (!rule.open || rule.values.some((value) => value !== null && typeof value !== "string"))
    return undefined;
  return [rule.values.includes(null) ? ["string", "null"] : ["string"]];
}

/** The members decide, and every rule beside them sees a value that nothing has narrowed. */
function enumChecks(
  schema: Schema,
  members: Parameters<typeof enumTest>[0],
  operand: Code,
  scope: Scope,
): Checks {
  const rest = schema.rules.filter((rule) => rule.kind !== "type" && !(rule.kind === "enum" && !rule.open));
  const test = enumTest(members, operand, scope);
  const others = scope.test({ ...schema, rules: rest }, operand, "rest", "call");
  return { tests: [test, others], loops: [] };
}

/** Each type with the rules that apply to its values. */
function typed(schema: Schema, types: readonly JsonType[], operand: Code, scope: Scope): Checks {
  const file = isFile(schema, scope.view);
  const parts = types.map((type) => {
    const isFileType = file && type === "string";
    const test = isFileType ? fileTest(operand, scope) : typeTest(type, operand, scope);
    const { tests, loops } = kindChecks(schema, kindOf(type), operand, scope);
    return { test, tests, loops };
  });
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0)
    return { tests: [only.test, ...only.tests], loops: only.loops };
  return {
    tests: [or(parts.map(({ test, tests }) => and([test, ...tests])))],
    loops: parts.flatMap(({ test, loops }) => guarded(test, loops)),
  };
}

/** No type is said: each group of keywords lets values of other types pass (validation, section 6). */
function untyped(schema: Schema, operand: Code, scope: Scope): Checks {
  const tests: Expression[] = [];
  const loops: Code[] = [];
  for (const kind of ["number", "string", "array", "object"] as const) {
    const checks = kindChecks(schema, kind, operand, scope);
    const asks = checks.tests.some((part) => part !== true);
    if (!asks && checks.loops.length === 0) continue;
    // NaN is no number in JSON, and here it is refused by the comparisons.
    const isNumber = kind === "number";
    if (asks) {
      const other = isNumber ? code`typeof ${operand} !== "number"` : typeMismatch(kind, operand, scope);
      tests.push(or([other, and(checks.tests)]));
    }
    if (checks.loops.length > 0) {
      const same = isNumber ? code`typeof ${operand} === "number"` : typeTest(kind, operand, scope);
      loops.push(...guarded(same, checks.loops));
    }
  }
  return { tests, loops };
}

function guarded(test: Code, loops: readonly Code[]): readonly Code[] {
  return loops.length === 0 ? [] : [code`if (${test}) {\n${loops.map((loop) => code`${loop}\n`)}}`];
}

type Kind = "number" | "string" | "array" | "object" | "none";

function kindOf(type: JsonType): Kind {
  if (type === "integer") return "number";
  return type === "null" || type === "boolean" ? "none" : type;
}

/** The rules for values of one kind; `operand` is known to be one. */
function kindChecks(schema: Schema, kind: Kind, operand: Code, scope: Scope): Checks {
  switch (kind) {
    case "none":
      return { tests: [], loops: [] };
    case "number":
      return expressions(rulesOf(schema, kind).flatMap((rule) => numberTests(rule, operand, scope)));
    case "string":
      return expressions(
        rulesOf(schema, kind).flatMap((rule) => stringTests(rule, operand, scope, schema.place)),
      );
    case "array":
      return merged(rulesOf(schema, kind).map((rule: ArrayRule) => arrayChecks(rule, operand, scope)));
    case "object":
      return merged(rulesOf(schema, kind).map((rule: ObjectRule) => objectChecks(rule, operand, scope)));
    default:
      return kind satisfies never;
  }
}

function expressions(tests: readonly Expression[]): Checks {
  return { tests, loops: [] };
}

function merged(parts: readonly Checks[]): Checks {
  return {
    tests: parts.flatMap((part) => part.tests),
    loops: parts.flatMap((part) => part.loops),
  };
}

/** The rules that apply to values of every type. */
function otherTest(rule: Rule, operand: Code, scope: Scope, form: Form): Expression {
  switch (rule.kind) {
    case "never":
      return false;
    case "enum":
      return openEnumTest(rule, operand, scope);
    case "reference":
      return referenceTest(rule, operand, scope);
    case "allOf":
      return allOfTest(rule.schemas, operand, scope, form);
    case "anyOf":
      return anyOfTest(rule.schemas, operand, scope, form);
    case "oneOf":
      return oneOfTest(rule.schemas, operand, scope, form);
    case "not":
      return notTest(rule.schema, operand, scope, form);
    case "conditional":
      return conditionalTest(rule, operand, scope);
    case "type":
    case "number":
    case "string":
    case "array":
    case "object":
    case "unevaluated":
      return true;
    default:
      return rule satisfies never;
  }
}

/** An open enum with members that are no strings: any string will do, or one of those. */
function openEnumTest(rule: EnumRule, operand: Code, scope: Scope): Expression {
  if (!rule.open || openTypes(rule) !== undefined) return true;
  const others = rule.values.filter((value) => typeof value !== "string");
  return scope.in("known").hoist(operand, (own, part) => {
    const test = or([code`typeof value === "string"`, enumTest(others, code`value`, part)]);
    return code`function ${own}(value: unknown): boolean {\nreturn ${printed(test)};\n}`;
  });
}
