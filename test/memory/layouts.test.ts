/** A process that generates again and again: what it remembers of layouts changes nothing but the time. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import type { Code } from "../../generator/emit/text.js";
import { layOutModule } from "../../generator/layout/layout.js";
import { Memory } from "../../generator/memory/memory.js";
import { type FormOptions, type WrittenFile, typeScript } from "../../generator/output/form.js";
import { LayoutMemory } from "../../generator/output/layout.js";
import { run } from "../../generator/pipeline.js";

const input = fileURLToPath(new URL("../../spec/openapi.yaml", import.meta.url));

/** The output of PostHog's document, every description with a word in front. */
async function filesWith(
  word: string,
  { memory, ...form }: FormOptions & { readonly memory?: Memory } = {},
): Promise<ReadonlyMap<string, string>> {
  const read = (file: string): string =>
    readFileSync(file, "utf8").replace(/^( *description: )(?=\w)/gm, `$1${word}`);
  const { files } = await run({ input, read, ...form, ...(memory && { memory }) });
  return new Map(files.map(({ path, text }) => [path, text]));
}

test("files are laid out in pieces as they are in whole, in the first run and in later ones", async () => {
  const layOutPiece = vi.fn(layOutModule);
  const memory = new Memory(new LayoutMemory({ ...typeScript, piece: layOutPiece }));
  for (const word of ["", "Changed ", "Changed ", ""])
    expect(await filesWith(word, { memory })).toEqual(await filesWith(word));
  // Each piece has a form that is known by itself: else the file would be laid out in whole.
  expect(layOutPiece.mock.results.map(({ value }) => typeof value)).not.toContain("undefined");
  expect(layOutPiece.mock.results.length).toBeGreaterThan(40);
});

test("each form is made of pieces as of whole files, beside the others", async () => {
  const memory = new Memory();
  const forms: readonly FormOptions[] = [{ javascript: true }, { tsNocheck: true }, {}];
  for (const word of ["", "Changed ", ""]) {
    for (const form of forms)
      expect(await filesWith(word, { ...form, memory })).toEqual(await filesWith(word, form));
  }
});

/** A module in pieces. */
function module(...pieces: readonly string[]): WrittenFile {
  return { path: "models.ts", text: `${pieces.join("\n\n")}\n`, format: true, pieces: pieces.map(code) };
}

function code(text: string): Code {
  return text as Code;
}

test("pieces are put together in their order, remembered or not", async () => {
  const layOutPiece = vi.fn(layOutModule);
  const layouts = new LayoutMemory({ ...typeScript, piece: layOutPiece });
  const before = await layouts.finish(module("const a  = 1;", "const b  = 1;"));
  expect(before).toEqual([{ path: "models.ts", text: "const a = 1;\n\nconst b = 1;\n" }]);
  layouts.endRun();
  expect(await layouts.finish(module("const b  = 1;"))).toEqual([
    { path: "models.ts", text: "const b = 1;\n" },
  ]);
  expect(layOutPiece).toHaveBeenCalledTimes(2);
  // What the last run did without is forgotten, so that a process that runs for days does not grow.
  layouts.endRun();
  const again = await layouts.finish(module("const a  = 1;", "const b  = 1;"));
  expect(again).toEqual(before);
  expect(layOutPiece).toHaveBeenCalledTimes(3);
  // What did not change is known as a whole.
  layouts.endRun();
  expect(await layouts.finish(module("const a  = 1;", "const b  = 1;"))).toBe(again);
  expect(layOutPiece).toHaveBeenCalledTimes(3);
});
