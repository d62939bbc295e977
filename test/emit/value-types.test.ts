/** Real documents with bigints and dates, and with all formats checked: what comes out compiles. */
import { expect, it } from "vitest";
import { run } from "../../generator/pipeline.js";
import { corpusDocuments } from "../corpus/documents.js";
import { complaints } from "./compile.js";

const documents = corpusDocuments().filter(({ name }) => /museum|train-travel|petstore3/.test(name));

it.skipIf(documents.length === 0)("compiles (skipped where ../shared is absent)", async () => {
  const texts = new Map<string, string>();
  for (const { name, file } of documents) {
    const { files } = await run({ input: file, int64: "bigint", dates: "Date", formats: "assert" });
    const own = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
    expect(own.map(({ path }) => path)).toContain("decoders.ts");
    for (const { path, text } of own) texts.set(`${name}/${path}`, text);
  }
  expect(complaints(texts)).toEqual([]);
});
