/** Names that the output may not give to anything of the document's, each with the reason. */

/** Words that are no identifiers in strict modules (ECMA-262, 12.7.2), or confuse readers of types. */
const keywords =
  "abstract any arguments as asserts async await bigint boolean break case catch class const continue debugger declare default delete do else enum eval export extends false finally for from function get global if implements import in infer instanceof interface intrinsic is keyof let module namespace never new null number object of out override package private protected public readonly require return satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown using var void while with yield NaN Infinity";

/** Globals that the output itself uses, or that a reader would take a name of the document's for. */
const globals =
  "Array ArrayBuffer Awaited BigInt Blob Boolean Buffer DataView Date Error Exclude Extract File FormData Function Headers Infer Iterable JSON Map Math NonNullable Number Object Omit Partial Pick Promise Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Request Required Response ReturnType Set String Symbol Uint8Array URL URLSearchParams WeakMap WeakSet console document exports fetch globalThis process self window";

/** Parameters and variables of generated functions. */
const locals = "client params options value page";

/** Exports of the output itself, and one that would make a module look like a promise. */
const exports = "contract then";

/** What the language looks up in any object, and so in a group of operations, which has their functions' names. */
const lookedUp = "constructor toString valueOf toJSON";

const byReason: readonly (readonly [reason: string, names: string])[] = [
  ["is a word of the language", keywords],
  ["is the name of a parameter in generated code", locals],
  ["has a meaning as an export", exports],
  ["is looked up in every object by the language", lookedUp],
  ["is a global name that generated code or its readers rely on", globals],
];

const reasons = new Map(
  byReason.flatMap(([reason, names]) => names.split(" ").map((name) => [name, reason] as const)),
);

/** Why the name may not be used; undefined where it may. */
export function reservedReason(name: string): string | undefined {
  return reasons.get(name);
}

/**
 * Names that are no names for members of a group: an object with a `then` is taken for a promise, and
 * the others are looked up by the language itself.
 */
export const reservedMembers: ReadonlySet<string> = new Set(["then", ...lookedUp.split(" ")]);
