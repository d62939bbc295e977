/** Walking the tree of a schema, and what is remembered of its parts. */
import { expect, test } from "vitest";
import type { Schema } from "../../generator/model/types.js";
import { anyWithin, subschemas } from "../../generator/model/walk.js";
import { documentOf, readFiles } from "./document.js";

const value = {
  allOf: [{ not: { enum: ["a"] } }, { type: "string" }],
  properties: { list: { items: { minLength: 1 } }, other: { $ref: "#/components/schemas/Other" } },
  patternProperties: { "^x": { if: { minimum: 1 }, then: { maximum: 2 } } },
};

function read(schema: object): Schema {
  const schemas = { Value: schema, Other: { multipleOf: 3 } };
  const { api } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ schemas })) });
  const named = api?.schemas.get("/d/a.json#/components/schemas/Value");
  if (named === undefined) throw new Error("There is no schema");
  return named.schema;
}

/** Where a schema stands, seen from `Value`. */
function where({ place }: Schema): string {
  return place.pointer.replace("/components/schemas/Value", "");
}

const saysMaximum = ({ rules }: Schema): boolean =>
  rules.some((rule) => rule.kind === "number" && rule.maximum !== undefined);

test("outer schemas come before those inside them, and what is referred to does not come", () => {
  const found = subschemas(read(value)).map(where);
  expect([...found].sort()).toEqual([
    "",
    "/allOf/0",
    "/allOf/0/not",
    "/allOf/1",
    "/patternProperties/^x",
    "/patternProperties/^x/if",
    "/patternProperties/^x/then",
    "/properties/list",
    "/properties/list/items",
    "/properties/other",
  ]);
  for (const [index, inner] of found.entries()) {
    const outside = inner.replace(/\/[^/]*$/, "");
    if (found.includes(outside)) expect(found.indexOf(outside)).toBeLessThan(Math.max(index, 1));
  }
});

test("what is true of a schema is true of those around it, and of no other", () => {
  const root = read(value);
  const holds = anyWithin(saysMaximum);
  const expected = ["", "/patternProperties/^x", "/patternProperties/^x/then"];
  expect(holds(root)).toBe(true);
  expect(subschemas(root).filter(holds).map(where).sort()).toEqual(expected);
  const another = anyWithin(saysMaximum);
  expect(subschemas(root).toReversed().filter(another).map(where).sort()).toEqual(expected);
});

test("what is known of a part is not looked for again", () => {
  const asked: string[] = [];
  const holds = anyWithin((schema) => {
    asked.push(where(schema));
    return saysMaximum(schema);
  });
  const root = read(value);
  for (const schema of subschemas(root)) holds(schema);
  const first = asked.length;
  for (const schema of subschemas(root)) holds(schema);
  expect(asked.length).toBe(first);
  // Once to see whether there is anything to find, and once to see where.
  expect(first).toBeLessThanOrEqual(2 * subschemas(root).length);
});
