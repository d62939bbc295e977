/** JSON to data: the platform's parser reads, and another one is asked only for places. */
import { type Node as JsonNode, type ParseError, findNodeAtLocation, parseTree, visit } from "jsonc-parser";
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
