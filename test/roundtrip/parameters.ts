/** Values for the parameters of an operation, and what must be read of them again. */
import type { Random } from "../agreement/random.js";
import { type Located, type RawOperation, resolve } from "./document.js";
import { type Style, pairsOf, readForm, readPath, readSimple, styleOf } from "./styles.js";
import { type Value, asText, shapeOf, valueFor } from "./values.js";

/** A parameter with a value. */
export interface Given {
  readonly style: Style;
  readonly value: Value;
  /** Described by `content`: its value is JSON. */
  readonly isJson: boolean;
}

const ignoredHeaders = ["accept", "content-type", "authorization"];
/** Headers that fetch writes itself, or refuses. */
const transport = ["host", "connection", "content-length", "transfer-encoding", "expect", "upgrade", "date"];

/** What every parameter that a style can hold is given. */
export function give({ parameters, path }: RawOperation, random: Random): Given[] {
  const names = parameters.map(({ value }) => String(value["name"]));
  return parameters.flatMap((parameter): Given[] => {
    const style = styleOf(parameter.value);
    const lower = style.name.toLowerCase();
    if (style.in === "header" && [...ignoredHeaders, ...transport].includes(lower)) return [];
    const [mediaType, content] = Object.entries(Object(parameter.value["content"]))[0] ?? [];
    const isJson = mediaType !== undefined && /json/.test(mediaType);
    const owner = resolve(content, parameter.file) ?? parameter;
    const schema = resolve(owner.value["schema"], owner.file);
    const shape = shapeOf(schema) ?? (style.in === "path" ? "value" : undefined);
    if (shape === undefined) return [];
    const without = ambiguous(style, parameter, path);
    const value = schema && valueFor(schema, random, without);
    const members = shape === "object" ? Object.keys(Object(value)) : [];
    // Members of an exploded object that are parameters too cannot be told from these.
    if (value === undefined || members.some((member) => names.includes(member)))
      return style.in === "path"
        ? [{ style: { ...style, shape: "value", members: [] }, value: "x", isJson }]
        : [];
    return [{ style: { ...style, shape, members }, value, isJson }];
  });
}

/** What a style leaves as it is and splits at. */
function ambiguous(
  { in: location, style, name }: ReturnType<typeof styleOf>,
  parameter: Located,
  path: string,
): RegExp {
  if (location === "header") return /[^\x20-\x7e]|[,=| ]/g;
  if (location === "path") {
    const segment = path.split("/").find((one) => one.includes(`{${name}}`)) ?? "";
    if (segment !== `{${name}}`) return /\W/g;
    return style === "label" ? /\./g : /^\.+$/g;
  }
  if (parameter.value["allowReserved"] === true) return /%/g;
  return style === "spaceDelimited" ? / /g : /$^/g;
}

/** The params object, under the names by which generated builders may know them. */
export function paramsOf(given: readonly Given[]): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const { style, value } of given) {
    params[`${style.in}_${style.name}`] = value;
    if (style.in === "path" || !Object.hasOwn(params, style.name)) params[style.name] = value;
  }
  return params;
}

export interface Received {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The parameters that did not come back as they were given, for people; empty where all did. */
export function differences(given: readonly Given[], template: string, received: Received): string[] {
  return given.flatMap((one) => {
    const wanted = JSON.stringify(one.isJson ? one.value : asText(one.value));
    const found = JSON.stringify(readOne(one, template, received));
    const { in: location, name } = one.style;
    return wanted === found ? [] : [`${location} ${name}: ${wanted} came back as ${found}`];
  });
}

function readOne({ style, isJson }: Given, template: string, { url, headers }: Received): unknown {
  const text = isJson
    ? { ...style, shape: "value" as const, style: style.in === "path" ? "simple" : "form" }
    : style;
  const read = readFrom(text, template, { url, headers });
  return isJson ? JSON.parse(String(read)) : read;
}

function readFrom(style: Style, template: string, { url, headers }: Received): unknown {
  const [pathname = "", query = ""] = url.split(/\?(.*)/s);
  switch (style.in) {
    case "path":
      return readPath(pieceOf(pathname, template, style.name), style);
    case "query":
      return readForm(pairsOf(query, "&"), style);
    case "header":
      return readSimple(String(headers[style.name.toLowerCase()]), style, (text) => text);
    default:
      return readForm(pairsOf(String(headers["cookie"]), "; "), style);
  }
}

/** What stands in a path where the template has a name. */
function pieceOf(pathname: string, template: string, name: string): string {
  const names: string[] = [];
  const source = template
    .split(/(\{[^{}]+\})/)
    .map((piece) => {
      if (!piece.startsWith("{")) return encodeURI(piece).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
      names.push(piece.slice(1, -1));
      return "([^/]+?)";
    })
    .join("");
  return new RegExp(`^${source}$`).exec(pathname)?.[names.indexOf(name) + 1] ?? `no match for ${template}`;
}
