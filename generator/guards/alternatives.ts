/** Schemas of which one must accept the value. Where members tell them apart, only the right ones are asked. */
import { type Code, code, lines, literal } from "../emit/text.js";
import { anyPart } from "../model/applied.js";
import type { Schema } from "../model/types.js";
import { type TaggedUnion, taggedUnion } from "./exclusive.js";
import { type Expression, and, or, printed } from "./expression.js";
import { printedFunction, valueParameter } from "./functions.js";
import { cost } from "./inline.js";
import { type Candidate, type UnionByMembers, manyObjects, unionByMembers } from "./presence.js";
import { presentTest, read } from "./read.js";
import type { Scope } from "./scope.js";

/** The schemas, and the word that names what is hoisted for them. */
export interface Alternatives {
  readonly schemas: readonly Schema[];
  readonly words: "any" | "one";
}

/** The test that one of the schemas, or several, accept the value. */
export function alternativesTest(all: Alternatives, scope: Scope): Expression {
  const union = taggedUnion(all.schemas, scope);
  if (union !== undefined && union.tagged.length >= manyObjects)
    return or([someTest(union.others, all, scope), taggedTest(union, all, scope)]);
  const apart = unionByMembers(all.schemas, scope);
  if (apart === undefined) return someTest(all.schemas, all, scope);
  return or([someTest(apart.others, all, scope), presenceTest(apart, all, scope)]);
}

/** The order does not matter, so that cheap ones come first. They are named after their places among all. */
function someTest(some: readonly Schema[], { schemas, words }: Alternatives, scope: Scope): Expression {
  const cheapFirst = [...some].sort((a, b) => cost(a) - cost(b));
  return or(
    cheapFirst.map((schema) => {
      const form = some.length > 1 && isNegative(schema) ? "call" : scope.form;
      return scope.test(schema, { words: `${words} ${schemas.indexOf(schema) + 1}`, form });
    }),
  );
}

/** True where the value is narrowed for what is asked next: to a text, where `!(typeof value === "string")` fails. */
function isNegative({ rules }: Schema): boolean {
  return rules.some((rule) => rule.kind === "not" || anyPart(rule).some(isNegative));
}

function taggedTest({ tag, tagged }: TaggedUnion, { schemas }: Alternatives, scope: Scope): Expression {
  return scope.at({ words: `by ${tag}` }).hoist((part) => {
    const branches = tagged.map(({ schema, values }) => {
      const test = part.test(schema, { words: `${schemas.indexOf(schema) + 1}`, form: "call" });
      return code`${values.map((value) => code`case ${literal(value)}:\n`)}return ${printed(test)};`;
    });
    const body = lines([
      code`if (!${part.host.helper("isObject")}(value)) return false;`,
      code`switch (${read(tag, part)}) {`,
      ...branches,
      code`default:\nreturn false;\n}`,
    ]);
    return printedFunction([valueParameter], body);
  });
}

/** Asks each alternative only where the members are there that tell it from others. */
function presenceTest(
  { groups, single }: UnionByMembers,
  { schemas }: Alternatives,
  scope: Scope,
): Expression {
  return scope.at({ words: "by members" }).hoist((part) => {
    const step = ({ schema, member }: Candidate): Code => {
      const test = part.test(schema, { words: `${schemas.indexOf(schema) + 1}`, form: "call" });
      const asked = and([member === undefined || presentTest(member, part), test]);
      return asked === false ? code`` : code`if (${printed(asked)}) return true;\n`;
    };
    const steps = groups.map(
      ({ member, candidates }) => code`if (${presentTest(member, part)}) {\n${candidates.map(step)}}\n`,
    );
    const head = code`if (!${part.host.helper("isObject")}(value)) return false;\n`;
    return printedFunction([valueParameter], code`${head}${steps}${single.map(step)}return false;`);
  });
}
