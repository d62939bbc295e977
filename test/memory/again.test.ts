/** What a process that remembers generates is what one generates that does not. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { bundle } from "../../generator/index.js";
import { Memory } from "../../generator/memory/memory.js";
import type { Traces } from "../../generator/memory/traces.js";
import { type PipelineOptions, run } from "../../generator/pipeline.js";
import { randomSchema } from "../guards/random-schema.js";
import { seed } from "../seed.js";
import { type Mutation, mutate, mutation } from "./mutations.js";

const spec = fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url));

/** All that a run tells and makes. */
async function outcome(options: PipelineOptions): Promise<unknown> {
  const { files, diagnostics, stopped } = await run(options);
  return { files, diagnostics, stopped };
}

/** Generates after each change, once by what is remembered and once anew. */
async function follow(
  document: string,
  mutations: readonly Mutation[],
  more: Partial<PipelineOptions> = {},
): Promise<void> {
  const memory = new Memory();
  let text = document;
  const options = { input: "/document.json", ...more, read: () => text };
  expect(await outcome({ ...options, memory })).toEqual(await outcome(options));
  for (const [step, change] of mutations.entries()) {
    text = mutate(text, change);
    const label = `seed ${seed}, step ${step}: ${JSON.stringify(change)}`;
    expect(await outcome({ ...options, memory }), label).toEqual(await outcome(options));
  }
}

/** Tells each time that something is made anew, and not found by its trace. */
function watchMaking<Surroundings, Made>(traces: Traces<Surroundings, Made>, tell: () => void): void {
  const make = traces.make.bind(traces);
  vi.spyOn(traces, "make").mockImplementation((key, given, surroundings, maker) =>
    make(key, given, surroundings, (ask) => {
      tell();
      return maker(ask);
    }),
  );
}

/** Tells the path of each file that is emitted anew. */
function watchEmission(memory: Memory, tell: (path: string) => void): void {
  const emitter = memory.emitter.bind(memory);
  vi.spyOn(memory, "emitter").mockImplementation((api, names) => {
    const make = emitter(api, names);
    return (file, given, emit) =>
      make(file, given, (asked) => {
        tell(file);
        return emit(asked);
      });
  });
}

test("what a change leaves alone is not made again", async () => {
  const { text = expect.unreachable() } = await bundle(spec);
  const memory = new Memory();
  const generated = (document: string): Promise<unknown> =>
    outcome({ input: "/document.json", read: () => document, memory });
  await generated(text);
  const made: string[] = [];
  watchMaking(memory.schemas, () => made.push("schema"));
  watchMaking(memory.types, () => made.push("type"));
  watchMaking(memory.guards, () => made.push("guard"));
  watchMaking(memory.explanations, () => made.push("explanation"));
  watchEmission(memory, (file) => made.push(file));
  const schemas = text.indexOf('"schemas": {');
  await generated(
    text.slice(0, schemas) + text.slice(schemas).replace('"type": "integer"', '"type": "boolean"'),
  );
  expect(made).toEqual(["schema", "type", "guard", "explanation"]);

  await generated(text);
  made.length = 0;
  await generated(text.replace('"summary": "List subscriptions"', '"summary": "All subscriptions"'));
  expect(made).toEqual(["operations/subscriptions.ts", "client.ts", "contract.ts"]);
});

test("after any changes of random schemas", async () => {
  const documents = fc.array(randomSchema, { minLength: 3, maxLength: 12 }).map((schemas) =>
    JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Random", version: "1" },
      paths: {},
      components: { schemas: Object.fromEntries(schemas.map((schema, index) => [`Schema${index}`, schema])) },
    }),
  );
  const changes = fc.array(mutation, { minLength: 5, maxLength: 20 });
  const property = fc.asyncProperty(documents, changes, (document, steps) => follow(document, steps));
  await fc.assert(property, { numRuns: 40, seed, endOnFailure: true });
});

const date = { type: "string", format: "date" };

/** A document with an operation for each schema, which takes it, refers to it and gives it. */
function documentOf(schemas: readonly unknown[]): string {
  const paths = schemas.map((_, index) => [`/path${index}`, { put: operationOf(index) }]);
  const named = schemas.map((schema, index) => [
    `Schema${index}`,
    index % 2 === 0 ? schema : { type: "object", properties: { date, other: schema } },
  ]);
  return JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Random", version: "1" },
    servers: [{ url: "https://example.com" }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries(named),
      securitySchemes: { key: { type: "apiKey", in: "header", name: "Key" } },
    },
  });
}

