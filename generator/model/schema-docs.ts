/** What a schema says about itself: its documentation, its annotations, its examples. */
import type { SchemaNode } from "./schema-node.js";
import { Topic } from "./schema-topics.js";
import type { Docs, Example, Schema } from "./types.js";

/** The annotations of a schema, beside its rules. */
export type SchemaMeta = Omit<Schema, "place" | "docs" | "rules" | "unread">;

const noMeta: SchemaMeta = {
  access: undefined,
  format: undefined,
  contentMediaType: undefined,
  contentEncoding: undefined,
  default: undefined,
  examples: [],
};

/** Validation, section 9.1; OpenAPI 3.1, section 4.8.24; `title` is the summary. */
export function readDocsOf(node: SchemaNode): Docs {
  if (!node.speaksOf(Topic.documentation)) return {};
  const summary = node.string("title");
  const description = node.string("description");
  const deprecated = node.boolean("deprecated");
  const externalDocs = readExternalDocs(node);
  const deviation = node.string("x-docs-deviation");
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
    ...(externalDocs !== undefined && { externalDocs }),
    ...(deviation !== undefined && { deviation }),
  };
}

function readExternalDocs(node: SchemaNode): Docs["externalDocs"] {
  if (!node.has("externalDocs")) return undefined;
  const members = new Map(node.entries("externalDocs"));
  const url = members.get("url");
  const description = members.get("description");
  if (typeof url !== "string") return undefined;
  return { url, ...(typeof description === "string" && { description }) };
}

/** Everything that is neither a rule nor documentation. */
export function readMeta(node: SchemaNode): SchemaMeta {
  const isFile = node.raw("type") === "file";
  if (!isFile && !node.speaksOf(Topic.annotations)) return noMeta;
  return {
    access: readAccess(node),
    format: isFile ? "binary" : node.string("format"),
    contentMediaType: node.string("contentMediaType"),
    contentEncoding: readContentEncoding(node),
    default: node.json("default"),
    examples: readExamples(node),
  };
}

/** RFC 2045, section 6.2: three of its encodings say that nothing was encoded. */
function readContentEncoding(node: SchemaNode): string | undefined {
  const encoding = node.string("contentEncoding");
  return encoding === undefined || /^(?:7bit|8bit|binary)$/i.test(encoding) ? undefined : encoding;
}

function readAccess(node: SchemaNode): Schema["access"] {
  if (node.boolean("readOnly") === true) return "readOnly";
  return node.boolean("writeOnly") === true ? "writeOnly" : undefined;
}

/** `examples` is a list (validation, section 9.5); `example` is OpenAPI's, and older. */
function readExamples(node: SchemaNode): readonly Example[] {
  const examples: Example[] = [];
  const single = node.json("example");
  if (single !== undefined) examples.push({ place: node.at("example"), value: single });
  const list = node.json("examples");
  if (Array.isArray(list)) {
    for (const [index, value] of list.entries()) examples.push({ place: node.at("examples", index), value });
  }
  return examples;
}
