/** Prettier is the reference: what the emitters write is laid out as it would do it, and without its help. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { layOutModule } from "../../generator/layout/layout.js";
import { layOutWithPrettier } from "../../generator/layout/prettier.js";
import { emittedFiles } from "./emitted.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const cases = path.join(repository, "test/cases");
const documents = [
  "spec/openapi.yaml",
  ...readdirSync(cases, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(cases, entry.name, "expected")))
    .map(({ name }) => `test/cases/${name}/openapi.yaml`),
];

/** Lays out each file twice; `largest` spares prettier the files that would take it minutes. */
async function differences(input: string, largest = Infinity): Promise<string[]> {
  const found: string[] = [];
  for (const [file, text] of await emittedFiles(input)) {
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

const corpus = path.resolve(repository, "../shared/corpus");
const published = [
  "discord.json",
  "digitalocean/specification/DigitalOcean-public.v2.yaml",
  "github.json",
  "museum.yaml",
  "openai.yaml",
  "petstore3.yaml",
  "redocly-cafe.yaml",
  "scalar-galaxy.yaml",
  "spotify.yml",
  "stripe.json",
  "train-travel/openapi.yaml",
  "zoom-video-sdk.json",
].filter((name) => existsSync(path.join(corpus, name)));

describe.skipIf(published.length === 0)("published documents (skipped where ../shared is absent)", () => {
  it.each(published)(
    "%s is laid out as prettier would",
    async (name) => {
      expect(await differences(path.join(corpus, name), 100_000)).toEqual([]);
    },
    240_000,
  );
});
