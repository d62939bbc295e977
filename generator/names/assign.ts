/** The one pass that names everything. Emitters only look up. */
import type { Place, Report } from "../diagnostics.js";
import type { Identifier } from "../emit/text.js";
import { type Declaration, Declarations, type View } from "../model/declarations.js";
import { locationOf, operationKey } from "../model/identity.js";
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
import { type Claimant, Claims } from "./claims.js";
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
}

/** Every name of the output. */
export interface Names {
  readonly declarations: Declarations;
  readonly groups: readonly Group[];
  readonly client: ClientNames;
  readonly schema: (declaration: Declaration) => SchemaNames;
  readonly operation: (operation: Operation) => OperationNames;
  readonly member: (operation: Operation) => string;
  readonly scheme: (scheme: SecurityScheme) => Identifier;
  /** True for a name that something of the document's has got. */
  readonly isTaken: (name: string) => boolean;
  readonly schemaOf: (id: SchemaId) => Schema | undefined;
  /** The declaration behind a reference, seen from a side. */
  readonly target: (id: SchemaId, view: View) => Declaration;
  readonly content: (content: MediaType, view: View) => Declaration;
}

/**
 * Names the whole model.
 * @param runtimeNames names of the shipped runtime that users import beside those of the document.
 * @returns the names; what could not be named is reported, and then nothing may be emitted.
 */
export function assignNames(api: Api, runtimeNames: Iterable<string>, report: Report): Names {
  const claims = new Claims(runtimeNames, report);
  const declarations = new Declarations(api);
  const client = clientNames(api);
  claims.settle([clientClaimant(api, client)]);
  const schemas = settle(
    claims,
    declarations.all,
    (declaration) => schemaClaimant(declaration, api.place),
    schemaNames,
  );
  const schemes = settle(claims, api.securitySchemes, schemeClaimant, (base) => base as Identifier);
  const groups = groupOperations(api.operations);
  const operations = settle(claims, api.operations, operationClaimant, operationNames);
  const members = memberNames(groups, (operation) => operations.get(operation)?.call ?? "");
  return {
    declarations,
    groups,
    client,
    schema: (declaration) => known(schemas, declaration),
    operation: (operation) => known(operations, operation),
    member: (operation) => known(members, operation),
    scheme: (scheme) => known(schemes, scheme),
    isTaken: (name) => claims.isTaken(name),
    schemaOf: (id) => api.schemas.get(id)?.schema,
    target: (id, view) => existing(declarations.find(id, view)),
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

function clientNames(api: Api): ClientNames {
  const name = api.name === undefined ? "Api" : pascalCase(api.name);
  const type = api.name === undefined ? name : `${name}Client`;
  return {
    create: `create${type}` as Identifier,
    type: type as Identifier,
    groups: `${name}Groups` as Identifier,
    options: `${type}Options` as Identifier,
    scope: `${name}Scope` as Identifier,
  };
}

function clientClaimant(api: Api, names: ClientNames): Claimant {
  return {
    place: api.place,
    label: "the client",
    choices: [names.type],
    derive: () => Object.values(names),
    exact: true,
  };
}

function schemaClaimant(declaration: Declaration, root: Place): Claimant {
  const { key, name, context, schema, second } = declaration;
  // What is sent, where it differs from what arrives under the plain name.
  const suffix = second ? "Input" : "";
  const base = pascalCase(name ?? key);
  // After the short second choices, the whole place: many files hold schemas of the same name.
  const others = [
    `${base}Model`,
    pascalCase(`${context} ${key}`),
    pascalCase(locationOf(schema.place, root)),
  ];
  const choices = name === undefined ? [base, ...others] : [base];
  return {
    place: schema.place,
    label: `the schema ${JSON.stringify(key)}`,
    choices: choices.map((choice) => `${choice}${suffix}`),
    derive: (choice) => Object.values(schemaNames(choice)),
    exact: base === key || name !== undefined,
  };
}

function schemaNames(base: string): SchemaNames {
  return { type: base as Identifier, is: `is${base}` as Identifier, check: `check${base}` as Identifier };
}

function schemeClaimant(scheme: SecurityScheme): Claimant {
  const base = camelCase(scheme.key);
  return {
    place: scheme.place,
    label: `the security scheme ${JSON.stringify(scheme.key)}`,
    choices: [base, `${base}Scheme`],
    derive: (choice) => [choice],
    exact: base === scheme.key,
  };
}

function operationClaimant(operation: Operation): Claimant {
  const key = operationKey(operation);
  const base = camelCase(key);
  const place = camelCase(operationKey({ method: operation.method, path: operation.path }));
  return {
    place: operation.place,
    label: `the operation ${operation.method} ${operation.path}`,
    choices: [base, camelCase(`${operation.tags[0] ?? ""} ${key}`), place, `${place}Operation`],
    derive: (choice) => Object.values(exportedNames(choice)),
    exact: base === key,
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
