/** The document's operations with all that the tests compare: parameters, bodies, answers, examples. */
import { Node, root } from "./document.js";

/** A documented value. */
export interface Example {
  /** For messages: `listSubscriptions 200`, `runEndpoint 200 finished`. */
  readonly name: string;
  readonly value: unknown;
}

export interface Content {
  readonly mediaType: string;
  readonly schema: Node;
  readonly examples: readonly Example[];
}

export interface Parameter {
  readonly node: Node;
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly type: unknown;
  readonly example: unknown;
}

export interface Operation {
  readonly node: Node;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Of the published page. */
  readonly heading: string;
  readonly scopes: readonly unknown[];
  /** Those of the path first, then the operation's own. */
  readonly parameters: readonly Parameter[];
  readonly body: (Content & { readonly required: boolean }) | undefined;
  /** By status; undefined for one without a body. */
  readonly responses: ReadonlyMap<number, Content | undefined>;
}

const methods = ["get", "post", "put", "patch", "delete"];

/** All operations in the order of the document. */
export const operations: readonly Operation[] = root
  .under("paths")
  .flatMap(([path, item]) =>
    item.members
      .filter(([name]) => methods.includes(name))
      .map(([method, node]) => readOperation({ path, item, method, node })),
  );

/** @throws Error where the document has no such operation. */
export function operation(id: string): Operation {
  const found = operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`The document has no operation ${id}`);
  return found;
}

/** The first example of an answer. */
export function exampleAnswer(id: string, status: number): unknown {
  return operation(id).responses.get(status)?.examples[0]?.value;
}

interface OperationPlace {
  readonly path: string;
  readonly item: Node;
  readonly method: string;
  readonly node: Node;
}

function readOperation({ path, item, method, node }: OperationPlace): Operation {
  const id = node.text("operationId");
  const parameters = [
    ...(item.member("parameters")?.items ?? []),
    ...(node.member("parameters")?.items ?? []),
  ];
  const body = node.member("requestBody");
  const content = body && readContent(body, `${id} request`);
  const [requirement] = node.member("security")?.items ?? [];
  return {
    node,
    id,
    method: method.toUpperCase(),
    path,
    heading: node.text("x-docs-heading"),
    scopes: requirement?.member("personalApiKey")?.items.map(({ value }) => value) ?? [],
    parameters: parameters.map(readParameter),
    body: content && { ...content, required: body?.member("required")?.value === true },
    responses: new Map(
      node.under("responses").map(([status, one]) => [Number(status), readContent(one, `${id} ${status}`)]),
    ),
  };
}

function readParameter(node: Node): Parameter {
  return {
    node,
    name: node.text("name"),
    in: node.text("in"),
    required: node.member("required")?.value === true,
    type: node.member("schema")?.member("type")?.value,
    example: node.member("example")?.value,
  };
}

/** The one media type of a body; undefined where there is no body. */
function readContent(node: Node, name: string): Content | undefined {
  const [first, ...others] = node.under("content");
  if (others.length > 0) throw new Error(`${name} has more than one media type`);
  if (first === undefined) return undefined;
  const [mediaType, media] = first;
  const schema = media.member("schema");
  if (schema === undefined) throw new Error(`${name} has no schema`);
  return { mediaType, schema, examples: readExamples(media, name) };
}

function readExamples(media: Node, name: string): readonly Example[] {
  const single = media.member("example");
  const named = media.under("examples").flatMap(([key, one]) => {
    const value = one.member("value");
    return value === undefined ? [] : [{ name: `${name} ${key}`, value: value.value }];
  });
  return [...(single === undefined ? [] : [{ name, value: single.value }]), ...named];
}
