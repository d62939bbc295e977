import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { untoldSchemas } from "./untold.js";
import { buildModel } from "../../generator/model/build.js";
import { Source } from "../../generator/source/source.js";
import { documentOf, readFiles } from "../model/document.js";

const missing = { $ref: "#/components/schemas/Missing" };

test.each<[string, { given: object; want: string[] }]>([
  ["a reference to nothing", { given: { properties: { a: missing } }, want: ["/properties/a"] }],
  ["a type that is none", { given: { type: "objekt" }, want: [""] }],
  ["no schema at all", { given: { items: "text" }, want: ["/items"] }],
  [
    "an alternative of many that could not be read",
    { given: { anyOf: [missing, { type: "string" }] }, want: ["", "/anyOf/0"] },
  ],
  ["anything, where the document says so", { given: { properties: { a: {}, b: true } }, want: [] }],
  ["a rule that no type can express", { given: { minLength: 1, not: { type: "null" } }, want: [] }],
  ["what only refuses values", { given: { type: "string", not: missing }, want: [] }],
])("%s", (_, { given, want }) => {
  const { api } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ schemas: { Value: given } })) });
  if (api === undefined) throw new Error("There is no model");
  const found = untoldSchemas(api).map(({ pointer }) => pointer.replace("/components/schemas/Value", ""));
  expect(found).toEqual(want);
});

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

describe.skipIf(!existsSync(corpus))("documents of others (skipped where ../shared is absent)", () => {
  const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => /\.(json|ya?ml)$/.test(name)) : [];

  test.each(files)("%s has nothing that is unknown without need", (name) => {
    const source = new Source(() => undefined);
    const root = source.open(path.join(corpus, name));
    const api = root && buildModel(root, source, () => undefined);
    expect(api === undefined ? [] : untoldSchemas(api)).toEqual([]);
  });
});
