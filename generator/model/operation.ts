/** Operations: what is sent, and what comes back (OpenAPI 3.1, sections 4.8.9 to 4.8.17). */
import type { Building } from "./build.js";
import { headerSchema, readHeaders } from "./header.js";
import { readContents } from "./media.js";
import { type Node, compact, readDocs, unconstrained } from "./node.js";
import type { OperationNodes } from "./edition.js";
import { readSecurityAlternatives } from "./security.js";
import { readStatuses } from "./status.js";
import { readCallbacks } from "./webhook.js";
import type {
  Docs,
  Operation,
  OperationDocs,
  Pagination,
  Parameter,
  RequestBody,
  Response,
  SecurityAlternative,
} from "./types.js";

export interface OperationInput extends OperationNodes {
  readonly template: string;
  readonly building: Building;
  /** The document's own default. */
  readonly security: readonly SecurityAlternative[];
}

export function readOperation(input: OperationInput): Operation {
  const { node, building } = input;
  const { edition } = building;
  const parameters = fitPath(input, edition.parameters(input, building));
  const body = edition.body(input, building);
  tellUnsendable(input, body);
  return {
    place: node.place,
    method: input.method,
    path: input.template,
    tags: node.strings("tags"),
    docs: { ...readPathDocs(input.item), ...readOperationDocs(node) },
    parameters,
    responses: edition.responses(input, building),
    security: readSecurityAlternatives(node, building.securitySchemes) ?? input.security,
    servers: edition.operationServers(input) ?? [],
    callbacks: readCallbacks(node, building),
    ...compact<Pick<Operation, "operationId" | "name" | "body" | "pagination">>({
      operationId: node.string("operationId"),
      name: node.string("x-specwright-name"),
      body,
      pagination: readPagination(node, building),
    }),
  };
}

/**
 * Every `{name}` in the path needs a parameter, and every path parameter a `{name}` (section 4.8.8). What
 * only the path has is a string; what it has not can never be sent, and is left out.
 */
function fitPath(input: OperationInput, parameters: readonly Parameter[]): Parameter[] {
  const inTemplate = new Set(templateNames(input.template));
  const declared = new Set(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name));
  const undeclared = [...inTemplate].filter((name) => !declared.has(name));
  const fitting = parameters.filter((parameter) => {
    const fits = parameter.in !== "path" || inTemplate.has(parameter.name);
    if (!fits) reportUnused(input, parameter);
    return fits;
  });
  return [...undeclared.map((name) => undeclaredParameter(input, name)), ...fitting];
}

function undeclaredParameter({ node, template, building }: OperationInput, name: string): Parameter {
  const message = `The path ${template} has {${name}}, but no path parameter declares it: it is read as a string`;
  const help = `Add a parameter with name: ${name}, in: path and required: true.`;
  node.report("warning", "path-parameter-undeclared", message, help);
  return {
    place: node.place,
    name,
    in: "path",
    required: true,
    docs: {},
    schema: building.schema(node.with({ type: "string" })),
    style: "simple",
    explode: false,
    allowReserved: false,
    examples: [],
  };
}

function reportUnused({ template, building }: OperationInput, { name, place }: Parameter): void {
  const message = `The path ${template} has no {${name}} for this path parameter, which is left out`;
  const help = "Correct the name in the path or in the parameter.";
  building.report({ code: "path-parameter-unused", severity: "warning", message, help, place });
}

/** The names in braces, in order. */
function templateNames(template: string): string[] {
  return Array.from(template.matchAll(/\{([^{}]+)\}/g), (match) => match[1] ?? "");
}

/** What is said of a path is said of all its operations (section 4.8.9.1); their own words win. */
export function readPathDocs(item: Node): Docs {
  return compact<Docs>({ summary: item.string("summary"), description: item.string("description") });
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

/** The methods that fetch refuses (Fetch, section 2.2.1). */
const forbiddenMethods = ["CONNECT", "TRACE", "TRACK"];

/** Tells of what fetch never sends: some methods, and bodies of GET and HEAD (Fetch, section 5.4). */
function tellUnsendable({ node, method }: OperationInput, body: RequestBody | undefined): void {
  const help = "Use another method, or send the request by a client that is not built on fetch.";
  if (forbiddenMethods.includes(method.toUpperCase())) {
    const message = `fetch sends no ${method}: the operation is generated, and calls of it fail`;
    return node.report("warning", "operation-unsendable", message, help);
  }
  if ((method !== "GET" && method !== "HEAD") || (body?.contents.length ?? 0) === 0) return;
  const always = body?.required === true;
  const message = `fetch sends no ${method} with a body: calls of the operation fail${always ? "" : " unless they have none"}`;
  const place = node.get("requestBody") ?? node;
  place.report(always ? "warning" : "info", "operation-unsendable", message, help);
}

/** The body of an operation, or of another request. */
export function readBody(node: Node, building: Building): RequestBody | undefined {
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

export function readResponses(nodes: OperationNodes, building: Building): Response[] {
  return readStatuses(nodes).map(({ status, reference, response, isEmpty }) => {
    const headers = readHeaders(response, building);
    response
      .get("links")
      ?.report("info", "links-ignored", "Links are not generated", "Call the operation that they name.");
    const docs = readDocs(response, reference);
    const contents = isEmpty ? [] : readContents(response, building);
    const schema = compact<Pick<Response, "headerSchema">>({ headerSchema: headerSchema(response, headers) });
    return { place: response.place, status, docs, contents, headers, ...schema };
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
      missing: true,
    };
  }
  const help =
    "Name two properties of the response: `items`, the list, and `next`, the URL of the next page.";
  pagination.report("error", "pagination-invalid", '"x-pagination" needs "items" and "next"', help);
  return undefined;
}
