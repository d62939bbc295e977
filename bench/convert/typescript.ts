/** Types for typia, with its tags where types alone do not say enough. */
import { type Idiom, json } from "./idiom.js";

export const typescript: Idiom = {
  unknown: "unknown",
  never: "never",
  null: "null",
  boolean: "boolean",
  string: ({ minLength, maxLength, pattern }) =>
    tagged("string", [
      ["MinLength", minLength],
      ["MaxLength", maxLength],
      ["Pattern", pattern],
    ]),
  number: ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }, integer) =>
    tagged("number", [
      ["Type", integer ? "int64" : undefined],
      ["Minimum", minimum],
      ["Maximum", maximum],
      ["ExclusiveMinimum", exclusiveMinimum],
      ["ExclusiveMaximum", exclusiveMaximum],
      ["MultipleOf", multipleOf],
    ]),
  members: (values) => `(${values.map(json).join(" | ")})`,
  array: (item, { minItems, maxItems }) =>
    tagged(`Array<${item}>`, [
      ["MinItems", minItems],
      ["MaxItems", maxItems],
    ]),
  record: (value) => `Record<string, ${value}>`,
  object: (members, rest) => {
    const fields = members.map(({ name, text, optional }) => `${json(name)}${optional ? "?" : ""}: ${text};`);
    if (typeof rest === "object") fields.push("[name: string]: unknown;");
    return `{ ${fields.join(" ")} }`;
  },
  nullable: (inner) => `(${inner} | null)`,
  union: (parts) => `(${parts.join(" | ")})`,
  tagged: (_property, parts) => `(${parts.join(" | ")})`,
  all: (parts) => `(${parts.join(" & ")})`,
  reference: (name) => name,
  forward: (name) => name,
  defersMembers: true,
  declaration: (name, text) => `export type ${name} = ${text};`,
  module: (declarations) => [`import type { tags } from "typia";`, ...declarations, ""].join("\n"),
};

function tagged(base: string, pairs: readonly (readonly [string, number | string | undefined])[]): string {
  const tags = pairs.flatMap(([name, value]) =>
    value === undefined ? [] : [`tags.${name}<${json(value)}>`],
  );
  return tags.length === 0 ? base : `(${[base, ...tags].join(" & ")})`;
}
