/** What all explanations share: how issues are made, and how those of parts become those of the whole. */
import { type JsonObject, type Seen, isArray } from "./checks.js";
import type { Issue } from "./issue.js";

/**
 * Says what a schema, or a keyword of it, has against a value.
 *
 * In issues that are on their way, `pointer` begins at the value. `schema` begins at the schema at hand where
 * it has a slash in front, and at the schema around it where it has `^`; else it names a document.
 * @param seen takes down which parts have been looked at, where an `unevaluated…` keyword will ask.
 */
export type Explain = (value: unknown, seen?: Seen) => readonly Issue[];

/**
 * How many issues are looked for. A value with more is wrong altogether, and what follows would not be read;
 * where only a verdict is asked for, the first will do.
 */
let enough = 100;

/** True where only a verdict is asked for. */
export function isBrief(): boolean {
  return enough === 1;
}

/** True where no more issues are looked for. */
export function isFull(issues: readonly Issue[]): boolean {
  return issues.length >= enough;
}

/** Nothing to say. */
export const none: readonly Issue[] = [];

/** An issue about the value itself. */
export function refusal(value: unknown, keyword: string, message: string): Issue {
  const found = value === null ? "null" : isArray(value) ? "array" : typeof value;
  return { pointer: "", keyword, schema: `/${keyword}`, message: `must ${message}`, found };
}

/** That issue, unless the value is valid. */
export function unless(valid: boolean, value: unknown, keyword: string, message: string): readonly Issue[] {
  return valid ? none : [refusal(value, keyword, message)];
}

/** Adds issues that a schema below, or beside, has found. They are moved to where it stands. */
export function add(issues: Issue[], found: readonly Issue[], at: string, pointer = ""): void {
  for (const issue of found) {
    if (isFull(issues)) return;
    issues.push(isBrief() ? issue : move(issue, at, pointer));
  }
}

function move(issue: Issue, at: string, pointer: string): Issue {
  const { schema } = issue;
  const [first = "/"] = schema;
  const place = first === "/" ? at + schema : first === "^" ? schema.slice(1) : schema;
  return { ...issue, pointer: pointer + issue.pointer, schema: place };
}

/** Adds the issues of a member or an item. */
export function addPart(
  issues: Issue[],
  part: Explain,
  value: unknown,
  name: string | number,
  keyword: string,
  key?: string | number,
): void {
  if (isFull(issues)) return;
  const found = part(value);
  // Texts are put together only where there is an issue: most parts have none.
  if (found.length > 0) add(issues, found, pointerOf(keyword) + pointerOf(key), pointerOf(name));
}

/** A step of a pointer (RFC 6901, section 3), or none. */
export function pointerOf(name: string | number | undefined): string {
  return name === undefined || isBrief()
    ? ""
    : `/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Words in a row: `a, b or c`. */
export function listOf(words: readonly (string | undefined)[]): string {
  const last = words.length - 1;
  return words.map((word, index) => `${index === 0 ? "" : index < last ? ", " : " or "}${word}`).join("");
}

/** Reads a member as guards do: with care where every object inherits the name, plainly elsewhere. */
export function readMember(value: JsonObject, name: string): unknown {
  const member = value[name];
  // What every object inherits is a function, but for its prototype: other values need no second look.
  const isPlain = (typeof member !== "function" && name !== "__proto__") || !(name in Object.prototype);
  return isPlain || Object.hasOwn(value, name) ? member : undefined;
}

/** Tells whether a value matches. What the schema has looked at counts only then. */
export function matches(part: Explain, value: unknown, seen?: Seen): boolean {
  const outer = enough;
  const looked: Seen | undefined = seen && new Set();
  enough = 1;
  try {
    if (part(value, looked).length > 0) return false;
  } finally {
    enough = outer;
  }
  looked?.forEach((name) => seen?.add(name));
  return true;
}
