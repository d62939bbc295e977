/** Documents to model: what the words of an OpenAPI document mean. */
import type { Diagnostic, Report } from "../diagnostics.js";
import type { Memory } from "../memory/memory.js";
import type { Located, Source } from "../source/source.js";
import { baseName } from "../source/url.js";
import { withoutLongChains } from "./chains.js";
import { withoutCircles } from "./circular.js";
import { discriminate } from "./discriminate.js";
import { Components } from "./components.js";
import type { Edition } from "./edition.js";
import type { FormatBehavior, ValueTypes } from "./formats.js";
import { withFields } from "./form.js";
import { schemaId } from "./identity.js";
import { operationsOf } from "./methods.js";
import { Node, compact, readDocs } from "./node.js";
import { readOperation } from "./operation.js";
import { byName } from "./order.js";
import { resolvePagination } from "./pagination.js";
import { relax } from "./relax.js";
import { SchemaTable } from "./schema-table.js";
import { SecuritySchemes, readSecurityAlternatives } from "./security.js";
import { withValueTypes } from "./value-types.js";
import { readWebhooks } from "./webhook.js";
import type { Api, MediaType, Operation, Schema, SchemaId, Tag } from "./types.js";
import { readVersion } from "./version.js";

/** What the readers of operations need from the whole. */
export interface Building {
  readonly source: Source;
  readonly report: (diagnostic: Diagnostic) => void;
  readonly edition: Edition;
  readonly securitySchemes: SecuritySchemes;
  readonly components: Components;
  /** Reads a schema; the schemas that it refers to are read in their turn. */
  readonly schema: (node: Node) => Schema;
}

/** How a document is read. */
export interface ModelOptions extends ValueTypes {
  /** Whether guards are to check formats; by default they do not. */
  readonly formats?: FormatBehavior;
  /** What is known of the run before, in a process that reads the document again and again. */
  readonly memory?: Memory;
}

/**
 * Reads a whole document.
 * @returns the model, or undefined where the root is no OpenAPI document of a version that can be read;
 *   everything else that is wrong is reported and left out.
 */
export function buildModel(
  root: Located,
  source: Source,
  report: (diagnostic: Diagnostic) => void,
  { formats = "annotate", memory, ...valueTypes }: ModelOptions = {},
): Api | undefined {
  const reading = { source, report };
  const node = new Node(root.value, root.place, reading);
  const version = readVersion(node);
  if (version === undefined) return undefined;
  const { dialect, edition } = version;

  const schemas = new SchemaTable({ source, report, dialect, formats, memory });
  const building: Building = {
    ...reading,
    edition,
    securitySchemes: new SecuritySchemes(edition.securitySchemes(node)),
    components: new Components(),
    schema: (node) => schemas.read(node.value, node.place),
  };
  for (const [, component] of edition.schemas(node)) schemas.refer(component);
  const info = node.get("info");
  const servers = edition.servers(node);
  const read = readPaths(node, building);
  const webhooks = readWebhooks(node, building);
  schemas.readReferred();
  const operations = withForms(read, schemas, report);
  const inOrder = new Map(byName([...schemas.all]));
  const finite = withoutLongChains(withoutCircles(inOrder, report), report);
  const understood = discriminate(relax({ schemas: finite, operations, webhooks }));
  const whole = withValueTypes(understood, valueTypes);
  const resolved = whole.operations.map((operation) => resolvePagination(operation, whole.schemas, report));
  return {
    place: root.place,
    title: info?.string("title") ?? baseName(root.place.file),
    version: info?.string("version") ?? "",
    ...compact<{ name?: string }>({ name: info?.string("x-specwright-name") }),
    docs: info === undefined ? {} : readDocs(info),
    servers,
    securitySchemes: building.securitySchemes.all,
    tags: node.mapItems("tags").map(readTag),
    operations: resolved,
    webhooks: whole.webhooks,
    schemas: whole.schemas,
    ...(whole === understood ? {} : { hasFormatTypes: true }),
  };
}

/** The operations with forms as they can be sent, once all schemas are read. */
function withForms(operations: readonly Operation[], schemas: SchemaTable, report: Report): Operation[] {
  const known = new Map<SchemaId, Schema>();
  const anyFields = ({ place, schema }: MediaType): Schema => {
    const id = schemaId(schema.place);
    const fields = known.get(id) ?? schemas.read({ type: "object" }, place);
    known.set(id, fields);
    return fields;
  };
  return operations.map((operation) => withFields(operation, { schemas: schemas.all, anyFields, report }));
}

function readTag(node: Node): Tag {
  return {
    name: node.string("name") ?? "",
    docs: readDocs(node),
    ...compact<Pick<Tag, "parent" | "kind">>({ parent: node.string("parent"), kind: node.string("kind") }),
  };
}

function readPaths(root: Node, building: Building): Operation[] {
  const operations: Operation[] = [];
  const security = readSecurityAlternatives(root, building.securitySchemes) ?? [];
  const templates = new Map<string, string>();
  for (const [key, reference] of root.mapEntries("paths")) {
    const template = withSlash(key, reference);
    reportSame(template, reference, templates);
    const item = reference.joined();
    if (item === undefined) continue;
    for (const { method, node } of operationsOf(item)) {
      operations.push(readOperation({ node, item, method, template, root, building, security }));
    }
  }
  return withoutRepeatedIds(operations, building.report);
}

/** Section 4.8.8.2: templates that differ by the names of their parameters alone are the same path. */
function reportSame(template: string, node: Node, seen: Map<string, string>): void {
  const shape = template.replace(/\{[^{}]*\}/g, "{}");
  const first = seen.get(shape);
  seen.set(shape, first ?? template);
  if (first === undefined) return;
  const message = `The path ${JSON.stringify(template)} is the same as ${JSON.stringify(first)}, and both are generated`;
  const help = "Put the operations of both into one path, with the same names of parameters.";
  node.report("warning", "path-repeated", message, help);
}

function withSlash(template: string, node: Node): string {
  if (template.startsWith("/")) return template;
  const message = `The path ${JSON.stringify(template)} does not begin with a slash, and is read as if it did`;
  node.report("warning", "path-invalid", message, `Write it as ${JSON.stringify(`/${template}`)}.`);
  return `/${template}`;
}

/** An id names one operation (section 4.8.10.1): the others are read as if they had none. */
function withoutRepeatedIds(operations: readonly Operation[], report: Building["report"]): Operation[] {
  const seen = new Map<string, Operation>();
  return operations.map((operation) => {
    const { operationId: id, ...rest } = operation;
    if (id === undefined) return operation;
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, operation);
      return operation;
    }
    report({
      code: "operation-id-repeated",
      severity: "warning",
      message: `The operationId ${JSON.stringify(id)} already names ${first.method} ${first.path}: this operation is named after its path`,
      help: "Give each operation an id of its own.",
      place: { file: operation.place.file, pointer: `${operation.place.pointer}/operationId` },
    });
    return { ...rest, repeatedId: id };
  });
}
