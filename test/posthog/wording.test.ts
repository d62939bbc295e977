/** The document retells the published pages: it copies none of their sentences. */
import { describe, expect, it } from "vitest";
import { isMapping, readSpec, specFiles } from "./document.js";
import { pagesArePresent, readSections } from "./pages.js";

/** So many words in a row are no coincidence; names and terms are shorter. */
const length = 7;

/** Keys of what people read; `x-docs-heading` quotes the page, and means to. */
const prose = new Set(["summary", "description", "x-docs-deviation"]);

/** Every run of words in a text. */
function runs(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\w$]+/g) ?? [];
  const count = Math.max(0, words.length - length + 1);
  return Array.from({ length: count }, (_, index) => words.slice(index, index + length).join(" "));
}

function proseOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => proseOf(item));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    typeof member === "string" ? (prose.has(key) ? [member] : []) : proseOf(member),
  );
}

describe.skipIf(!pagesArePresent)("the document's words (skipped where ../shared/docs is absent)", () => {
  it("share no long run of words with the pages", () => {
    const published = new Set((pagesArePresent ? readSections() : []).flatMap(({ text }) => runs(text)));
    expect(published.has("use a patch api call to set")).toBe(true);
    const texts = specFiles.flatMap((file) => proseOf(readSpec(file)));
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.filter((text) => runs(text).some((run) => published.has(run)))).toEqual([]);
  });
});
