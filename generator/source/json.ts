/** JSON to data: the platform's parser reads, and another one is asked only for what is wrong. */
import { createRequire } from "node:module";
import type { ParseError } from "jsonc-parser";
import type { Diagnostic, Place, Position } from "../diagnostics.js";
import { withoutAdditions } from "./json-additions.js";
import { type Json, editJson } from "./json-edit.js";
import { JsonPlaces, isSpace, stringEnd } from "./json-places.js";
import { Lines } from "./lines.js";
import { additionWarning, reasonOf, syntaxError } from "./json-problems.js";
import { type Parsed, duplicateKey } from "./parsed.js";

const require = createRequire(import.meta.url);

/** Loaded where something is wrong: most runs never need it. */
function tolerantParser(): typeof import("jsonc-parser") {
  return require("jsonc-parser");
}

/**
 * JSON; with comments and commas that it does not have, of which a warning tells.
 * @returns undefined where it is something else.
 */
export function parseJson(file: string, text: string): Parsed | undefined {
  const json = readJson(text);
  if (json === undefined) return parseWithAdditions(file, text);
  if (hasEachKeyOnce(text, json.value)) return withEdits(json);
  return { value: json.value, locate: locator(json), problems: repetitions(file, json) };
}

function parseWithAdditions(file: string, text: string): Parsed | undefined {
  const plain = withoutAdditions(text);
  const json = plain.additions.length > 0 ? readJson(plain.text) : undefined;
  if (json === undefined) return undefined;
  // What YAML has too is right in a file of another name.
  const told = plain.additions.find(({ start }) => isJsonFile(file) || text[start] === "/");
  const warnings = told ? [additionWarning(told.kind, placeOf(file, json.lines, told.start))] : [];
  const repeated = hasEachKeyOnce(plain.text, json.value) ? [] : repetitions(file, json);
  return { value: json.value, locate: locator(json), problems: [...warnings, ...repeated] };
}

function readJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { text, value, places: new JsonPlaces(text), lines: new Lines(text) };
  } catch {
    return undefined;
  }
}

function repetitions(file: string, { text, lines }: Json): Diagnostic[] {
  return repeatedKeys(text).map((offset) => duplicateKey(placeOf(file, lines, offset)));
}

function placeOf(file: string, lines: Lines, offset: number): Place {
  return { file, pointer: "", position: lines.position(offset) };
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

/** True for a file that its name says to be JSON. */
export function isJsonFile(file: string): boolean {
  return file.endsWith(".json");
}

/** True for a text that begins with an object or a list, if not with comments. */
export function beginsAsJson(text: string): boolean {
  return /^\s*[{[]/.test(withoutAdditions(text).text);
}

/** What is wrong first with a text that is no JSON. */
export function jsonError(file: string, text: string): Diagnostic {
  const { position, reason } = jsonMistake(text);
  return syntaxError(reason, { file, pointer: "", position });
}

/**
 * Where a text stops being JSON, and why.
 * @returns no reason where nothing but comments and commas too many is found.
 */
export function jsonMistake(text: string): {
  readonly position: Position;
  readonly reason: string | undefined;
} {
  const errors: ParseError[] = [];
  tolerantParser().parseTree(withoutAdditions(text).text, errors);
  const [first] = errors;
  return {
    position: new Lines(text).position(first?.offset ?? 0),
    reason: first && reasonOf(tolerantParser().printParseErrorCode(first.error)),
  };
}
