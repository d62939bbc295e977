/** All the rules of a schema together: which of them apply to which types, and in what order they are asked. */
import { type Code, code } from "../emit/text.js";
import { isFile } from "../model/files.js";
import { simplified } from "../model/evaluated.js";
import { typesOfValues } from "../model/listed-values.js";
import type { Rule, Schema, ValueType } from "../model/types.js";
import { type Checks, arrayChecks } from "./array.js";
import { allOfTest, anyOfTest, notTest, oneOfTest } from "./combinators.js";
import { conditionalTest } from "./conditional.js";
import { closedMembers, enumTest } from "./enum.js";
import { type Expression, and, or } from "./expression.js";
import { fileTest, withoutTextRules } from "./files.js";
import { numberTests } from "./number.js";
import { objectChecks } from "./object.js";
import { referenceTest } from "./reference.js";
import { rulesOf } from "./rules-of.js";
import type { Scope } from "./scope.js";
import { stringTests } from "./string.js";
import { commonTypes, datelessTest, distinctTypes, excludesDates, typeMismatch, typeTest } from "./type.js";
import { unevaluatedChecks } from "./unevaluated.js";

/** The checks of a schema: types first, then what is cheap, then calls, then loops. */
export function schemaChecks(written: Schema, scope: Scope): Checks {
  const schema = simplified(withoutTextRules(written, scope.view));
  const type = onlyType(schema);
  if (type !== undefined && !isFile(schema, scope.view))
    return { tests: [valueTest(type, schema, scope)], loops: [] };
  if (schema.rules.some((rule) => rule.kind === "unevaluated")) {
    return unevaluatedChecks(schema, scope);
  }
  const types = typesOf(schema);
  const members = closedMembers(rulesOf(schema, "enum"), types);
  if (members !== undefined) {
    const tests = [enumTest(members, scope), besideEnum(schema, scope)];
    return { tests, loops: [] };
  }
  const own = types === undefined ? untyped(schema, scope) : typed(schema, types, scope);
  const alone = own.tests.length === 0 && own.loops.length === 0 && schema.rules.length === 1;
  const part = scope.at({ form: alone ? scope.form : "call" });
  const others = schema.rules.map((rule) => otherTest(rule, part));
  return own.loops.length === 0 ? { tests: [...own.tests, ...others], loops: [] } : { ...own, last: others };
}

/** The type of a schema that says nothing else, as most do. */
function onlyType({ rules }: Schema): ValueType | undefined {
  const [rule] = rules;
  if (rule?.kind !== "type" || rules.length > 1 || rule.types.length > 1) return undefined;
  return rule.types[0];
}

/** The types that the schema allows; undefined for all of them. */
function typesOf(schema: Schema): readonly ValueType[] | undefined {
  const lists = [
    ...rulesOf(schema, "type").map((rule) => rule.types),
    // An open enum says of which types the values are, and no more.
    ...rulesOf(schema, "enum").flatMap((rule) => (rule.open ? [typesOfValues(rule.values)] : [])),
  ];
  const [first, ...rest] = lists;
  if (first === undefined) return undefined;
  return distinctTypes(rest.reduce(commonTypes, first));
}

/** Where members are listed, every other rule sees a value that nothing has narrowed. */
function besideEnum(schema: Schema, scope: Scope): Expression {
  const rules = schema.rules.filter((rule) => rule.kind !== "type" && !(rule.kind === "enum" && !rule.open));
  return scope.test({ ...schema, rules }, { words: "rest", form: "call" });
}

/** Each type with the rules that apply to its values. */
function typed(schema: Schema, types: readonly ValueType[], scope: Scope): Checks {
  const parts = types.map((type) => {
    const test = valueTest(type, schema, scope);
    const { tests, loops } = possible(kindChecks[kindOf(type)](schema, scope));
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

/** The test that a value has a type, as the schema means it. */
function valueTest(type: ValueType, schema: Schema, scope: Scope): Code {
  if (type === "string" && isFile(schema, scope.view)) return fileTest(scope);
  return type === "object" && excludesDates(schema) ? datelessTest(scope) : typeTest(type, scope);
}

/** Where no value passes the tests none is left to loop over, and the compiler has narrowed it to `never`. */
function possible(checks: Checks): Checks {
  return checks.tests.includes(false) ? { tests: [false], loops: [] } : checks;
}

/** No type is said: each group of keywords lets values of other types pass (validation, section 6). */
function untyped(schema: Schema, scope: Scope): Checks {
  const { operand } = scope;
  const tests: Expression[] = [];
  const loops: Code[] = [];
  for (const kind of ["number", "string", "array", "object"] as const) {
    const checks = possible(kindChecks[kind](schema, scope));
    const asks = checks.tests.some((part) => part !== true);
    if (!asks && checks.loops.length === 0) continue;
    // NaN is no number in JSON, and here it is refused by the comparisons.
    const isNumber = kind === "number";
    if (asks) {
      const other = isNumber ? code`typeof ${operand} !== ${numberWord(schema)}` : typeMismatch(kind, scope);
      tests.push(or([other, and(checks.tests)]));
    }
    if (checks.loops.length > 0) {
      const same = isNumber ? code`typeof ${operand} === ${numberWord(schema)}` : typeTest(kind, scope);
      loops.push(...guarded(same, checks.loops));
    }
  }
  return { tests, loops };
}

/** What `typeof` says of the numbers that the schema speaks of. */
function numberWord(schema: Schema): Code {
  return rulesOf(schema, "number").some((rule) => rule.bigint === true) ? code`"bigint"` : code`"number"`;
}

function guarded(test: Code, loops: readonly Code[]): readonly Code[] {
  return loops.length === 0 ? [] : [code`if (${test}) {\n${loops.map((loop) => code`${loop}\n`)}}`];
}

type Kind = "number" | "string" | "array" | "object" | "none";

function kindOf(type: ValueType): Kind {
  switch (type) {
    case "integer":
    case "int64":
    case "uint64":
      return "number";
    case "null":
    case "boolean":
    case "date":
    case "date-time":
      return "none";
    default:
      return type;
  }
}

/** The rules for values of one kind; the operand is known to be one. */
const kindChecks: Readonly<Record<Kind, (schema: Schema, scope: Scope) => Checks>> = {
  none: () => ({ tests: [], loops: [] }),
  number: (schema, scope) => ({
    tests: rulesOf(schema, "number").flatMap((rule) => numberTests(rule, scope)),
    loops: [],
  }),
  string: (schema, scope) => ({ tests: stringTests(schema, scope), loops: [] }),
  array: (schema, scope) => merged(rulesOf(schema, "array").map((rule) => arrayChecks(rule, scope))),
  object: (schema, scope) => merged(rulesOf(schema, "object").map((rule) => objectChecks(rule, scope))),
};

function merged(parts: readonly Checks[]): Checks {
  return {
    tests: parts.flatMap((part) => part.tests),
    loops: parts.flatMap((part) => part.loops),
  };
}

/** The rules that apply to values of every type. */
function otherTest(rule: Rule, scope: Scope): Expression {
  switch (rule.kind) {
    case "never":
      return false;
    case "reference":
      return referenceTest(rule, scope);
    case "allOf":
      return allOfTest(rule.schemas, scope);
    case "anyOf":
      return anyOfTest(rule.schemas, scope);
    case "oneOf":
      return oneOfTest(rule.schemas, scope);
    case "not":
      return notTest(rule.schema, scope);
    case "conditional":
      return conditionalTest(rule, scope);
    case "type":
    case "enum":
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
