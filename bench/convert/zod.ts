/** zod 4 and zod mini. */
import type { JsonValue } from "../../generator/model/types.js";
import { type Idiom, type Member, json, key, regExp, texts } from "./idiom.js";
import type { Keywords } from "./json-schema.js";

/** How the two differ: methods in a chain, or functions around and inside. */
interface Flavour {
  readonly from: string;
  /** A schema with checks. */
  checked(base: string, checks: readonly Check[]): string;
  optional(inner: string): string;
  catchall(object: string, rest: string): string;
}

interface Check {
  readonly method: string;
  readonly function: string;
  readonly argument: string;
}

const classic: Flavour = {
  from: "zod",
  checked: (base, checks) => base + checks.map(({ method, argument }) => `.${method}(${argument})`).join(""),
  optional: (inner) => `${inner}.optional()`,
  catchall: (object, rest) => `${object}.catchall(${rest})`,
};

const mini: Flavour = {
  from: "zod/mini",
  checked: (base, checks) => {
    const calls = checks.map((check) => `z.${check.function}(${check.argument})`);
    return calls.length === 0 ? base : `${base}.check(${calls.join(", ")})`;
  },
  optional: (inner) => `z.optional(${inner})`,
  catchall: (object, rest) => `z.catchall(${object}, ${rest})`,
};

export const zod = idiom(classic);
export const zodMini = idiom(mini);

function idiom(flavour: Flavour): Idiom {
  return {
    unknown: "z.unknown()",
    never: "z.never()",
    null: "z.null()",
    boolean: "z.boolean()",
    string: (keywords) => flavour.checked("z.string()", stringChecks(keywords)),
    number: (keywords, integer) =>
      flavour.checked(integer ? "z.int()" : "z.number()", numberChecks(keywords)),
    members,
    array: (item, keywords) => flavour.checked(`z.array(${item})`, arrayChecks(keywords)),
    record: (value) => `z.record(z.string(), ${value})`,
    object: (list, rest) => object(list, rest, flavour),
    nullable: (inner) => `z.nullable(${inner})`,
    union: (parts) => `z.union([${parts.join(", ")}])`,
    tagged: (property, parts) => `z.discriminatedUnion(${json(property)}, [${parts.join(", ")}])`,
    all: (parts) => parts.reduce((some, other) => `z.intersection(${some}, ${other})`),
    reference: (name) => name,
    forward: (name) => `z.lazy(() => ${name})`,
    defersMembers: true,
    declaration: (name, text) => `export const ${name} = ${text};`,
    module: (declarations) => [`import * as z from "${flavour.from}";`, ...declarations, ""].join("\n"),
  };
}

function members(values: readonly JsonValue[]): string {
  const strings = values.every((value) => typeof value === "string");
  if (values.length > 1) return `z.${strings ? "enum" : "literal"}(${json(values)})`;
  return `z.literal(${json(values[0] ?? null)})`;
}

function stringChecks({ minLength, maxLength, pattern }: Keywords): Check[] {
  return [
    ...check(minLength, "min", "minLength"),
    ...check(maxLength, "max", "maxLength"),
    ...(pattern === undefined ? [] : [{ method: "regex", function: "regex", argument: regExp(pattern) }]),
  ];
}

function numberChecks(keywords: Keywords): Check[] {
  return [
    ...check(keywords.minimum, "gte", "gte"),
    ...check(keywords.maximum, "lte", "lte"),
    ...check(keywords.exclusiveMinimum, "gt", "gt"),
    ...check(keywords.exclusiveMaximum, "lt", "lt"),
    ...check(keywords.multipleOf, "multipleOf", "multipleOf"),
  ];
}

function arrayChecks({ minItems, maxItems }: Keywords): Check[] {
  return [...check(minItems, "min", "minLength"), ...check(maxItems, "max", "maxLength")];
}

function check(value: number | undefined, method: string, name: string): Check[] {
  return [...texts([[value, String]])].map((argument) => ({ method, function: name, argument }));
}

/** `z.object` lets other members pass, as JSON Schema does, and is faster than `z.looseObject`. */
function object(list: readonly Member[], rest: Parameters<Idiom["object"]>[1], flavour: Flavour): string {
  const fields = list.map(({ name, text, optional, forward }) => {
    const value = optional ? flavour.optional(text) : text;
    return forward ? `get ${key(name)}() { return ${value}; }` : `${key(name)}: ${value}`;
  });
  const shape = `{ ${fields.join(", ")} }`;
  if (rest === "closed") return `z.strictObject(${shape})`;
  return rest === "open" ? `z.object(${shape})` : flavour.catchall(`z.object(${shape})`, rest.schema);
}
