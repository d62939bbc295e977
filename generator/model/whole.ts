/** All schemas of a document together. */
import { once } from "./once.js";
import { schemasOfContents } from "./media.js";
import type { MediaType, NamedSchema, Operation, Schema, SchemaId, Webhook } from "./types.js";

/** The parts of the model that hold schemas. */
export interface Whole {
  readonly schemas: ReadonlyMap<SchemaId, NamedSchema>;
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Webhook[];
}

/** The schemas that have a guard, and those inside of responses' headers. */
export function schemasOfWhole({ schemas, operations, webhooks }: Whole): Schema[] {
  return [
    ...Array.from(schemas.values(), ({ schema }) => schema),
    ...operations.flatMap(schemasOfMessages),
    ...webhooks.flatMap(schemasOfBody),
  ];
}

type Change = (schema: Schema) => Schema;

/** The same with every schema that has a guard exchanged. */
export function mapWhole({ schemas, operations, webhooks }: Whole, changeSchema: Change): Whole {
  const change = once(changeSchema);
  return {
    schemas: new Map(Array.from(schemas, ([id, named]) => [id, { ...named, schema: change(named.schema) }])),
    operations: operations.map((operation) => withSchemas(operation, change)),
    webhooks: webhooks.map((webhook) => withBody(webhook, change)),
  };
}

/** The same with the schemas of parameters and single headers exchanged, which have no guards, but types. */
export function mapFields(operation: Operation, change: Change): Operation {
  const parameters = operation.parameters.map((parameter) => ({
    ...parameter,
    schema: change(parameter.schema),
  }));
  const responses = operation.responses.map((response) => ({
    ...response,
    headers: response.headers.map((header) => ({ ...header, schema: change(header.schema) })),
  }));
  return { ...operation, parameters, responses };
}

/** All schemas of an operation. */
export function schemasOfOperation(operation: Operation): Schema[] {
  return [...operation.parameters.map(({ schema }) => schema), ...schemasOfMessages(operation)];
}

/** Those of bodies, of answers and their headers, and of callbacks. */
function schemasOfMessages(operation: Operation): Schema[] {
  const { responses, callbacks } = operation;
  return [
    ...schemasOfBody(operation),
    ...responses.flatMap(({ contents, headers }) => [
      ...schemasOfContents(contents),
      ...headers.map(({ schema }) => schema),
    ]),
    ...callbacks.flatMap(schemasOfBody),
  ];
}

/** Those of what an operation, a webhook or a callback sends. */
export function schemasOfBody({ body }: Pick<Operation, "body">): Schema[] {
  return schemasOfContents(body?.contents ?? []);
}

function withSchemas(operation: Operation, change: Change): Operation {
  return {
    ...withBody(operation, change),
    responses: operation.responses.map((response) => ({
      ...withContents(response, change),
      ...(response.headerSchema !== undefined && { headerSchema: change(response.headerSchema) }),
    })),
    callbacks: operation.callbacks.map((callback) => withBody(callback, change)),
  };
}

function withBody<Owner extends Pick<Operation, "body">>(owner: Owner, change: Change): Owner {
  return owner.body === undefined ? owner : { ...owner, body: withContents(owner.body, change) };
}

function withContents<Owner extends { readonly contents: readonly MediaType[] }>(
  owner: Owner,
  change: Change,
): Owner {
  return {
    ...owner,
    contents: owner.contents.map((content) => ({
      ...content,
      schema: change(content.schema),
      ...(content.itemSchema !== undefined && { itemSchema: change(content.itemSchema) }),
    })),
  };
}
