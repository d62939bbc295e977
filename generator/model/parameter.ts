/** Parameters and their serialisation (OpenAPI 3.1, section 4.8.12). */
import type { Building } from "./build.js";
import { mediaKind, readEncoding, readExamples } from "./media.js";
import { type Node, compact, readDocs, unconstrained } from "./node.js";
import { isToken } from "./token.js";
import type { Parameter, ParameterForm, ParameterIn, ParameterStyle } from "./types.js";

/** The operation's parameters; its own win over the path item's of the same name and location. */
export function readParameters(item: Node, operation: Node, building: Building): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const owner of [item, operation]) {
    const own = new Set<string>();
    for (const node of owner.items("parameters")) {
      const parameter = readParameter(node, building);
      if (parameter === undefined) continue;
      const key = `${parameter.in} ${parameter.name}`;
      if (own.has(key)) reportRepeated(node, parameter);
      own.add(key);
      byKey.set(key, parameter);
    }
  }
  return [...byKey.values()];
}

/** Section 4.8.10.1: a list has no two parameters of one name and location. */
export function reportRepeated(
  node: Node,
  { in: location, name }: { readonly in: string; readonly name: string },
): void {
  const message = `The ${location} parameter ${JSON.stringify(name)} stands twice in this list, and is read as it stands here`;
  node.report("warning", "parameter-repeated", message, "Remove one of the two.");
}

const stylesByLocation: Readonly<Record<ParameterIn, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  // `cookie` came with OpenAPI 3.2.
  cookie: ["form", "cookie"],
};

/** Header names that a client sets by itself; a parameter of that name means nothing (section 4.8.12.2.1). */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** False for a header that a client sets by itself, and for one that HTTP cannot send, which is reported. */
export function isHeaderToSend(name: string, node: Node): boolean {
  if (ignoredHeaders.has(name.toLowerCase())) return false;
  if (isToken(name)) return true;
  const message = `No header can be called ${JSON.stringify(name)}: the parameter is left out`;
  node.report("error", "parameter-invalid", message, "Name it with letters, digits and hyphens.");
  return false;
}

/** A parameter, and what stands in the list: itself, or a reference to it. */
interface Referred {
  readonly node: Node;
  readonly reference: Node;
}

function readParameter(reference: Node, building: Building): Parameter | undefined {
  const node = reference.followed();
  if (node === undefined) return undefined;
  const read = (): Parameter | undefined => readParameterNode({ node, reference }, building);
  return reference.saysMore() ? read() : building.components.parameters.of(node, read);
}

function readParameterNode({ node, reference }: Referred, building: Building): Parameter | undefined {
  const name = node.string("name");
  const location = node.string("in");
  if (name !== undefined && location === "querystring")
    return readQueryString({ name, node, reference }, building);
  if (name === undefined || location === undefined || !isLocation(location)) {
    const help = 'A parameter has a "name", and is "in" path, query, header or cookie.';
    const told = name === undefined ? "This parameter" : `The parameter ${JSON.stringify(name)}`;
    node.report("error", "parameter-invalid", `${told} cannot be read, and is left out`, help);
    return undefined;
  }
  if (location === "header" && !isHeaderToSend(name, node)) return undefined;
  const [mediaType, content] = node.mapEntriesAsWritten("content")[0] ?? [];
  const style = readStyle(node, location);
  noteEmptyValue(node);
  return {
    place: node.place,
    name,
    in: location,
    required: location === "path" || (node.boolean("required") ?? false),
    docs: readDocs(node, reference),
    schema: building.schema((content ?? node).get("schema") ?? unconstrained(node)),
    style,
    explode: node.boolean("explode") ?? (style === "form" || style === "cookie"),
    // Headers are not encoded at all, and a cookie could not hold most of these characters.
    allowReserved: (location === "query" || location === "path") && (node.boolean("allowReserved") ?? false),
    examples: readExamples(content ?? node),
    ...(isForm(mediaType)
      ? { form: readForm(content) }
      : compact<Pick<Parameter, "mediaType">>({ mediaType })),
  };
}

function isForm(mediaType: string | undefined): boolean {
  return mediaType !== undefined && mediaKind(mediaType) === "urlencoded";
}

function readForm(content: Node | undefined): ParameterForm {
  const fields = content?.mapEntries("encoding") ?? [];
  return { encoding: new Map(fields.map(([name, node]) => [name, readEncoding(node, true)])) };
}

/** A value that is the whole query (OpenAPI 3.2, section 4.12.1.1), as its media type has it. */
function readQueryString(
  { name, node, reference }: Referred & { readonly name: string },
  building: Building,
): Parameter | undefined {
  const [mediaType, content] = node.mapEntriesAsWritten("content")[0] ?? [];
  if (mediaType === undefined || content === undefined) {
    const message = `The parameter ${JSON.stringify(name)} is left out: without "content" nothing says how it is written`;
    const help = "Give it a media type, such as application/x-www-form-urlencoded.";
    node.report("error", "parameter-invalid", message, help);
    return undefined;
  }
  return {
    place: node.place,
    name,
    in: "query",
    required: node.boolean("required") ?? false,
    docs: readDocs(node, reference),
    schema: building.schema(content.get("schema") ?? unconstrained(content)),
    style: "form",
    explode: true,
    allowReserved: false,
    ...(isForm(mediaType) ? { form: readForm(content) } : { mediaType }),
    isWholeQuery: true,
    examples: readExamples(content),
  };
}

function isLocation(text: string): text is ParameterIn {
  return Object.hasOwn(stylesByLocation, text);
}

/** Section 4.8.12.2.2: deprecated, and the same as a schema that allows an empty string. */
export function noteEmptyValue(node: Node): void {
  const flag = node.get("allowEmptyValue");
  const message = '"allowEmptyValue" is not heeded: the schema says whether a value may be empty';
  const help = "Let the schema allow an empty string.";
  if (flag?.value === true) flag.report("info", "allow-empty-value-ignored", message, help);
}

function readStyle(node: Node, location: ParameterIn): ParameterStyle {
  const allowed = stylesByLocation[location];
  const wanted = node.string("style");
  const style = allowed.find((candidate) => candidate === wanted);
  if (style !== undefined || wanted === undefined) return style ?? allowed[0];
  const help = `Use one of: ${allowed.join(", ")}.`;
  node.report(
    "warning",
    "style-invalid",
    `A ${location} parameter has no style ${JSON.stringify(wanted)}`,
    help,
  );
  return allowed[0];
}
