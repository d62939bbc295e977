/** `allOf`, `anyOf`, `oneOf` and `not` (core, section 10.2.1). */
import { type Code, code } from "../emit/text.js";
import type { Schema } from "../model/types.js";
import { alternativesTest } from "./alternatives.js";
import { areExclusive } from "./exclusive.js";
import { type Expression, and, not } from "./expression.js";
import { printedFunction, valueParameter } from "./functions.js";
import { oneByOne, unionByMembers } from "./presence.js";
import { presentTest } from "./read.js";
import type { Scope } from "./scope.js";

/** Every schema accepts the value. Tests one after the other narrow the operand: only a lone one is inline. */
export function allOfTest(schemas: readonly Schema[], scope: Scope): Expression {
  const form = schemas.length === 1 ? scope.form : "call";
  const own = schemas.filter(({ rules }) => rules.some(({ kind }) => kind !== "reference"));
  return and(
    schemas.map((schema, index) => {
      const words = own.length === 1 ? "own part" : `part ${index + 1}`;
      return scope.test(schema, { words, form });
    }),
  );
}

/** At least one schema accepts the value. */
export function anyOfTest(schemas: readonly Schema[], scope: Scope): Expression {
  return alternativesTest({ schemas, words: "any" }, scope);
}

/** Exactly one schema accepts the value: where no two can, at least one; else a function counts to two. */
export function oneOfTest(schemas: readonly Schema[], scope: Scope): Expression {
  const [only, ...others] = schemas;
  if (only === undefined) return false;
  if (others.length === 0) return scope.test(only, { words: "one 1", form: scope.form });
  if (areExclusive(schemas, scope)) return alternativesTest({ schemas, words: "one" }, scope);
  return scope.at({ words: "one" }).hoist((part) => {
    const counted = countedTests(schemas, part);
    const tests = [...counted.first, ...counted.ofObjects];
    return tests.every((test) => typeof test === "boolean")
      ? tests.filter((test) => test).length === 1
      : countingFunction(counted, part);
  });
}

/** Tests of which exactly one is to hold. */
interface Counted {
  readonly first: readonly Expression[];
  /** Those that look into the value, which is an object then. */
  readonly ofObjects: readonly Expression[];
}

/** Where members tell alternatives apart, each is asked only where its member is there. */
function countedTests(schemas: readonly Schema[], scope: Scope): Counted {
  const test = (schema: Schema): Expression =>
    scope.test(schema, { words: `${schemas.indexOf(schema) + 1}` });
  const apart = unionByMembers(schemas, scope);
  if (apart === undefined) return { first: schemas.map(test), ofObjects: [] };
  const ofObjects = oneByOne(apart, schemas).map(({ schema, member }) =>
    and([member === undefined || presentTest(member, scope), test(schema)]),
  );
  return { first: apart.others.map(test), ofObjects };
}

function countingFunction({ first, ofObjects }: Counted, { host }: Scope): Code {
  const step = (test: Expression, index: number): Code => {
    if (typeof test === "boolean") return test ? code`matches++;\n` : code``;
    const undecided = index < 2 ? code`` : code`matches < 2 && `;
    return code`if (${undecided}${test}) matches++;\n`;
  };
  const steps = [...first, ...ofObjects].map(step);
  if (ofObjects.length > 0) {
    const outcome = first.length > 0 ? code`matches === 1` : code`false`;
    steps.splice(first.length, 0, code`if (!${host.helper("isObject")}(value)) return ${outcome};\n`);
  }
  return printedFunction([valueParameter], code`let matches = 0;\n${steps}return matches === 1;`);
}

/** The schema does not accept the value. */
export function notTest(schema: Schema, scope: Scope): Expression {
  return not(scope.test(schema, { words: "not", form: scope.form }));
}
