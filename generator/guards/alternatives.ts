/** Schemas of which one must accept the value. Where a member tells them apart, only the right one is asked. */
import { code, lines, literal } from "../emit/text.js";
import type { Schema } from "../model/types.js";
import { type TaggedUnion, taggedUnion } from "./exclusive.js";
import { type Expression, or, printed } from "./expression.js";
import { printedFunction, valueParameter } from "./functions.js";
import { cost } from "./inline.js";
import { read } from "./read.js";
import type { Scope } from "./scope.js";

/** The schemas, and the word that names what is hoisted for them. */
export interface Alternatives {
  readonly schemas: readonly Schema[];
  readonly words: "any" | "one";
}

/** With fewer alternatives than this, asking one after the other reads better and takes no longer. */
const manyTags = 3;

/** The test that one of the schemas, or several, accept the value. */
export function alternativesTest(all: Alternatives, scope: Scope): Expression {
  const union = taggedUnion(all.schemas, scope);
  if (union === undefined || union.tagged.length < manyTags) return someTest(all.schemas, all, scope);
  return or([someTest(union.others, all, scope), taggedTest(union, all, scope)]);
}

/** The order does not matter, so that cheap ones come first. They are named after their places among all. */
function someTest(some: readonly Schema[], { schemas, words }: Alternatives, scope: Scope): Expression {
  const cheapFirst = [...some].sort((a, b) => cost(a) - cost(b));
  return or(
    cheapFirst.map((schema) => {
      const step = { words: `${words} ${schemas.indexOf(schema) + 1}`, form: scope.form };
      return scope.test(schema, step);
    }),
  );
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
