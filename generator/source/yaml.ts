/** YAML to data, and pointers to lines, with every form that YAML has, and words for what is wrong. */
import { createRequire } from "node:module";
import type { Document, DocumentOptions, Pair, ParseOptions, SchemaOptions, YAMLError } from "yaml";
import type { Diagnostic, Position } from "../diagnostics.js";
import { Lines } from "./lines.js";
import { type Parsed, duplicateKey, unreadable } from "./parsed.js";
import { segments } from "./pointer.js";
import { referenceMistake, repeatedKeys } from "./yaml-checks.js";

const require = createRequire(import.meta.url);

/** Loaded when first needed: most documents are read by way of events. */
function library(): typeof import("yaml") {
  return require("yaml");
}

/** How many nodes the aliases of one document may expand to, which bounds a "billion laughs" document. */
const maxAliases = 10_000;

/** Types of YAML 1.1 that JSON does not have (dates, bytes, sets): their tags say nothing, and their text is a string. */
const foreign = /^tag:yaml\.org,2002:(?:binary|omap|pairs|set|timestamp)$/;

const options: ParseOptions & DocumentOptions & SchemaOptions = {
  merge: true,
  prettyErrors: false,
  // What the library has to say is in its errors: it would write warnings to the process.
  logLevel: "error",
  // It takes 200 and '200' for two keys, and compares each key with all others.
  uniqueKeys: false,
  resolveKnownTags: false,
  customTags: (tags) => tags.filter((tag) => typeof tag === "string" || !foreign.test(tag.tag)),
};

export function parseYaml(file: string, text: string): Parsed | readonly Diagnostic[] {
  const lines = new Lines(text);
  const document = library().parseDocument(text, options);
  // After the first error the parser is out of step, and what it says next is seldom of use.
  const [fatal] = document.errors;
  if (fatal?.message.includes("call stack") === true) return [unreadable(file, "tooDeep")];
  if (fatal !== undefined) return [syntaxError(file, fatal, lines)];
  const refers = text.includes("*") || text.includes("<<");
  const mistake = refers ? referenceMistake(document, library()) : undefined;
  if (mistake !== undefined) {
    const { offset, ...words } = mistake;
    const place = { file, pointer: "", position: lines.position(offset) };
    return [{ code: "syntax", severity: "error", ...words, place }];
  }
  const problems = repeatedKeys(document, library()).map((offset) =>
    duplicateKey({ file, pointer: "", position: lines.position(offset) }),
  );
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { value, locate: (pointer) => locateYaml(document, lines, pointer), problems };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return [unreadable(file, "aliases")];
  }
}

function locateYaml(document: Document, lines: Lines, pointer: string): Position | undefined {
  const { isMap, isPair, isSeq } = library();
  let node: unknown = document.contents;
  let offset = rangeStart(node);
  for (const segment of segments(pointer)) {
    if (isMap(node)) {
      // Of a key that stands twice the last one counts.
      const pair: unknown = node.items.findLast((item) => isPair(item) && keyText(item) === segment);
      if (!isPair(pair)) break;
      offset = rangeStart(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(segment)];
      offset = rangeStart(node) ?? offset;
    } else break;
  }
  return offset === undefined ? undefined : lines.position(offset);
}

function keyText({ key }: Pair): string {
  return library().isScalar(key) ? String(key.value) : String(key);
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
    return undefined;
  const start: unknown = node.range[0];
  return typeof start === "number" ? start : undefined;
}

function syntaxError(file: string, error: YAMLError, lines: Lines): Diagnostic {
  const place = { file, pointer: "", position: lines.position(error.pos[0]) };
  const several = error.code === "MULTIPLE_DOCS";
  return {
    code: "syntax",
    severity: "error",
    message: several ? "The file holds several documents" : error.message.replace(/\.?\s*$/, ""),
    help: several
      ? "Keep one of the documents that `---` divides."
      : "Correct the YAML (or JSON) at this place.",
    place,
  };
}
