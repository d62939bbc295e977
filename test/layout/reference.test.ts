/** Prettier is the reference: what the emitters write is laid out as it would do it, and without its help. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { layOutModule } from "../../generator/layout/layout.js";
import { layOutWithPrettier } from "../../generator/layout/prettier.js";
import { documents, published, repository } from "./documents.js";
import { emittedFiles } from "./emitted.js";

/** Lays out each file twice; `largest` spares prettier the files that would take it minutes. */
async function differences(input: string, largest = Infinity): Promise<string[]> {
  const found: string[] = [];
  for (const [file, text] of await emittedFiles(input, true)) {
    const own = layOutModule(text);
    if (own === undefined) found.push(`${file} has a form that layout does not know`);
    else if (text.length <= largest && own !== (await layOutWithPrettier(file, text)))
      found.push(`${file} is laid out in another way`);
  }
  return found;
}

describe.each(documents)("%s", (document) => {
  it("is laid out as prettier would", async () => {
    expect(await differences(path.join(repository, document))).toEqual([]);
  });
});

describe.skipIf(published.length === 0)("published documents (skipped where ../shared is absent)", () => {
  it.each(published)(
    "%s is laid out as prettier would",
    async (document) => {
      expect(await differences(document, 100_000)).toEqual([]);
    },
    240_000,
  );
});
