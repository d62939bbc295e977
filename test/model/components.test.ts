/** What many operations refer to: it is read once, and what a reference says for itself is its own. */
import { expect, test } from "vitest";
import type { Operation } from "../../generator/model/types.js";
import { modelOf } from "./document.js";

const components = {
  parameters: { Page: { name: "page", in: "query", description: "Shared.", schema: { type: "integer" } } },
  headers: { Left: { description: "Shared.", schema: { type: "integer" } } },
  responses: {
    Pets: {
      description: "Pets.",
      headers: { Left: { $ref: "#/components/headers/Left" } },
      content: { "application/json": { schema: { type: "array" } } },
    },
  },
};

const shared = {
  parameters: [{ $ref: "#/components/parameters/Page" }],
  responses: { 200: { $ref: "#/components/responses/Pets" } },
};

const own = {
  parameters: [{ $ref: "#/components/parameters/Page", description: "Own." }],
  responses: {
    200: {
      description: "Others.",
      headers: { Left: { $ref: "#/components/headers/Left", description: "Own." } },
    },
  },
};

function operations(...gets: readonly object[]): readonly Operation[] {
  const paths = Object.fromEntries(gets.map((get, index) => [`/${index}`, { get }]));
  return modelOf({ paths, components }).operations;
}

/** The parts that operations have in common. */
function parts({ parameters: [parameter], responses: [response] }: Operation): readonly unknown[] {
  return [parameter, response?.headers, response?.contents];
}

test("operations have the very same parameters, headers and contents", () => {
  const [first, second] = operations(shared, shared).map(parts);
  expect(first).toHaveLength(3);
  for (const [index, part] of first?.entries() ?? []) expect(part).toBe(second?.[index]);
});

test.each([
  ["before", [own, shared], ["Own.", "Shared."]],
  ["after", [shared, own], ["Shared.", "Own."]],
])("what a reference says for itself stays with it, %s one that says nothing", (_, gets, want) => {
  const read = operations(...gets);
  expect(read.map(({ parameters }) => parameters[0]?.docs.description)).toEqual(want);
  expect(read.map(({ responses }) => responses[0]?.headers[0]?.schema.docs.description)).toEqual(want);
});
