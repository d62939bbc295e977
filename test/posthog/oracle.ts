/** Ajv on the YAML files: what the document says of a value, without the generator. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { type Mapping, isMapping, readSpec, specFiles } from "./document.js";
import type { View } from "./guarded.js";

const base = "https://specwright.test/";

function makeAjv(view: View): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false, logger: false });
  for (const file of specFiles) ajv.addSchema({ $id: base + file, document: adapt(readSpec(file), view) });
  return ajv;
}

/** OpenAPI's own words in those of JSON Schema: open enums, and members of one direction. */
function adapt(node: unknown, view: View): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => adapt(item, view));
  if (!isMapping(node)) return node;
  const open = node["x-extensible-enum"] === true;
  const entries = Object.entries(node).filter(([name]) => !(open && name === "enum"));
  return Object.fromEntries(entries.map(([name, one]) => [name, adaptMember(name, one, { node, view })]));
}

function adaptMember(name: string, value: unknown, { node, view }: { node: Mapping; view: View }): unknown {
  if (name === "$ref") return String(value).replace("#/", "#/document/");
  if (name !== "required" || !Array.isArray(value)) return adapt(value, view);
  const absent = view === "request" ? "readOnly" : "writeOnly";
  const properties = isMapping(node["properties"]) ? node["properties"] : {};
  return value.filter((member: string) => {
    const property = properties[member];
    return !(isMapping(property) && property[absent] === true);
  });
}

const judges: Readonly<Record<View, Ajv2020>> = {
  request: makeAjv("request"),
  response: makeAjv("response"),
};

/** What the document says of values of a component: `subscriptions.yaml`, `Subscription`. */
export function judge(view: View, file: string, reference: unknown): (value: unknown) => boolean {
  if (typeof reference !== "string") throw new Error("The schema is no reference");
  const target = reference.startsWith("#") ? file + reference : reference.replace(/^\.\//, "");
  const validate = judges[view].getSchema(base + target.replace("#/", "#/document/"));
  if (validate === undefined) throw new Error(`Ajv does not find ${target}`);
  return (value) => validate(value) === true;
}
