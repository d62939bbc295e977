/** `$dynamicRef` (JSON Schema core, section 8.2.3.2) in OpenAPI documents, whose schemas are read once for all ways. */
import { expect, test } from "vitest";
import { documentOf, readFiles } from "./document.js";

const anchor = (more: object): object => ({ $defs: { item: { $dynamicAnchor: "item", ...more } } });
const page = {
  $id: "https://example.com/page",
  type: "array",
  items: { $dynamicRef: "#item" },
  ...anchor({ type: "string" }),
};

function read(schemas: object): ReturnType<typeof readFiles> {
  return readFiles({ "/d/openapi.json": JSON.stringify(documentOf({ schemas }), null, 1) });
}

test("one that can lead to several places is told, and admits everything", () => {
  const numbers = { $id: "https://example.com/numbers", $ref: "page", ...anchor({ type: "number" }) };
  const { api, told } = read({ Page: page, Numbers: numbers });
  expect(told).toEqual([expect.stringMatching(/^dynamic-reference \/d\/openapi\.json:\d+:\d+$/)]);
  const [rule] = api?.schemas.get("/d/openapi.json#/components/schemas/Page")?.schema.rules.slice(1) ?? [];
  expect(rule).toMatchObject({ kind: "array", items: { rules: [], unread: true } });
});

test("one that always leads to the same place is a reference", () => {
  const { api, told } = read({ Page: page });
  expect(told).toEqual([]);
  const [rule] = api?.schemas.get("/d/openapi.json#/components/schemas/Page")?.schema.rules.slice(1) ?? [];
  expect(rule).toMatchObject({ kind: "array", items: { rules: [{ kind: "reference" }] } });
});
