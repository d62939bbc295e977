/**
 * Reads parameters as a server would, from the tables of the specification alone (OpenAPI 3.1, section
 * 4.8.12.4, "Style Examples"); nothing here is shared with what writes them. Everything read is a text.
 */
import type { shapeOf } from "./values.js";

export interface Style {
  readonly name: string;
  readonly in: string;
  readonly style: string;
  readonly explode: boolean;
  readonly shape: NonNullable<ReturnType<typeof shapeOf>>;
  /** The names of the members of an object. */
  readonly members: readonly string[];
}

/** A parameter by the words of its Parameter Object, with the defaults of its location. */
export function styleOf(parameter: Readonly<Record<string, unknown>>): Omit<Style, "shape" | "members"> {
  const location = String(parameter["in"]);
  const isForm = location === "query" || location === "cookie";
  const style = String(parameter["style"] ?? (isForm ? "form" : "simple"));
  const explode = parameter["explode"];
  return {
    name: String(parameter["name"]),
    in: location,
    style,
    explode: typeof explode === "boolean" ? explode : style === "form",
  };
}

const decode = decodeURIComponent;

/** What stands between items, as it is once it is decoded. */
const delimiters: Readonly<Record<string, string>> = {
  spaceDelimited: " ",
  tabDelimited: "\t",
  pipeDelimited: "|",
};

/** Names and values, as they stand between separators. */
export type Pair = readonly [name: string, value: string];

export function pairsOf(text: string, separator: string): Pair[] {
  if (text === "") return [];
  return text.split(separator).map((part) => {
    const at = part.indexOf("=");
    return at === -1 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
  });
}

/** Members that stand one after the other: `R,100,G,200`. */
function alternating(parts: readonly string[]): Record<string, string> {
  const count = Math.floor(parts.length / 2);
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [parts[2 * index] ?? "", parts[2 * index + 1] ?? ""]),
  );
}

function fromParts(parts: readonly string[], { shape }: Style): unknown {
  if (shape === "value") return parts[0];
  return shape === "array" ? parts : alternating(parts);
}

function fromPairs(pairs: readonly Pair[]): Record<string, string> {
  return Object.fromEntries(pairs.map(([name, value]) => [decode(name), decode(value)]));
}

/** A piece of the path, prefix and all. */
export function readPath(text: string, style: Style): unknown {
  switch (style.style) {
    case "label":
      return readLabel(text.slice(1), style);
    case "matrix":
      return readMatrix(pairsOf(text.slice(1), ";"), style);
    default:
      return readSimple(text, style, decode);
  }
}

/** Style `simple`, and the delimited ones of OpenAPI 2.0; headers are not decoded. */
export function readSimple(text: string, style: Style, decodePart: (text: string) => string): unknown {
  if (style.shape === "value") return decodePart(text);
  if (style.shape === "object" && style.explode) {
    return Object.fromEntries(pairsOf(text, ",").map((pair) => pair.map(decodePart)));
  }
  const delimiter = delimiters[style.style];
  if (delimiter !== undefined) return fromParts(decodePart(text).split(delimiter), style);
  return fromParts(text.split(",").map(decodePart), style);
}

function readLabel(text: string, style: Style): unknown {
  if (style.shape === "value") return decode(text);
  if (style.shape === "object" && style.explode) return fromPairs(pairsOf(text, "."));
  return fromParts(text.split(style.explode ? "." : ",").map(decode), style);
}

function readMatrix(pairs: readonly Pair[], style: Style): unknown {
  if (style.shape === "object" && style.explode) return fromPairs(pairs);
  const values = pairs.filter(([name]) => decode(name) === style.name).map(([, value]) => value);
  if (style.shape === "array" && style.explode) return values.map(decode);
  const [only = ""] = values;
  return style.shape === "value" ? decode(only) : fromParts(only.split(",").map(decode), style);
}

/** A query, or the pairs of a cookie. */
export function readForm(pairs: readonly Pair[], style: Style): unknown {
  // The tables have no deep object of one value: it is read as any other.
  if (style.style === "deepObject" && style.shape !== "value") return readDeep(pairs, style.name);
  const values = pairs.filter(([name]) => decode(name) === style.name).map(([, value]) => value);
  if (style.shape === "value") return values[0] === undefined ? undefined : decode(values[0]);
  if (style.explode) {
    if (style.shape === "array") return values.map(decode);
    return fromPairs(pairs.filter(([name]) => style.members.includes(decode(name))));
  }
  const delimiter = delimiters[style.style];
  const encoded = delimiter === undefined ? "," : encodeURIComponent(delimiter);
  return fromParts((values[0] ?? "").split(encoded).map(decode), style);
}

/** `name[key]=value`; the keys of lists are their numbers. */
function readDeep(pairs: readonly Pair[], name: string): unknown {
  const members = pairs.flatMap(([key, value]): Pair[] => {
    const decoded = decode(key);
    return decoded.startsWith(`${name}[`) && decoded.endsWith("]")
      ? [[decoded.slice(name.length + 1, -1), decode(value)]]
      : [];
  });
  const isList = members.length > 0 && members.every(([key], index) => key === String(index));
  return isList ? members.map(([, value]) => value) : Object.fromEntries(members);
}
