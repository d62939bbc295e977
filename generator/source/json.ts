/** JSON to data: the platform's parser reads, and another one is asked only for places. */
import { type Node as JsonNode, type ParseError, parseTree, visit } from "jsonc-parser";
import { LineCounter } from "yaml";
import type { Diagnostic, Position } from "../diagnostics.js";
import { type Parsed, duplicateKey, position } from "./parsed.js";
import { segments } from "./pointer.js";

/** Undefined where it is no JSON: the YAML parser reads more, and says where something is wrong. */
export function parseJson(file: string, text: string): Parsed | readonly Diagnostic[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const lines = lazy(() => countLines(text));
  const tree = lazy(() => parseTree(text, [] satisfies ParseError[]));
  const members = countMembers(value);
  const repeats = countKeys(text) === members ? [] : repeatedKeys(text);
  const repeated = repeats.map((offset) =>
    duplicateKey({ file, pointer: "", position: position(lines(), offset) }),
  );
  return { value, locate: (pointer) => locateJson(tree(), lines(), pointer), problems: repeated };
}

/** How many keys stand in a text that is known to be JSON. */
function countKeys(text: string): number {
  let count = 0;
  for (let open = text.indexOf('"'); open !== -1;) {
    let close = text.indexOf('"', open + 1);
    while (isEscaped(text, close)) close = text.indexOf('"', close + 1);
    let next = close + 1;
    while (isSpace(text.charCodeAt(next))) next++;
    if (text[next] === ":") count++;
    open = text.indexOf('"', next);
  }
  return count;
}

/** True behind an odd number of backslashes. */
function isEscaped(text: string, index: number): boolean {
  let before = index - 1;
  while (text[before] === "\\") before--;
  return (index - before) % 2 === 0;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/** Deeper than anything that people write, and far from the end of the stack for whoever recurses. */
const maxNesting = 2000;

/**
 * How many members all objects have that `JSON.parse` made: a key that stood twice is one.
 * @throws RangeError for a value that is nested too deeply, as parsers of YAML do.
 */
function countMembers(value: unknown): number {
  let count = 0;
  let level = [value].filter(isNested);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxNesting) throw new RangeError("Nested too deeply");
    const inner: object[] = [];
    for (const node of level) {
      const members: readonly unknown[] = Object.values(node);
      if (!Array.isArray(node)) count += members.length;
      for (const member of members) if (isNested(member)) inner.push(member);
    }
    level = inner;
  }
  return count;
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
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

/** Where the node stands, or the nearest one around it. */
function locateJson(tree: JsonNode | undefined, lines: LineCounter, pointer: string): Position | undefined {
  let node = tree;
  for (const segment of segments(pointer)) {
    const next = node && member(node, segment);
    if (next === undefined) break;
    node = next;
  }
  if (node === undefined) return undefined;
  return position(lines, node.parent?.type === "property" ? node.parent.offset : node.offset);
}

/** Of a key that stands twice the last one counts. */
function member({ type, children = [] }: JsonNode, segment: string): JsonNode | undefined {
  if (type === "array") return children[Number(segment)];
  return children.findLast((property) => property.children?.[0]?.value === segment)?.children?.[1];
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

export function jsonWarning(file: string, text: string): Diagnostic {
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
