/** valibot. */
import { type Idiom, json, key, regExp, texts } from "./idiom.js";

export const valibot: Idiom = {
  unknown: "v.unknown()",
  never: "v.never()",
  null: "v.null()",
  boolean: "v.boolean()",
  string: ({ minLength, maxLength, pattern }) =>
    pipe("v.string()", [
      ...texts([
        [minLength, (length) => `v.minLength(${length})`],
        [maxLength, (length) => `v.maxLength(${length})`],
      ]),
      ...(pattern === undefined ? [] : [`v.regex(${regExp(pattern)})`]),
    ]),
  number: ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }, integer) =>
    pipe("v.number()", [
      ...(integer ? ["v.integer()"] : []),
      ...texts([
        [minimum, (bound) => `v.minValue(${bound})`],
        [maximum, (bound) => `v.maxValue(${bound})`],
        [exclusiveMinimum, (bound) => `v.gtValue(${bound})`],
        [exclusiveMaximum, (bound) => `v.ltValue(${bound})`],
        [multipleOf, (unit) => `v.multipleOf(${unit})`],
      ]),
    ]),
  members: (values) =>
    values.length > 1 ? `v.picklist(${json(values)})` : `v.literal(${json(values[0] ?? null)})`,
  array: (item, { minItems, maxItems }) =>
    pipe(`v.array(${item})`, [
      ...texts([
        [minItems, (length) => `v.minLength(${length})`],
        [maxItems, (length) => `v.maxLength(${length})`],
      ]),
    ]),
  record: (value) => `v.record(v.string(), ${value})`,
  object: (members, rest) => {
    const fields = members.map(({ name, text, optional }) => {
      return `${key(name)}: ${optional ? `v.optional(${text})` : text}`;
    });
    const entries = `{ ${fields.join(", ")} }`;
    if (rest === "closed") return `v.strictObject(${entries})`;
    return rest === "open" ? `v.object(${entries})` : `v.objectWithRest(${entries}, ${rest.schema})`;
  },
  nullable: (inner) => `v.nullable(${inner})`,
  union: (parts) => `v.union([${parts.join(", ")}])`,
  // A variant looks into its parts when it is made, and so takes none that is lazy.
  tagged: (property, parts, forward) =>
    forward ? `v.union([${parts.join(", ")}])` : `v.variant(${json(property)}, [${parts.join(", ")}])`,
  all: (parts) => `v.intersect([${parts.join(", ")}])`,
  reference: (name) => name,
  forward: (name) => `v.lazy(() => ${name})`,
  defersMembers: false,
  declaration: (name, text) => `export const ${name} = ${text};`,
  module: (declarations) => [`import * as v from "valibot";`, ...declarations, ""].join("\n"),
};

function pipe(base: string, actions: readonly string[]): string {
  return actions.length === 0 ? base : `v.pipe(${[base, ...actions].join(", ")})`;
}
