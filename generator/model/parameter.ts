/** Parameters and their serialisation (OpenAPI 3.1, section 4.8.12). */
import type { Building } from "./build.js";
import { readExamples } from "./media.js";
import { type Node, compact, readDocs, unconstrained } from "./node.js";
import type { Parameter, ParameterIn, ParameterStyle } from "./types.js";

/** The operation's parameters; its own win over the path item's of the same name and location. */
export function readParameters(item: Node, operation: Node, building: Building): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const node of [...item.items("parameters"), ...operation.items("parameters")]) {
    const parameter = readParameter(node, building);
    if (parameter !== undefined) byKey.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byKey.values()];
}

const stylesByLocation: Readonly<Record<ParameterIn, readonly [ParameterStyle, ...ParameterStyle[]]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

/** Header names that a client sets by itself; a parameter of that name means nothing (section 4.8.12.2.1). */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

function readParameter(reference: Node, building: Building): Parameter | undefined {
  const node = reference.followed();
  const name = node?.string("name");
  const location = node?.string("in");
  if (node === undefined) return undefined;
  if (name === undefined || location === undefined || !isLocation(location)) {
    const help = 'A parameter has a "name", and is "in" path, query, header or cookie.';
    node.report("error", "parameter-invalid", "This parameter cannot be read", help);
    return undefined;
  }
  if (location === "header" && ignoredHeaders.has(name.toLowerCase())) return undefined;
  const [mediaType, content] = node.entries("content")[0] ?? [];
  const style = readStyle(node, location);
  return {
    place: node.place,
    name,
    in: location,
    required: location === "path" || (node.boolean("required") ?? false),
    docs: readDocs(node, reference),
    schema: building.schema((content ?? node).get("schema") ?? unconstrained(node)),
    style,
    explode: node.boolean("explode") ?? style === "form",
    allowReserved: node.boolean("allowReserved") ?? false,
    examples: readExamples(node),
    ...compact<Pick<Parameter, "mediaType">>({ mediaType }),
  };
}

function isLocation(text: string): text is ParameterIn {
  return Object.hasOwn(stylesByLocation, text);
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
