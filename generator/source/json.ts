/** JSON to data: the platform's parser reads, and another one is asked only for what is wrong. */
import { createRequire } from "node:module";
import type { ParseError } from "jsonc-parser";
import type { Diagnostic } from "../diagnostics.js";
import { type Json, editJson } from "./json-edit.js";
import { JsonPlaces, isSpace, stringEnd } from "./json-places.js";
import { Lines } from "./lines.js";
import { type Parsed, duplicateKey } from "./parsed.js";

const require = createRequire(import.meta.url);

/** Loaded where something is wrong: most runs never need it. */
function tolerantParser(): typeof import("jsonc-parser") {
  return require("jsonc-parser");
}

/** Undefined where it is no JSON: the YAML parser reads more, and says where something is wrong. */
export function parseJson(file: string, text: string): Parsed | readonly Diagnostic[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const json = { text, value, places: new JsonPlaces(text), lines: new Lines(text) };
  if (hasEachKeyOnce(text, value)) return withEdits(json);
  const problems = repeatedKeys(text).map((offset) =>
    duplicateKey({ file, pointer: "", position: json.lines.position(offset) }),
  );
  return { value, locate: locator(json), problems };
}

/** @throws RangeError for a value that is nested too deeply. */
function hasEachKeyOnce(text: string, value: unknown): boolean {
  return countKeys(text) === (isNested(value) ? countMembers(value) : 0);
}

function withEdits(json: Json): Parsed {
  const edited = (text: string): Parsed | undefined => {
    const now = editJson(json, text, parsePart);
    return now && withEdits(now);
  };
  return { value: json.value, locate: locator(json), problems: [], edited };
}

/** A part of a text that is known to be in order around it; undefined where anything is wrong in it. */
function parsePart(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return hasEachKeyOnce(text, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function locator({ places, lines }: Json): Parsed["locate"] {
  return (pointer) => lines.position(places.offset(pointer));
}

/** How many keys stand in a text that is known to be JSON. */
function countKeys(text: string): number {
  let count = 0;
  for (let open = text.indexOf('"'); open !== -1;) {
    let next = stringEnd(text, open);
    while (isSpace(text.charCodeAt(next))) next++;
    if (text[next] === ":") count++;
    open = text.indexOf('"', next);
  }
  return count;
}

/** Deeper than anything that people write, and far from the end of the stack for whoever recurses. */
const maxNesting = 2000;

/**
 * How many members all objects have that `JSON.parse` made: a key that stood twice is one.
 * @throws RangeError for a value that is nested too deeply, as parsers of YAML do.
 */
function countMembers(value: object, depth = 0): number {
  if (depth > maxNesting) throw new RangeError("Nested too deeply");
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : members.length;
  for (const member of members) if (isNested(member)) count += countMembers(member, depth + 1);
  return count;
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Where keys stand that their object has already: `JSON.parse` takes the last one in silence. */
function repeatedKeys(text: string): number[] {
  const found: number[] = [];
  const open: Set<string>[] = [];
  tolerantParser().visit(text, {
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

export function jsonWarning(file: string, text: string): Diagnostic {
  const errors: ParseError[] = [];
  tolerantParser().parseTree(text, errors);
  const at = new Lines(text).position(errors[0]?.offset ?? 0);
  return {
    code: "json-invalid",
    severity: "warning",
    message: "This is not JSON, though the file's name says so, and is read as YAML",
    help: "Correct it at this place (a comma too many, a comment), or name the file .yaml.",
    place: { file, pointer: "", position: at },
  };
}
