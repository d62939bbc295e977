/** Text to data, with the way back from a pointer to a line. */
import { type Node as JsonNode, type ParseError, findNodeAtLocation, parseTree } from "jsonc-parser";
import {
  type Document,
  LineCounter,
  type Pair,
  type YAMLError,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
} from "yaml";
import type { Diagnostic, Position } from "../diagnostics.js";
import { segments } from "./pointer.js";

/** A file, read. */
export interface Parsed {
  readonly value: unknown;
  /** Where the node stands: at its key in a map, at itself in a list. Undefined where there is none. */
  readonly locate: (pointer: string) => Position | undefined;
}

/** How many nodes the aliases of one document may expand to, which bounds a "billion laughs" document. */
const maxAliases = 10_000;

/**
 * Parses YAML or JSON.
 * @param file only names the file in diagnostics; a name that ends in `.json` is tried as JSON first.
 * @returns the data, or the syntax errors (all of them, with positions).
 */
export function parse(file: string, text: string): Parsed | readonly Diagnostic[] {
  if (file.endsWith(".json")) {
    const parsed = parseJson(text);
    if (parsed !== undefined) return parsed;
  }
  const lineCounter = new LineCounter();
  const options = { lineCounter, merge: true, prettyErrors: false, uniqueKeys: true } as const;
  const document = parseDocument(text, options);
  // After the first error the parser is out of step, and what it says next is seldom of use.
  const duplicates = document.errors.filter(({ code }) => code === "DUPLICATE_KEY");
  const told = duplicates.length === document.errors.length ? duplicates : document.errors.slice(0, 1);
  if (told.length > 0) return told.map((error) => syntaxError(file, error, lineCounter));
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { value, locate: (pointer) => locateYaml(document, lineCounter, pointer) };
  } catch (error) {
    return [aliasError(file, error)];
  }
}

function parseJson(text: string): Parsed | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
  } catch {
    return undefined; // The YAML parser reads JSON too, and says where it is wrong.
  }
  let found: { readonly tree: JsonNode | undefined; readonly lines: LineCounter } | undefined;
  return {
    value,
    locate(pointer) {
      found ??= { tree: parseTree(text, [] satisfies ParseError[]), lines: countLines(text) };
      return found.tree && locateJson(found.tree, found.lines, pointer, value);
    },
  };
}

function locateJson(
  tree: JsonNode,
  lines: LineCounter,
  pointer: string,
  value: unknown,
): Position | undefined {
  const path: (string | number)[] = [];
  let current = value;
  for (const segment of segments(pointer)) {
    path.push(Array.isArray(current) ? Number(segment) : segment);
    current = Array.isArray(current) ? current[Number(segment)] : Object(current)[segment];
  }
  const node = findNodeAtLocation(tree, path);
  if (node === undefined) return undefined;
  const start = node.parent?.type === "property" ? node.parent.offset : node.offset;
  return position(lines, start);
}

/** The line table of a text, as the YAML parser makes one for itself. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let index = text.indexOf("\n"); index !== -1; index = text.indexOf("\n", index + 1)) {
    lines.addNewLine(index + 1);
  }
  return lines;
}

function locateYaml(document: Document, lines: LineCounter, pointer: string): Position | undefined {
  let node: unknown = document.contents;
  let offset = rangeStart(node);
  for (const segment of segments(pointer)) {
    if (isMap(node)) {
      const pair: unknown = node.items.find((item) => isPair(item) && keyText(item) === segment);
      if (!isPair(pair)) break;
      offset = rangeStart(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(segment)];
      offset = rangeStart(node) ?? offset;
    } else break;
  }
  return offset === undefined ? undefined : position(lines, offset);
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function rangeStart(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
    return undefined;
  const start: unknown = node.range[0];
  return typeof start === "number" ? start : undefined;
}

function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function syntaxError(file: string, error: YAMLError, lines: LineCounter): Diagnostic {
  const duplicate = error.code === "DUPLICATE_KEY";
  return {
    code: duplicate ? "duplicate-key" : "syntax",
    severity: "error",
    message: duplicate ? "This key stands twice in one map" : error.message.replace(/\.?\s*$/, ""),
    help: duplicate
      ? "Remove one of the two, or merge their values."
      : "Correct the YAML (or JSON) at this place.",
    place: { file, pointer: "", position: position(lines, error.pos[0]) },
  };
}

function aliasError(file: string, error: unknown): Diagnostic {
  return {
    code: "alias-expansion",
    severity: "error",
    message: `The aliases of this file cannot be expanded: ${error instanceof Error ? error.message : String(error)}`,
    help: "Write the repeated part once, as a component, and refer to it with $ref.",
    place: { file, pointer: "", position: { line: 1, column: 1 } },
  };
}