function operationOf(index: number): unknown {
  const reference = { $ref: `#/components/schemas/Schema${index}` };
  const content = { "application/json": { schema: reference } };
  const list = { "application/json": { schema: { type: "array", items: reference } }, "text/plain": {} };
  return {
    operationId: `send${index}`,
    tags: [`tag ${index % 3}`],
    parameters: [
      { name: "filter", in: "query", schema: reference },
      {
        name: "both",
        in: "query",
        schema: { allOf: [reference, { properties: { a: { type: "string" } } }] },
      },
    ],
    requestBody: { content, required: index % 2 === 0 },
    security: [{ key: [] }],
    responses: { "200": { description: "All.", content: list }, "400": { description: "Not.", content } },
  };
}

test.each<[string, Partial<PipelineOptions>]>([
  ["by default", {}],
  ["with types for formats", { dates: "Date" }],
])("after any changes of operations and of the schemas that they refer to, %s", async (_, options) => {
  const documents = fc.array(randomSchema, { minLength: 3, maxLength: 6 }).map(documentOf);
  const changes = fc.array(mutation, { minLength: 5, maxLength: 20 });
  const property = fc.asyncProperty(documents, changes, (document, steps) =>
    follow(document, steps, options),
  );
  await fc.assert(property, { numRuns: 30, seed, endOnFailure: true });
});

/** A change of schemas, of which a parameter of one operation takes the one that is called Pet. */
interface SchemaChange {
  readonly parameter: unknown;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly options?: Partial<PipelineOptions>;
}

const pet = { $ref: "#/components/schemas/Pet" };
const rat = { $ref: "#/components/schemas/Rat" };

function withDate(other: unknown = true): unknown {
  return { type: "object", properties: { date, other } };
}

test.each<[string, SchemaChange]>([
  [
    "gets the name that another one had",
    {
      parameter: pet,
      before: { Dog: { "x-specwright-name": "One" }, Pet: { "x-specwright-name": "Two" } },
      after: { Pet: { "x-specwright-name": "One" }, Rat: { "x-specwright-name": "Two" } },
    },
  ],
  [
    "is no longer sent",
    {
      parameter: { type: "object", properties: { member: pet } },
      before: { Pet: { type: "object" } },
      after: { Pet: { type: "object", readOnly: true } },
    },
  ],
  [
    "leads back to itself, and is converted",
    {
      parameter: pet,
      before: { Pet: withDate(rat), Rat: withDate() },
      after: { Pet: withDate(rat), Rat: withDate(pet) },
      options: { dates: "Date" },
    },
  ],
])("after a change of a schema, which %s", async (_, { parameter, before, after, options }) => {
  const parameters = [{ name: "pet", in: "query", schema: parameter }];
  const get = { operationId: "listPets", parameters, responses: { "204": { description: "Nothing." } } };
  const memory = new Memory();
  for (const schemas of [before, after]) {
    const text = JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      paths: { "/pets": { get } },
      components: { schemas },
    });
    const own = { input: "/document.json", read: () => text, ...options };
    expect(await outcome({ ...own, memory })).toEqual(await outcome(own));
  }
});

describe("after any changes of PostHog's document", () => {
  test.each<[string, Partial<PipelineOptions>]>([
    ["by default", {}],
    ["with formats, and types for them", { formats: "assert", int64: "bigint", dates: "Date" }],
    ["in part, under another name", { filter: { tags: { include: ["Subscriptions"] } }, name: "Part" }],
  ])("%s", async (_, options) => {
    const { text } = await bundle(spec);
    await follow(text ?? expect.unreachable(), fc.sample(mutation, { numRuns: 8, seed }), options);
  });

  test("in its own files, some of which cannot be read for a while", async () => {
    const memory = new Memory();
    const options = { input: spec, paths: true };
    const folder = path.dirname(spec);
    const texts = new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => [file, readFileSync(file, "utf8")] as const),
    );
    const [file, another] = [...texts.keys()].filter(
      (name) => name.includes("subscriptions") || name.includes("common"),
    );
    const states = [
      {},
      { [file ?? ""]: (text: string) => text.replace(/type: string/, "type: integer") },
      { [another ?? ""]: (text: string) => `${text}\n  - not: [yaml` },
      { [another ?? ""]: (text: string) => text.replace(/description: (?=\w)/, "description: Changed ") },
      {},
    ];
    for (const changes of states) {
      const read = (name: string): string =>
        (changes[name] ?? String)(texts.get(name) ?? expect.unreachable());
      expect(await outcome({ ...options, read, memory })).toEqual(await outcome({ ...options, read }));
    }
  });
});
