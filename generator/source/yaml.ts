/** YAML to data, and pointers to lines, with every form that YAML has, and words for what is wrong. */
import { createRequire } from "node:module";
import type { Document, Pair, YAMLError } from "yaml";
import type { Diagnostic, Position } from "../diagnostics.js";
import { Lines } from "./lines.js";
import { type Parsed, duplicateKey, unreadable } from "./parsed.js";
import { segments } from "./pointer.js";

const require = createRequire(import.meta.url);

/** Loaded when first needed: most documents are read by way of events. */
function library(): typeof import("yaml") {
  return require("yaml");
}

/** How many nodes the aliases of one document may expand to, which bounds a "billion laughs" document. */
const maxAliases = 10_000;

export function parseYaml(file: string, text: string): Parsed | readonly Diagnostic[] {
  const lines = new Lines(text);
  const document = library().parseDocument(text, { merge: true, prettyErrors: false, uniqueKeys: true });
  // After the first error the parser is out of step, and what it says next is seldom of use.
  const [fatal] = document.errors.filter(({ code }) => code !== "DUPLICATE_KEY");
  if (fatal?.message.includes("call stack") === true) return [unreadable(file, "tooDeep")];
  if (fatal !== undefined) return [syntaxError(file, fatal, lines)];
  const problems = document.errors.map(({ pos }) =>
    duplicateKey({ file, pointer: "", position: lines.position(pos[0]) }),
  );
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { value, locate: (pointer) => locateYaml(document, lines, pointer), problems };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const unknown = unknownAlias(document);
    if (unknown === undefined) return [unreadable(file, "aliases")];
    const place = { file, pointer: "", position: lines.position(unknown.offset) };
    const message = `There is no anchor &${unknown.name} before this alias`;
    return [
      {
        code: "syntax",
        severity: "error",
        message,
        help: "Define the anchor first, or correct its name.",
        place,
      },
    ];
  }
}

/** The first alias to an anchor that does not stand before it. */
function unknownAlias(document: Document): { readonly name: string; readonly offset: number } | undefined {
  let found: { readonly name: string; readonly offset: number } | undefined;
  const anchors = new Set<string>();
  const { visit, isAlias } = library();
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.add(node.anchor);
        return undefined;
      }
      if (anchors.has(node.source)) return undefined;
      found = { name: node.source, offset: node.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found;
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

function keyText(pair: Pair): string {
  return library().isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
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
