/**
 * The same bytes whatever the order of the maps in a document: paths, methods, components, responses, tags'
 * operations. Where order is kept (members of objects, media types), it is the document's.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { run } from "../../generator/pipeline.js";
import { Source } from "../../generator/source/source.js";
import { readFrom } from "../model/document.js";
import { baseDocument } from "../torture/base.js";

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));

/** Maps of which the order is kept, and JSON values: what is inside of those is as it was written. */
const kept = new Set(["properties", "content"]);
const values = new Set(["enum", "const", "default", "example", "examples"]);
const part = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const plain = baseDocument({ free: () => "plain", named: (index) => `plain x${index}` });
const document = {
  ...plain,
  servers: [{ url: "https://{b}.{a}", variables: { b: { default: "b" }, a: { default: "a" } } }],
  paths: {
    ...Object(plain).paths,
    "/z": { put: { operationId: "same", responses: {} }, get: { operationId: "zed", responses: {} } },
    "/a/{x}": { get: { operationId: "same", tags: ["b"], responses: { "4XX": {}, "200": {}, default: {} } } },
    "/a-b": { get: { tags: ["B"], responses: {} } },
    "/a_b": { get: { tags: ["b"], security: [{ one: [], two: [] }], responses: {} } },
  },
  components: {
    ...Object(plain).components,
    schemas: {
      ...Object(plain).components.schemas,
      pet: { enum: [{ b: 1, a: 2 }] },
      Pet: { patternProperties: { "^b": part("pet"), "^a": part("Error") }, default: { b: 1, a: 2 } },
      PET: { dependentRequired: { b: ["a"], a: ["b"] }, dependentSchemas: { b: part("pet"), a: {} } },
      Error: {
        oneOf: [part("Pet"), part("PET")],
        discriminator: { propertyName: "k", mapping: { b: "Pet", a: "PET" } },
      },
    },
    securitySchemes: {
      two: { type: "http", scheme: "bearer" },
      one: { type: "http", scheme: "basic" },
    },
  },
};

it("is the same with the members of any map in another order", async () => {
  const wanted = await output(document);
  const property = fc.asyncProperty(fc.infiniteStream(fc.nat()), async (choices) => {
    expect(await output(shuffled(document, "", choices))).toEqual(wanted);
  });
  await fc.assert(property, { numRuns: 10 });
}, 60_000);

describe.skipIf(!existsSync(corpus))("documents of others (skipped where ../shared is absent)", () => {
  test.each([
    "museum.yaml",
    "petstore3.yaml",
    "redocly-cafe.yaml",
    "scalar-galaxy.yaml",
    "spotify.yml",
    "docker-engine.yaml",
    "zoom-video-sdk.json",
    "oai-tags-3.2.json",
    "oai-uspto.json",
  ])(
    "%s",
    async (name) => {
      const value = new Source(() => undefined).open(corpus + name)?.value;
      const wanted = await output(value);
      expect(wanted.length).toBeGreaterThan(10);
      const property = fc.asyncProperty(fc.infiniteStream(fc.nat()), async (choices) => {
        expect(await output(shuffled(value, "", choices))).toEqual(wanted);
      });
      await fc.assert(property, { numRuns: 3 });
    },
    60_000,
  );
});

it("is the same on a second run, on another day and in another folder, manifest included", async () => {
  const made = async (folder: string): Promise<readonly object[]> => {
    const file = `${folder}/openapi.json`;
    return (await run({ input: file, read: readFrom({ [file]: JSON.stringify(document) }) })).files;
  };
  const wanted = await made("/d");
  expect(wanted.length).toBeGreaterThan(10);
  expect(await made("/d")).toEqual(wanted);
  vi.useFakeTimers({ now: new Date("2031-02-03T04:05:06Z"), toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  expect(await made("/some/where/else")).toEqual(wanted);
});

it("keeps the order of an object's members", async () => {
  const member = (name: string): object => ({
    properties: Object.fromEntries([
      [name, {}],
      ["m", {}],
    ]),
  });
  const schemas = { First: member("z"), Second: member("a") };
  const files = new Map(await output({ ...document, components: { schemas } }));
  expect(files.get("models.ts")).toMatch(/First \{\s*z\?: unknown;\s*m\?/);
  expect(files.get("models.ts")).toMatch(/Second \{\s*a\?: unknown;\s*m\?/);
});

async function output(value: unknown): Promise<(readonly [string, string])[]> {
  const file = "/d/openapi.json";
  const { files } = await run({ input: file, read: readFrom({ [file]: JSON.stringify(value) }) });
  // The manifest holds the input's own hash, and its lines.
  return files.filter(({ path }) => path !== "specwright.json").map(({ path, text }) => [path, text]);
}

function shuffled(value: unknown, name: string, choices: Iterator<number>): unknown {
  if (values.has(name)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => shuffled(item, "", choices));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, member]) => [key, shuffled(member, key, choices)] as const,
  );
  if (kept.has(name)) return Object.fromEntries(entries);
  const drawn = entries.map((entry) => ({ entry, rank: Number(choices.next().value) }));
  return Object.fromEntries(drawn.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry));
}
