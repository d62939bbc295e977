/** Random schemas: what is written for them compiles, and guard and explanation agree on random values. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../seed.js";
import { emit, load } from "./emitted.js";
import { undefinedSchemas } from "./in-place.js";
import { randomSchema } from "./random-schema.js";
import { complaints } from "./strictest.js";
import { value } from "./values.js";

test("guards of random schemas compile and agree with their explanations", async () => {
  const schemas = Object.fromEntries(
    fc.sample(randomSchema, { numRuns: 80, seed }).map((schema, index) => [`Schema${index}`, schema]),
  );
  const { text } = emit(schemas);
  expect(complaints(text), `seed ${seed}`).toEqual([]);
  const guards = await load(text);
  const meaningless = undefinedSchemas(schemas);
  expect(meaningless.size, `seed ${seed}`).toBeLessThan(80);
  for (const [name, schema] of Object.entries(schemas)) {
    if (meaningless.has(name)) continue;
    fc.assert(
      fc.property(value, (candidate) => {
        const refused = guards.check(name, candidate).length > 0;
        expect(guards.is(name, candidate), JSON.stringify(schema)).toBe(!refused);
      }),
      { numRuns: 50, seed },
    );
  }
});
