/** arktype: a scope of definitions. Recursion needs nothing special there. */
import { type Idiom, json, key, regExp } from "./idiom.js";
import type { Keywords } from "./json-schema.js";

export const arktype: Idiom = {
  unknown: `"unknown"`,
  never: `"never"`,
  null: `"null"`,
  boolean: `"boolean"`,
  string: ({ minLength, maxLength, pattern }) => {
    const base = json(bounded("string", { minimum: minLength, maximum: maxLength }));
    return pattern === undefined ? base : `[${base}, "&", ${regExp(pattern)}]`;
  },
  number: (keywords, integer) => {
    const { multipleOf } = keywords;
    const base = bounded(integer ? "number.integer" : "number", keywords);
    return json(multipleOf === undefined ? base : `${base} & number % ${multipleOf}`);
  },
  members: (values) => `["===", ${values.map(json).join(", ")}]`,
  array: (item, { minItems, maxItems }) => {
    const base = `[${item}, "[]"]`;
    if (minItems === undefined && maxItems === undefined) return base;
    return `[${base}, "&", ${json(bounded("unknown[]", { minimum: minItems, maximum: maxItems }))}]`;
  },
  record: (value) => `{ "[string]": ${value} }`,
  object: (members, rest) => {
    const fields = members.map(({ name, text, optional }) => `${key(optional ? `${name}?` : name)}: ${text}`);
    if (rest === "closed") fields.unshift(`"+": "reject"`);
    if (typeof rest === "object") fields.push(`"[string]": ${rest.schema}`);
    return `{ ${fields.join(", ")} }`;
  },
  nullable: (inner) => `[${inner}, "|", "null"]`,
  union: (parts) => parts.reduce((some, other) => `[${some}, "|", ${other}]`),
  tagged: (_property, parts) => parts.reduce((some, other) => `[${some}, "|", ${other}]`),
  all: (parts) => parts.reduce((some, other) => `[${some}, "&", ${other}]`),
  reference: json,
  forward: json,
  defersMembers: true,
  declaration: (name, text) => `  ${name}: ${text},`,
  module: (declarations) =>
    [
      `import { scope } from "arktype";`,
      "export const types = scope({",
      ...declarations,
      "}).export();",
      "",
    ].join("\n"),
};

type Bounds = Partial<
  Record<"minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum", number | undefined>
>;

function bounded(base: string, bounds: Bounds | Keywords): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  const lower =
    minimum !== undefined ? `${minimum} <= ` : exclusiveMinimum !== undefined ? `${exclusiveMinimum} < ` : "";
  const upper =
    maximum !== undefined ? ` <= ${maximum}` : exclusiveMaximum !== undefined ? ` < ${exclusiveMaximum}` : "";
  // A bound on one side is written on the right.
  if (lower !== "" && upper === "")
    return minimum !== undefined ? `${base} >= ${minimum}` : `${base} > ${exclusiveMinimum}`;
  return `${lower}${base}${upper}`;
}
