/** Types as text, and how they are put together. */
import { type Code, code, join } from "./text.js";

/** The text of a type. */
export interface Type {
  readonly text: Code;
  /** Needs parentheses where something binds tighter. */
  readonly compound: boolean;
  /** What its members are where all are literals: beside them the wider type says nothing. */
  readonly literals?: "string" | "number" | "boolean";
}

/** A type that stands everywhere without parentheses. */
export function simple(text: Code): Type {
  return { text, compound: false };
}

export const unknown = simple(code`unknown`);

/** The text, safe before `[]` and inside intersections. */
export function atom({ text, compound }: Type): Code {
  return compound ? code`(${text})` : text;
}

/** What all of the parts say. */
export function intersection(parts: readonly Type[]): Type {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const narrow = new Set<string | undefined>(parts.map(({ literals }) => literals));
  const telling = parts.filter(({ text }) => text !== unknown.text && !narrow.has(text));
  const [only] = telling;
  if (only === undefined) return unknown;
  const texts = new Set(telling.map(atom));
  return texts.size === 1 ? only : { text: join(texts, code` & `), compound: true };
}

/** What one of the members says. */
export function union(members: readonly Type[]): Type {
  const [first] = members;
  if (first !== undefined && members.length === 1) return first;
  const texts = new Set(members.map((member) => member.text));
  if (texts.has(unknown.text)) return unknown;
  if (texts.size > 1) texts.delete(code`never`);
  const [only = code`never`] = texts;
  if (texts.size <= 1) return members.find(({ text }) => text === only) ?? simple(only);
  return { text: join(texts, code` | `), compound: true };
}
