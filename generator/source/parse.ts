/** Text to data, with the way back from a pointer to a line. */
import { type Node as JsonNode, type ParseError, findNodeAtLocation, parseTree, visit } from "jsonc-parser";
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
  visit as visitYaml,
} from "yaml";
import type { Diagnostic, Place, Position } from "../diagnostics.js";
import { segments } from "./pointer.js";

/** A file, read. */
export interface Parsed {
  readonly value: unknown;
  /** Where the node stands: at its key in a map, at itself in a list. Undefined where there is none. */
  readonly locate: (pointer: string) => Position | undefined;
  /** What is wrong though the file could be read. */
  readonly warnings: readonly Diagnostic[];
}

/** How many nodes the aliases of one document may expand to, which bounds a "billion laughs" document. */
const maxAliases = 10_000;

/**
 * Parses YAML or JSON.
 * @param file only names the file in diagnostics; a name that ends in `.json` is tried as JSON first.
 * @returns the data, or the syntax errors with their positions.
 */
export function parse(file: string, source: string): Parsed | readonly Diagnostic[] {
  const text = source.replace(/^\ufeff/, "");
  const isJson = file.endsWith(".json");
  try {
    const json = isJson ? parseJson(file, text) : undefined;
    if (json !== undefined) return json;
    const yaml = parseYaml(file, text);
    // The YAML parser takes more than JSON is, and other tools will not.
    return isJson && "value" in yaml ? { ...yaml, warnings: [jsonWarning(file, text)] } : yaml;
  } catch (error) {
    if (error instanceof RangeError) return [unreadable(file, "tooDeep")];
    throw error;
  }
}

function parseYaml(file: string, text: string): Parsed | readonly Diagnostic[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, prettyErrors: false, uniqueKeys: true });
  // After the first error the parser is out of step, and what it says next is seldom of use.
  const duplicates = document.errors.filter(({ code }) => code === "DUPLICATE_KEY");
  const told = duplicates.length === document.errors.length ? duplicates : document.errors.slice(0, 1);
  if (told.some(({ message }) => message.includes("call stack"))) return [unreadable(file, "tooDeep")];
  if (told.length > 0) return told.map((error) => syntaxError(file, error, lineCounter));
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { value, locate: (pointer) => locateYaml(document, lineCounter, pointer), warnings: [] };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    const unknown = unknownAlias(document);
    if (unknown === undefined) return [unreadable(file, "aliases")];
    const place = { file, pointer: "", position: position(lineCounter, unknown.offset) };
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

/** The first alias to an anchor that does not exist. */
function unknownAlias(document: Document): { readonly name: string; readonly offset: number } | undefined {
  let found: { readonly name: string; readonly offset: number } | undefined;
  visitYaml(document, {
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return undefined;
      found = { name: node.source, offset: node.range?.[0] ?? 0 };
      return visitYaml.BREAK;
    },
  });
  return found;
}

/** Undefined where it is no JSON: the YAML parser reads more, and says where something is wrong. */
function parseJson(file: string, text: string): Parsed | readonly Diagnostic[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const lines = lazy(() => countLines(text));
  const tree = lazy(() => parseTree(text, [] satisfies ParseError[]));
  const repeated = repeatedKeys(text).map((offset) =>
    duplicateKey({ file, pointer: "", position: position(lines(), offset) }),
  );
  if (repeated.length > 0) return repeated;
  return { value, locate: (pointer) => locateJson(tree(), lines(), pointer, value), warnings: [] };
}

/** Where keys stand that their object has already: `JSON.parse` takes the last one in silence. */
function repeatedKeys(text: string): number[] {
  const found: number[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (key, offset) => {
      const keys = open.at(-1);
      if (keys?.has(key) === true) found.push(offset);
      keys?.add(key);
    },
  });
  return found;
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function locateJson(
  tree: JsonNode | undefined,
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
  let node = tree && findNodeAtLocation(tree, path);
  // What is not there is looked for where it would be: at the nearest node around it.
  while (node === undefined && tree !== undefined && path.pop() !== undefined)
    node = findNodeAtLocation(tree, path);
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
  const place = { file, pointer: "", position: position(lines, error.pos[0]) };
  if (error.code === "DUPLICATE_KEY") return duplicateKey(place);
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

function duplicateKey(place: Place): Diagnostic {
  const help = "Remove one of the two, or merge their values.";
  return {
    code: "duplicate-key",
    severity: "error",
    message: "This key stands twice in one map",
    help,
    place,
  };
}

function jsonWarning(file: string, text: string): Diagnostic {
  const errors: ParseError[] = [];
  parseTree(text, errors);
  const at = position(countLines(text), errors[0]?.offset ?? 0);
  return {
    code: "json-invalid",
    severity: "warning",
    message: "This is not JSON, though the file's name says so, and is read as YAML",
    help: "Correct it at this place (a comma too many, a comment), or name the file .yaml.",
    place: { file, pointer: "", position: at },
  };
}

const reasons = {
  tooDeep: {
    code: "syntax",
    message: "The file is nested too deeply to be read",
    help: "Split it: use references to components in place of nesting.",
  },
  aliases: {
    code: "alias-expansion",
    message: "The aliases of this file expand to too much, or to themselves",
    help: "Write the repeated part once, as a component, and refer to it with $ref.",
  },
};

function unreadable(file: string, reason: keyof typeof reasons): Diagnostic {
  return {
    ...reasons[reason],
    severity: "error",
    place: { file, pointer: "", position: { line: 1, column: 1 } },
  };
}
