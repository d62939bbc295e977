/** What a process that remembers generates is what one generates that does not. */
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bundle } from "../../generator/index.js";
import { Memory } from "../../generator/memory/memory.js";
import { run } from "../../generator/pipeline.js";
import { randomSchema } from "../guards/random-schema.js";
import { seed } from "../seed.js";
import { type Mutation, mutate, mutation } from "./mutations.js";

const input = "/document.json";

/** All that a run tells and makes. */
async function outcome(text: string, memory?: Memory): Promise<unknown> {
  const read = (): string => text;
  const { files, diagnostics, stopped } = await run({ input, read, ...(memory && { memory }) });
  return { files, diagnostics, stopped };
}

/** Generates after each change, once by what is remembered and once anew. */
async function follow(document: string, mutations: readonly Mutation[]): Promise<void> {
  const memory = new Memory();
  let text = document;
  expect(await outcome(text, memory)).toEqual(await outcome(text));
  for (const [step, change] of mutations.entries()) {
    text = mutate(text, change);
    expect(await outcome(text, memory), `seed ${seed}, step ${step}`).toEqual(await outcome(text));
  }
}

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
  await fc.assert(fc.asyncProperty(documents, changes, follow), { numRuns: 40, seed, endOnFailure: true });
});

test("after any changes of PostHog's document", async () => {
  const spec = fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url));
  const { text } = await bundle(spec);
  expect(text).toBeDefined();
  await follow(text ?? "", fc.sample(mutation, { numRuns: 12, seed }));
});
