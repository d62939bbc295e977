/** Values for schemas, such that what is written can be read back: without the marks that a style splits at. */
import type { Random } from "../agreement/random.js";
import { type Located, isJson, resolve } from "./document.js";

export type Primitive = string | number | boolean;
/** What one style can hold: a value, a list, or an object of values. */
export type Value = Primitive | readonly Primitive[] | { readonly [name: string]: Primitive };

const texts = [
  "a b",
  "é&=ü",
  "100%",
  "%41",
  "x+y",
  "50/50",
  "who?",
  "#1",
  "[0]",
  "{y}",
  "名前",
  "p:q@r",
  "'\"<>",
];

/** The type of a schema, where it has one that a style can hold. */
export function shapeOf(schema: Located | undefined): "array" | "object" | "value" | undefined {
  const type = typeOf(schema);
  if (type === "array") return typeOf(itemsOf(schema)) === "object" ? undefined : "array";
  return type === "object" ? "object" : type === undefined ? undefined : "value";
}

function typeOf(schema: Located | undefined): string | undefined {
  const { type, allOf } = Object(schema?.value);
  if (Array.isArray(type)) return type.find((one) => one !== "null");
  if (typeof type === "string") return type;
  if (Array.isArray(allOf) && schema !== undefined) return typeOf(resolve(allOf[0], schema.file));
  return undefined;
}

function itemsOf(schema: Located | undefined): Located | undefined {
  return schema && resolve(schema.value["items"] ?? {}, schema.file);
}

/** @param without characters that the style leaves as they are and splits at. */
export function valueFor(schema: Located, random: Random, without: RegExp): Value | undefined {
  switch (shapeOf(schema)) {
    case "array":
      return [0, 1, 2].map(() => primitive(itemsOf(schema), random, without));
    case "object":
      return objectFor(schema, random, without);
    case "value":
      return primitive(schema, random, without);
    default:
      return undefined;
  }
}

function objectFor(schema: Located, random: Random, without: RegExp): Value | undefined {
  const properties = Object.entries(Object(schema.value["properties"])).flatMap(([name, property]) => {
    const found = resolve(property, schema.file);
    return shapeOf(found) === "value" && found !== undefined ? [[name, found] as const] : [];
  });
  const members = properties.slice(0, 3).map(([name, found]) => [name, primitive(found, random, without)]);
  return members.length === 0 ? undefined : (Object.fromEntries(members) as Value);
}

function primitive(schema: Located | undefined, random: Random, without: RegExp): Primitive {
  const type = typeOf(schema);
  if (type === "boolean") return random.below(2) === 0;
  if (type === "integer" || type === "number")
    return random.below(1000) - 500 + (type === "number" ? 0.5 : 0);
  const text = (texts[random.below(texts.length)] ?? "").replace(without, "");
  return text.trim() === "" ? "x" : text.trim();
}

/** What a value is on the wire before any encoding: texts. */
export function asText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asText);
  return isJson(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asText(member)]))
    : String(value);
}
