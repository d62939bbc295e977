/** Operations by tag: the groups of the client, and what an operation is called inside its group. */
import type { Operation } from "../model/types.js";
import { camelCase, kebabCase, words } from "./casing.js";
import { withMark } from "./claims.js";
import { reservedMembers } from "./reserved.js";

export interface Group {
  /** The member of the client: `userInterviews`. */
  readonly name: string;
  /** The file below `operations/`, without an ending: `user-interviews`. */
  readonly file: string;
  /** The tag as the document writes it; undefined for operations without one. */
  readonly tag?: string;
  readonly operations: readonly Operation[];
}

/** Groups by the first tag, in the document's order. Tags that make the same name are one group. */
export function groupOperations(operations: readonly Operation[]): Group[] {
  const groups = new Map<string, { tag?: string; operations: Operation[] }>();
  for (const operation of operations) {
    const tag = operation.tags[0];
    const name = groupName(tag ?? "default");
    const group = groups.get(name);
    if (group !== undefined) group.operations.push(operation);
    else groups.set(name, { ...(tag === undefined ? {} : { tag }), operations: [operation] });
  }
  const files = fileNames(groups.keys());
  return Array.from(groups, ([name, group]) => ({ name, file: files.get(name) ?? name, ...group }));
}

function groupName(tag: string): string {
  const name = camelCase(tag);
  return reservedMembers.has(name) ? `${name}Group` : name;
}

/** Names of devices, which are no names of files under Windows. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** How long a name may be: file systems take 255 bytes, and letters of many scripts are three each. */
const longest = 80;

/** A name that every file system takes; one that was cut short has a mark, so that it does not depend on others. */
function fileName(name: string): string {
  const words = kebabCase(name) || "default";
  const short = words.length > longest ? mark(words.slice(0, longest), name) : words;
  return devices.test(short) ? `${short}-operations` : short;
}

/** The file of each group. Of names that differ by capitals alone, one where case does not count, all but one have a mark. */
function fileNames(groups: Iterable<string>): Map<string, string> {
  const byFile = new Map<string, string[]>();
  for (const name of groups) {
    const file = fileName(name);
    const known = byFile.get(file);
    if (known === undefined) byFile.set(file, [name]);
    else known.push(name);
  }
  return new Map(
    Array.from(byFile, ([file, names]) => {
      const first = names.find((name) => camelCase(file) === name) ?? [...names].sort()[0];
      return names.map((name) => [name, name === first ? file : mark(file, name)] as const);
    }).flat(),
  );
}

function mark(file: string, name: string): string {
  return withMark(file, name).replace(/_(?=[^_]*$)/, "-");
}

/**
 * The operation's name without the words of its tag: `listUserInterviews` in `User interviews` is
 * `list`. Where that leaves nothing, or a name that another operation has in short or in full, the full name stays.
 * @param fullName the name of the operation's function.
 */
export function memberNames(
  groups: readonly Group[],
  fullName: (operation: Operation) => string,
): Map<Operation, string> {
  const members = new Map<Operation, string>();
  for (const group of groups) {
    const names = group.operations.map((operation) => {
      const full = fullName(operation);
      return { operation, full, short: shorten(full, group) };
    });
    // Full names count too: what another operation is called may be what it falls back to.
    const counts = new Map<string, number>();
    for (const { full, short } of names)
      for (const name of new Set([full, short])) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const { operation, full, short } of names)
      members.set(operation, counts.get(short) === 1 && !reservedMembers.has(short) ? short : full);
  }
  return members;
}

function shorten(name: string, group: Group): string {
  const own = words(name);
  const tag = words(group.tag ?? "").map(singular);
  const start = own.findIndex((_, index) =>
    tag.every((word, offset) => singular(own[index + offset] ?? "") === word),
  );
  const rest = tag.length === 0 || start === -1 ? own : own.toSpliced(start, tag.length);
  return rest.length === 0 ? name : camelCase(rest.join(" "));
}

function singular(word: string): string {
  const lower = word.toLowerCase();
  if (lower.endsWith("ies")) return `${lower.slice(0, -3)}y`;
  if (/(s|x|ch|sh)es$/.test(lower)) return lower.slice(0, -2);
  return /[^s]s$/.test(lower) ? lower.slice(0, -1) : lower;
}
