/** Schemas that nobody would write: every keyword beside every other. */
import fc from "fast-check";

const names = ["a", "b", "c", "constructor", "__proto__"];
const types = ["null", "boolean", "integer", "number", "string", "array", "object"];
const scalar = fc.constantFrom<unknown>(null, true, 0, 1, 1.5, 2, "", "a", "bb", { a: 1 }, [1], []);
const count = fc.nat(2);
const someNames = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 });

function mapOf(keys: readonly string[], member: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const entries = fc.array(fc.tuple(fc.constantFrom(...keys), member), { maxLength: 3 });
  return entries.map((list) => Object.fromEntries(list));
}

function listOf(item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

/** The keywords and what they may hold; `part` makes the schemas inside. */
function keywords(part: fc.Arbitrary<unknown>): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const schema = ["items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else"];
  const rest = ["unevaluatedItems", "unevaluatedProperties"];
  const lists = ["prefixItems", "allOf", "anyOf", "oneOf"];
  const counts = ["minLength", "maxLength", "minContains", "maxContains", "minItems", "maxItems"];
  const all = (list: readonly string[], value: fc.Arbitrary<unknown>): [string, fc.Arbitrary<unknown>][] =>
    list.map((keyword) => [keyword, value]);
  return {
    ...Object.fromEntries(all([...schema, ...rest], part)),
    ...Object.fromEntries(all(lists, listOf(part))),
    ...Object.fromEntries(all([...counts, "minProperties", "maxProperties"], count)),
    ...Object.fromEntries(all(["properties", "dependentSchemas"], mapOf(names, part))),
    $ref: fc.constantFrom("#", "Schema0", "Schema1"),
    type: fc.oneof(fc.constantFrom(...types), fc.uniqueArray(fc.constantFrom(...types), { minLength: 1 })),
    enum: listOf(scalar),
    const: scalar,
    minimum: fc.constantFrom(0, 1, 1.5),
    exclusiveMaximum: fc.constantFrom(1, 2, 3),
    multipleOf: fc.constantFrom(1, 2, 0.5),
    pattern: fc.constantFrom("a", "^.$", "b+", "("),
    uniqueItems: fc.boolean(),
    required: someNames,
    patternProperties: mapOf(["^a", "b", "o", "("], part),
    dependentRequired: mapOf(names, someNames),
  };
}

/** A schema of up to four keywords, whose parts are such schemas. */
export const randomSchema: fc.Arbitrary<unknown> = fc.letrec<{ schema: unknown }>((tie) => {
  const possible = keywords(tie("schema"));
  const object = fc
    .uniqueArray(fc.constantFrom(...Object.keys(possible)), { minLength: 1, maxLength: 4 })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((keyword) => [keyword, possible[keyword] ?? scalar]))),
    );
  return {
    schema: fc.oneof({ depthSize: "small", withCrossShrink: true }, fc.boolean(), object, object, object),
  };
}).schema;
