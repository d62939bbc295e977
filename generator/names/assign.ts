/** The one pass that names everything. Emitters only look up. */
import type { Place, Report } from "../diagnostics.js";
import type { Identifier } from "../emit/text.js";
import { type Declaration, Declarations, type View } from "../model/declarations.js";
import { locationOf, operationKey, schemaId } from "../model/identity.js";
import type {
  Api,
  MediaType,
  Operation,
  Parameter,
  Schema,
  SchemaId,
  SecurityScheme,
} from "../model/types.js";
import { camelCase, pascalCase } from "./casing.js";
import { type Claimant, Claims, withMark } from "./claims.js";
import { type Group, groupOperations, memberNames } from "./groups.js";
import { parameterKeys } from "./parameters.js";

/** The names of a declared schema. */
export interface SchemaNames {
  readonly type: Identifier;
  readonly is: Identifier;
  readonly check: Identifier;
}

/** The names of an operation. */
export interface OperationNames {
  readonly call: Identifier;
  readonly request: Identifier;
  readonly params: Identifier;
  readonly responses: Identifier;
  readonly guards: Identifier;
  /** The key of each parameter in the params object. */
  readonly keys: ReadonlyMap<Parameter, string>;
}

export interface ClientNames {
  readonly create: Identifier;
  readonly type: Identifier;
  readonly groups: Identifier;
  readonly options: Identifier;
  readonly scope: Identifier;
  readonly servers: Identifier;
  readonly webhooks: Identifier;
  readonly callbacks: Identifier;
}

/** Every name of the output. */
export interface Names {
  readonly declarations: Declarations;
  readonly groups: readonly Group[];
  readonly client: ClientNames;
  readonly schema: (declaration: Declaration) => SchemaNames;
  /** The constant that offers the schema to other libraries. */
  readonly standardSchema: (declaration: Declaration) => Identifier;
  readonly operation: (operation: Operation) => OperationNames;
  readonly member: (operation: Operation) => string;
  readonly scheme: (scheme: SecurityScheme) => Identifier;
  /** True for a name that something of the document's has got. */
  readonly isTaken: (name: string) => boolean;
  readonly schemaOf: (id: SchemaId) => Schema | undefined;
  /** The declaration behind a reference, seen from a side. */
  readonly target: (id: SchemaId, view: View) => Declaration;
  readonly content: (content: MediaType, view: View) => Declaration;
  /** The declaration of a schema at its own place: that of a response's headers. */
  readonly inline: (schema: Schema, view: View) => Declaration;
  /** How the headers of a response are read, by the schema of them all. */
  readonly headers: (schema: Schema) => Identifier;
}

/**
 * Names the whole model.
 * @param runtimeNames names of the shipped runtime that users import beside those of the document.
 * @returns the names; those that are not what the user chose are reported.
 */
export function assignNames(api: Api, runtimeNames: Iterable<string>, report: Report): Names {
  const claims = new Claims(runtimeNames, report);
  const declarations = new Declarations(api);
  const clientClaim = clientClaimant(api);
  const client = clientNames(existing(claims.settle([clientClaim]).get(clientClaim)));
  const schemas = settle(
    claims,
    declarations.all,
    (declaration) => schemaClaimant(declaration, api.place),
    schemaNames,
  );
  const headers = settle(
    claims,
    headerDeclarations(api, declarations),
    (declaration) => headersClaimant(declaration, known(schemas, declaration).type),
    (base) => base as Identifier,
  );
  const schemes = settle(claims, api.securitySchemes, schemeClaimant, (base) => base as Identifier);
  const groups = groupOperations(api.operations);
  const operations = settle(claims, api.operations, operationClaimant, operationNames);
  // Last, since nothing of the document is called so: what the document names keeps its name.
  const standards = settle(
    claims,
    [...schemas.keys()],
    (declaration) => standardClaimant(declaration, known(schemas, declaration)),
    (base) => base as Identifier,
  );
  const members = memberNames(groups, (operation) => operations.get(operation)?.call ?? "");
  const inline: Names["inline"] = (schema, view) => existing(declarations.find(schemaId(schema.place), view));
  return {
    declarations,
    groups,
    client,
    schema: (declaration) => known(schemas, declaration),
    standardSchema: (declaration) => known(standards, declaration),
    operation: (operation) => known(operations, operation),
    member: (operation) => known(members, operation),
    scheme: (scheme) => known(schemes, scheme),
    isTaken: (name) => claims.isTaken(name),
    schemaOf: (id) => api.schemas.get(id)?.schema,
    target: (id, view) => existing(declarations.find(id, view)),
    inline,
    headers: (schema) => known(headers, inline(schema, "response")),
    content: (content, view) => existing(declarations.ofContent(content, view)),
  };
}

/** Lets a list of nodes claim names together, and turns the base names into all the names of each. */
function settle<Node, Result>(
  claims: Claims,
  nodes: readonly Node[],
  claimant: (node: Node) => Claimant,
  finish: (base: string, node: Node) => Result,
): Map<Node, Result> {
  const byClaimant = new Map(nodes.map((node) => [claimant(node), node] as const));
  const result = new Map<Node, Result>();
  const settled = claims.settle([...byClaimant.keys()]);
  for (const [key, node] of byClaimant) {
    const base = settled.get(key);
    if (base !== undefined) result.set(node, finish(base, node));
  }
  return result;
}

