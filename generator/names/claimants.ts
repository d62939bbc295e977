/**
 * Who asks for names, which ones, and what else comes with each. The brand `Identifier` is given here and to
 * the settled names in `assign.ts` alone: every name went through casing and claims.
 */
import type { Place } from "../diagnostics.js";
import type { Identifier } from "../emit/text.js";
import type { Declaration } from "../model/declarations.js";
import { locationOf, operationKey } from "../model/identity.js";
import type { Api, Operation, Parameter, SecurityScheme } from "../model/types.js";
import type { Conversion } from "../model/value-uses.js";
import { camelCase, pascalCase } from "./casing.js";
import { type Choice, type Claimant, withMark } from "./claims.js";
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

/** The client of a document that gives it no name: `createApi`, `Api`. */
const unnamed = "Api";

export function clientNames(name: string): ClientNames {
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

export function clientClaimant({ name, place }: Api): Claimant {
  return {
    place,
    label: "the client",
    choices: name === undefined ? [unnamed] : [pascalCase(name), unnamed],
    derive: (base) => Object.values(clientNames(base)),
    exact: true,
    chosen: name !== undefined,
  };
}

export function schemaClaimant(declaration: Declaration, root: Place): Claimant {
  const { key, name, context, schema, rank } = declaration;
  // What is sent, where it differs from what arrives under the plain name.
  const suffix = ["", "Input", "Multipart"][rank] ?? "";
  const base = pascalCase(key);
  const location = (): string => locationOf(schema.place, root);
  const choices = [
    ...(name === undefined ? [] : [() => pascalCase(name)]),
    () => base,
    () => `${base}Model`,
    () => pascalCase(`${context} ${key}`),
    // The whole place: many files hold schemas of the same name.
    () => pascalCase(location()),
    () => withMark(base, location()),
  ];
  return {
    place: schema.place,
    label: `the schema ${JSON.stringify(key)}`,
    choices: choices.map(
      (choice): Choice =>
        () =>
          `${choice()}${suffix}`,
    ),
    derive: (choice) => Object.values(schemaNames(choice)),
    exact: base === key || name !== undefined,
    chosen: name !== undefined,
  };
}

export function schemaNames(base: string): SchemaNames {
  return { type: base as Identifier, is: `is${base}` as Identifier, check: `check${base}` as Identifier };
}

export function headersClaimant({ schema }: Declaration, type: Identifier): Claimant {
  const base = type.charAt(0).toLowerCase() + type.slice(1);
  return {
    place: schema.place,
    label: "the headers of a response",
    // The first is the type's own in the many scripts that know no capitals.
    choices: [base, `${base}Table`, withMark(base, type)],
    derive: (choice) => [choice],
    exact: false,
  };
}

export function standardClaimant({ schema, key }: Declaration, { type, is }: SchemaNames): Claimant {
  return {
    place: schema.place,
    label: `the Standard Schema of ${JSON.stringify(key)}`,
    choices: [`${type}Schema`, `${type}StandardSchema`, `${is}StandardSchema`],
    derive: (choice) => [choice],
    exact: false,
  };
}

export function conversionClaimant(
  { schema, key }: Declaration,
  type: Identifier,
  conversion: Conversion,
): Claimant {
  return {
    place: schema.place,
    label: `the conversion of ${JSON.stringify(key)}`,
    choices: [`${conversion}${type}`, `${conversion}${type}Value`, withMark(`${conversion}${type}`, key)],
    derive: (choice) => [choice],
    exact: false,
  };
}

export function schemeClaimant(scheme: SecurityScheme): Claimant {
  const base = camelCase(scheme.key);
  return {
    place: scheme.place,
    label: `the security scheme ${JSON.stringify(scheme.key)}`,
    choices: [base, `${base}Scheme`, withMark(base, scheme.key)],
    derive: (choice) => [choice],
    exact: base === scheme.key,
  };
}

export function operationClaimant(operation: Operation): Claimant {
  const { name, method, path, tags } = operation;
  const own = operation.operationId ?? operationKey({ method, path });
  const place = (): string => camelCase(operationKey({ method, path }));
  return {
    place: operation.place,
    label: `the operation ${method} ${path}`,
    choices: [
      ...(name === undefined ? [] : [camelCase(name)]),
      camelCase(own),
      () => camelCase(`${tags[0] ?? ""} ${own}`),
      place,
      () => `${place()}Operation`,
      () => withMark(place(), `${method} ${path}`),
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

export function operationNames(base: string, operation: Operation): OperationNames {
  return { ...exportedNames(base), keys: parameterKeys(operation) };
}
