/** Documents to model: what the words of an OpenAPI document mean. */
import path from "node:path";
import type { Diagnostic, Place } from "../diagnostics.js";
import { segments } from "../source/pointer.js";
import type { Located, Source } from "../source/source.js";
import { reportCircularSchemas } from "./circular.js";
import { schemaId } from "./identity.js";
import { Node, compact, readDocs } from "./node.js";
import { readOperation } from "./operation.js";
import { resolvePagination } from "./pagination.js";
import { type Dialect, readSchema } from "./schema.js";
import { readSecurityAlternatives, readSecuritySchemes } from "./security.js";
import { readServer } from "./server.js";
import type { Api, NamedSchema, Operation, Schema, SchemaId, Server } from "./types.js";

/** What the readers of operations need from the whole. */
export interface Building {
  readonly source: Source;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Reads a schema; the schemas that it refers to are read in their turn. */
  readonly schema: (node: Node) => Schema;
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
): Api | undefined {
  const reading = { source, report };
  const node = new Node(root.value, root.place, reading);
  const dialect = dialectOf(node);
  if (dialect === undefined) return undefined;

  const schemas = new SchemaTable(source, report, dialect);
  const building: Building = { ...reading, schema: (schema) => schemas.read(schema.value, schema.place) };
  for (const [, component] of node.get("components")?.entries("schemas") ?? []) schemas.refer(component);
  const info = node.get("info");
  const servers = node.items("servers").map(readServer);
  const operations = readPaths(node, building, servers);
  schemas.readReferred();
  reportCircularSchemas(schemas.all, report);
  const resolved = operations.map((operation) => resolvePagination(operation, schemas.all, report));
  return {
    place: root.place,
    title: info?.string("title") ?? path.basename(root.place.file),
    version: info?.string("version") ?? "",
    ...compact<{ name?: string }>({ name: info?.string("x-specwright-name") }),
    docs: info === undefined ? {} : readDocs(info),
    servers,
    securitySchemes: readSecuritySchemes(node),
    tags: node.items("tags").map((tag) => ({ name: tag.string("name") ?? "", docs: readDocs(tag) })),
    operations: resolved,
    schemas: schemas.all,
  };
}

function dialectOf(node: Node): Dialect | undefined {
  const version = node.isMap() ? (node.get("openapi") ?? node.get("swagger"))?.value : undefined;
  if (node.value === null) {
    node.report("error", "not-openapi", "The file is empty", "Write an OpenAPI document into it.");
    return undefined;
  }
  if (version === undefined) {
    const help = 'An OpenAPI document is a map with the key "openapi", such as `openapi: 3.1.1`.';
    node.report("error", "not-openapi", "This is not an OpenAPI document", help);
    return undefined;
  }
  // Without quotes, YAML reads 3.0 as the number 3.
  if (version === 3 || /^3\.0(\.|$)/.test(String(version))) return "openapi-3.0";
  if (/^3\.[12](\.|$)/.test(String(version))) return "2020-12";
  const help = "Supported are 3.0, 3.1 and 3.2; convert older documents first.";
  node.report("error", "version-unsupported", `OpenAPI ${JSON.stringify(version)} cannot be read`, help);
  return undefined;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

function readPaths(root: Node, building: Building, servers: readonly Server[]): Operation[] {
  const operations: Operation[] = [];
  const security = readSecurityAlternatives(root, root) ?? [];
  for (const [template, reference] of root.entries("paths")) {
    if (template.startsWith("x-")) continue;
    if (!template.startsWith("/")) {
      const message = `The path ${JSON.stringify(template)} does not begin with a slash`;
      reference.report("error", "path-invalid", message, `Write it as ${JSON.stringify(`/${template}`)}.`);
      continue;
    }
    const item = reference.followed();
    if (item === undefined) continue;
    for (const method of methods) {
      // A reference in place of an operation is not in the specification, but in documents of many files.
      const node = item.get(method)?.followed();
      if (node?.isMap() === true) {
        operations.push(readOperation({ node, item, method, template, root, building, security, servers }));
      } else node?.wrongType(method, "a map");
    }
  }
  reportRepeatedIds(operations, building.report);
  return operations;
}

function reportRepeatedIds(operations: readonly Operation[], report: Building["report"]): void {
  const seen = new Map<string, Operation>();
  for (const operation of operations) {
    const id = operation.operationId;
    if (id === undefined) continue;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, operation);
    else {
      report({
        code: "operation-id-repeated",
        severity: "error",
        message: `The operationId ${JSON.stringify(id)} already names ${first.method} ${first.path}`,
        help: "Give each operation an id of its own.",
        place: { file: operation.place.file, pointer: `${operation.place.pointer}/operationId` },
      });
    }
  }
}

/** Every schema with an identity: components, and whatever references point to. */
class SchemaTable {
  readonly all = new Map<SchemaId, NamedSchema>();
  readonly #pending: Located[] = [];
  readonly #referred = new Set<SchemaId>();
  readonly #source: Source;
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #dialect: Dialect;

  constructor(source: Source, report: (diagnostic: Diagnostic) => void, dialect: Dialect) {
    this.#source = source;
    this.#report = report;
    this.#dialect = dialect;
  }

  read(value: unknown, place: Place): Schema {
    return readSchema(value, place, {
      dialect: this.#dialect,
      report: this.#report,
      implyTypes: true,
      resolve: (reference, from) => {
        const found = this.#source.resolve(reference, from);
        return found && this.refer(found);
      },
    });
  }

  /** The identity of the schema at this place, which will be read. */
  refer(target: Located): SchemaId {
    const id = schemaId(target.place);
    if (!this.#referred.has(id)) {
      this.#referred.add(id);
      this.#pending.push({ value: target.value, place: target.place });
    }
    return id;
  }

  /** Reads all that was referred to, and what that refers to. */
  readReferred(): void {
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      const id = schemaId(next.place);
      const key = segments(next.place.pointer).at(-1) ?? path.basename(next.place.file).replace(/\..*$/, "");
      const name = new Node(next.value, next.place, { source: this.#source, report: this.#report }).get(
        "x-specwright-name",
      );
      const chosen = typeof name?.value === "string" ? { name: name.value } : {};
      this.all.set(id, { id, key, ...chosen, schema: this.read(next.value, next.place) });
    }
  }
}