function known<Key, Value>(names: ReadonlyMap<Key, Value>, key: Key): Value {
  return existing(names.get(key));
}

function existing<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("A name was looked up that was never assigned");
  return value;
}

// The brand `Identifier` is given here alone: every name below went through casing and claims. ----------

/** The client of a document that gives it no name: `createApi`, `Api`. */
const unnamed = "Api";

function clientNames(name: string): ClientNames {
  const type = name === unnamed ? name : `${name}Client`;
  return {
    create: `create${type}` as Identifier,
    type: type as Identifier,
    groups: `${name}Groups` as Identifier,
    options: `${type}Options` as Identifier,
    scope: `${name}Scope` as Identifier,
    servers: `${camelCase(name)}Servers` as Identifier,
    webhooks: `${camelCase(name)}Webhooks` as Identifier,
    callbacks: `${camelCase(name)}Callbacks` as Identifier,
  };
}

function clientClaimant({ name, place }: Api): Claimant {
  return {
    place,
    label: "the client",
    choices: name === undefined ? [unnamed] : [pascalCase(name), unnamed],
    derive: (base) => Object.values(clientNames(base)),
    exact: true,
    chosen: name !== undefined,
  };
}

function schemaClaimant(declaration: Declaration, root: Place): Claimant {
  const { key, name, context, schema, second } = declaration;
  // What is sent, where it differs from what arrives under the plain name.
  const suffix = second ? "Input" : "";
  const base = pascalCase(key);
  const location = locationOf(schema.place, root);
  const choices = [
    ...(name === undefined ? [] : [pascalCase(name)]),
    base,
    `${base}Model`,
    pascalCase(`${context} ${key}`),
    // The whole place: many files hold schemas of the same name.
    pascalCase(location),
    withMark(base, location),
  ];
  return {
    place: schema.place,
    label: `the schema ${JSON.stringify(key)}`,
    choices: choices.map((choice) => `${choice}${suffix}`),
    derive: (choice) => Object.values(schemaNames(choice)),
    exact: base === key || name !== undefined,
    chosen: name !== undefined,
  };
}

function schemaNames(base: string): SchemaNames {
  return { type: base as Identifier, is: `is${base}` as Identifier, check: `check${base}` as Identifier };
}

function headerDeclarations(api: Api, declarations: Declarations): Declaration[] {
  const schemas = api.operations.flatMap(({ responses }) =>
    responses.flatMap(({ headerSchema }) => headerSchema ?? []),
  );
  return [...new Set(schemas.map(({ place }) => existing(declarations.find(schemaId(place), "response"))))];
}

function headersClaimant({ schema }: Declaration, type: Identifier): Claimant {
  const base = type.charAt(0).toLowerCase() + type.slice(1);
  return {
    place: schema.place,
    label: "the headers of a response",
    // Many scripts know no capitals.
    choices: base === type ? [`${base}Table`] : [base, `${base}Table`],
    derive: (choice) => [choice],
    exact: false,
  };
}

function standardClaimant({ schema, key }: Declaration, { type, is }: SchemaNames): Claimant {
  return {
    place: schema.place,
    label: `the Standard Schema of ${JSON.stringify(key)}`,
    choices: [`${type}Schema`, `${type}StandardSchema`, `${is}StandardSchema`],
    derive: (choice) => [choice],
    exact: false,
  };
}

function schemeClaimant(scheme: SecurityScheme): Claimant {
  const base = camelCase(scheme.key);
  return {
    place: scheme.place,
    label: `the security scheme ${JSON.stringify(scheme.key)}`,
    choices: [base, `${base}Scheme`, withMark(base, scheme.key)],
    derive: (choice) => [choice],
    exact: base === scheme.key,
  };
}

function operationClaimant(operation: Operation): Claimant {
  const { name, method, path, tags } = operation;
  const own = operation.operationId ?? operationKey({ method, path });
  const place = camelCase(operationKey({ method, path }));
  return {
    place: operation.place,
    label: `the operation ${method} ${path}`,
    choices: [
      ...(name === undefined ? [] : [camelCase(name)]),
      camelCase(own),
      camelCase(`${tags[0] ?? ""} ${own}`),
      place,
      `${place}Operation`,
      withMark(place, `${method} ${path}`),
    ],
    derive: (choice) => Object.values(exportedNames(choice)),
    exact: camelCase(name ?? own) === (name ?? own),
    chosen: name !== undefined,
  };
}

function exportedNames(base: string): Omit<OperationNames, "keys"> {
  const type = base.charAt(0).toUpperCase() + base.slice(1);
  return {
    call: base as Identifier,
    request: `${base}Request` as Identifier,
    params: `${type}Params` as Identifier,
    responses: `${type}Responses` as Identifier,
    guards: `${base}Responses` as Identifier,
  };
}

function operationNames(base: string, operation: Operation): OperationNames {
  return { ...exportedNames(base), keys: parameterKeys(operation) };
}
