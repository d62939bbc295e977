/** Operations: what is sent, and what comes back (OpenAPI 3.1, sections 4.8.9 to 4.8.17). */
import type { Building } from "./build.js";
import { readContents } from "./media.js";
import { type Node, compact, readDocs, unconstrained } from "./node.js";
import { readParameters } from "./parameter.js";
import { readSecurityAlternatives } from "./security.js";
import { readServer } from "./server.js";
import type {
  Operation,
  OperationDocs,
  Pagination,
  Parameter,
  RequestBody,
  Response,
  SecurityAlternative,
  Server,
} from "./types.js";

export interface OperationInput {
  readonly node: Node;
  /** The path item that holds the operation. */
  readonly item: Node;
  readonly method: string;
  readonly template: string;
  readonly root: Node;
  readonly building: Building;
  /** The document's own defaults. */
  readonly security: readonly SecurityAlternative[];
  readonly servers: readonly Server[];
}

export function readOperation(input: OperationInput): Operation {
  const { node, item, building } = input;
  const parameters = readParameters(item, node, building);
  checkPathParameters(input, parameters);
  const servers = [node, item].map((owner) => owner.items("servers")).find((list) => list.length > 0);
  return {
    place: node.place,
    method: input.method.toUpperCase(),
    path: input.template,
    tags: node.items("tags").map((tag) => String(tag.value)),
    docs: readOperationDocs(node),
    parameters,
    responses: readResponses(node, building),
    security: readSecurityAlternatives(node, input.root) ?? input.security,
    servers: servers?.map(readServer) ?? input.servers,
    ...compact<Pick<Operation, "operationId" | "name" | "body" | "pagination">>({
      operationId: node.string("operationId"),
      name: node.string("x-specwright-name"),
      body: readBody(node, building),
      pagination: readPagination(node, building),
    }),
  };
}

/** Every `{name}` in the path needs a parameter, and every path parameter a `{name}` (section 4.8.8). */
function checkPathParameters(input: OperationInput, parameters: readonly Parameter[]): void {
  const inTemplate = new Set(templateNames(input.template));
  const declared = new Set(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name));
  for (const name of inTemplate) {
    if (declared.has(name)) continue;
    const message = `The path ${input.template} has {${name}}, but no path parameter declares it`;
    const help = `Add a parameter with name: ${name}, in: path and required: true.`;
    input.node.report("error", "path-parameter-undeclared", message, help);
  }
  for (const parameter of parameters) {
    if (parameter.in !== "path" || inTemplate.has(parameter.name)) continue;
    input.building.report({
      code: "path-parameter-unused",
      severity: "warning",
      message: `The path ${input.template} has no {${parameter.name}} for this path parameter`,
      help: "Correct the name in the path or in the parameter; as it is, the value is never sent.",
      place: parameter.place,
    });
  }
}

/** The names in braces, in order. */
function templateNames(template: string): string[] {
  return Array.from(template.matchAll(/\{([^{}]+)\}/g), (match) => match[1] ?? "");
}

function readOperationDocs(node: Node): OperationDocs {
  const limit = node.get("x-rate-limit");
  return {
    ...readDocs(node),
    ...compact<OperationDocs>({
      heading: node.string("x-docs-heading"),
      stability: node.string("x-stability"),
      rateLimit: limit && compact({ perMinute: limit.number("perMinute"), perHour: limit.number("perHour") }),
    }),
  };
}

function readBody(node: Node, building: Building): RequestBody | undefined {
  const reference = node.get("requestBody");
  const body = reference?.followed();
  if (reference === undefined || body === undefined) return undefined;
  return {
    place: body.place,
    docs: readDocs(body, reference),
    required: body.boolean("required") ?? false,
    contents: readContents(body, building),
  };
}

function readResponses(node: Node, building: Building): Response[] {
  const seen = new Set<string>();
  return node.entries("responses").flatMap(([key, reference]) => {
    if (key.startsWith("x-")) return [];
    const status = key.toUpperCase() === "DEFAULT" ? "default" : key.toUpperCase();
    if (status !== "default" && !/^[1-5](\d\d|XX)$/.test(status)) {
      const help = 'Use a status such as "404", a range such as "4XX", or "default".';
      reference.report("error", "status-invalid", `${JSON.stringify(key)} is not a status`, help);
      return [];
    }
    if (seen.has(status)) {
      const help = "Keep one of the two.";
      reference.report("error", "status-repeated", `The status ${status} is documented twice`, help);
      return [];
    }
    seen.add(status);
    const response = reference.followed();
    if (response === undefined) return [];
    const headers = response.entries("headers").flatMap(([name, header]) => {
      const target = header.followed();
      if (target === undefined) return [];
      const schema = building.schema(target.get("schema") ?? unconstrained(target));
      return [
        { name, required: target.boolean("required") ?? false, docs: readDocs(target, header), schema },
      ];
    });
    const docs = readDocs(response, reference);
    return [{ place: response.place, status, docs, contents: readContents(response, building), headers }];
  });
}

function readPagination(node: Node, building: Building): Pagination | undefined {
  const pagination = node.get("x-pagination");
  const items = pagination?.string("items");
  const next = pagination?.string("next");
  if (pagination === undefined) return undefined;
  // The item is looked up when all schemas are read: see `pagination.ts`.
  if (items !== undefined && next !== undefined) {
    return {
      place: pagination.place,
      items,
      next,
      item: building.schema(unconstrained(pagination)),
      optional: true,
    };
  }
  const help =
    "Name two properties of the response: `items`, the list, and `next`, the URL of the next page.";
  pagination.report("error", "pagination-invalid", '"x-pagination" needs "items" and "next"', help);
  return undefined;
}
