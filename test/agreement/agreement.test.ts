/** Guards, Ajv and the compiler agree on real documents; `npm run agreement` asks more of them. */
import { statSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { directoryDocuments, directoryIsPresent } from "../corpus/directory.js";
import { type NamedDocument, corpusDocuments } from "../corpus/documents.js";
import { agree } from "./agree.js";
import { typeComplaints } from "./literals.js";
import { Random } from "./random.js";

const seed = "quick";
const effort = { seed, values: 2, literals: 1, schemas: 30 };

/** Large documents, and the one of two thousand files, take long to read; the full form has them. */
function isQuick({ name, file }: NamedDocument): boolean {
  return statSync(file).size < 600_000 && name !== "corpus/digitalocean";
}

const corpus = corpusDocuments().filter(isQuick);
const sampled = new Random(seed).shuffled(directoryDocuments()).slice(0, 20).filter(isQuick);
const sums = { made: 0, valid: 0, mutants: 0, refused: 0 };

describe.skipIf(corpus.length === 0)("the corpus (skipped where ../shared is absent)", () => {
  it.each(corpus)("$name", expectAgreement);
});

describe.skipIf(!directoryIsPresent)(
  "the directory (skipped until `npm run agreement -- --sample 1`)",
  () => {
    it.each(sampled)("$name", expectAgreement);
  },
);

function expectAgreement({ file }: NamedDocument): void {
  const result = agree(file, effort);
  // Documents that cannot be read at all are for other tests.
  if (!("disagreements" in result)) return;
  expect(result.disagreements).toEqual([]);
  expect(result.uncompiled).toEqual([]);
  sums.made += result.made;
  sums.valid += result.valid;
  sums.mutants += result.mutants;
  sums.refused += result.refused;
}

// Judges that refuse everything would agree too.
afterAll(() => {
  if (sums.made === 0) return;
  expect(sums.valid / sums.made).toBeGreaterThan(0.9);
  expect(sums.refused / sums.mutants).toBeGreaterThan(0.4);
});

it("the compiler refuses values that are of another type, and none for members that nobody names", () => {
  const models = "export interface Pet { name: string; tags?: [number?, ...string[]] }";
  const complaints = (literal: string): number => typeComplaints(models, [{ type: "Pet", literal }]).length;
  expect(complaints('{ "name": "a", "new": null, "tags": [1, "a"] }')).toBe(0);
  expect(complaints('{ "name": null }')).toBe(1);
  expect(complaints('{ "name": "a", "tags": ["a"] }')).toBe(1);
  expect(complaints('{ "nam": "a" }')).toBe(1);
});
