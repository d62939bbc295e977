/** The one pass that names everything. Emitters only look up. */
import type { Report } from "../diagnostics.js";
import type { Identifier } from "../emit/text.js";
import type { SchemaLookup } from "../model/applied.js";
import { type Declaration, Declarations, type View } from "../model/declarations.js";
import { schemaId } from "../model/identity.js";
import type { Api, MediaType, Operation, Schema, SchemaId, SecurityScheme } from "../model/types.js";
import {
  type ClientNames,
  type OperationNames,
  type SchemaNames,
  clientClaimant,
  clientNames,
  conversionClaimant,
  headersClaimant,
  operationClaimant,
  operationNames,
  schemaClaimant,
  schemaNames,
  schemeClaimant,
  standardClaimant,
} from "./claimants.js";
import { type Claimant, Claims } from "./claims.js";
import { type Conversion, ValueUses } from "../model/value-uses.js";
import { type Group, groupOperations, memberNames } from "./groups.js";

/** Every name of the output. */
export interface Names {
  readonly declarations: Declarations;
  /** What each name is made of, in an order that follows from the model: where these are the same, all names are. */
  readonly bases: readonly string[];
  readonly groups: readonly Group[];
  readonly client: ClientNames;
  readonly schema: (declaration: Declaration) => SchemaNames;
  /** The constant that offers the schema to other libraries. */
  readonly standardSchema: (declaration: Declaration) => Identifier;
  /** The function that converts values of the schema; undefined where there is nothing to convert. */
  readonly conversion: (declaration: Declaration, conversion: Conversion) => Identifier | undefined;
  readonly uses: ValueUses;
  readonly operation: (operation: Operation) => OperationNames;
  readonly member: (operation: Operation) => string;
  readonly scheme: (scheme: SecurityScheme) => Identifier;
  /** True for a name that something of the document's has got. */
  readonly isTaken: (name: string) => boolean;
  readonly schemaOf: SchemaLookup;
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
  const schemes = settle(claims, api.securitySchemes, schemeClaimant, (base) => base as Identifier);
  const groups = groupOperations(api.operations);
  const operations = settle(claims, api.operations, operationClaimant, operationNames);
  // Last, since nothing of the document is called so: what the document names keeps its name.
  const headers = settle(
    claims,
    headerDeclarations(api, declarations),
    (declaration) => headersClaimant(declaration, known(schemas, declaration).type),
    (base) => base as Identifier,
  );
  const standards = settle(
    claims,
    [...schemas.keys()],
    (declaration) => standardClaimant(declaration, known(schemas, declaration)),
    (base) => base as Identifier,
  );
  const uses = new ValueUses(api);
  // Headers are no JSON: they are converted one by one, where they are read.
  const bodies = new Map([...schemas].filter(([declaration]) => !headers.has(declaration)));
  const conversions = nameConversions(claims, bodies, uses);
  const members = memberNames(groups, (operation) => operations.get(operation)?.call ?? "");
  const inline: Names["inline"] = (schema, view) => existing(declarations.find(schemaId(schema.place), view));
  return {
    declarations,
    bases: claims.bases,
    groups,
    client,
    schema: (declaration) => known(schemas, declaration),
    standardSchema: (declaration) => known(standards, declaration),
    conversion: (declaration, conversion) => conversions[conversion].get(declaration),
    uses,
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

function nameConversions(
  claims: Claims,
  schemas: ReadonlyMap<Declaration, SchemaNames>,
  uses: ValueUses,
): Readonly<Record<Conversion, ReadonlyMap<Declaration, Identifier>>> {
  const settled = (conversion: Conversion): ReadonlyMap<Declaration, Identifier> =>
    settle(
      claims,
      [...schemas.keys()].filter(({ schema }) => uses.has(schema, conversion)),
      (declaration) => conversionClaimant(declaration, known(schemas, declaration).type, conversion),
      (base) => base as Identifier,
    );
  return { decode: settled("decode"), encode: settled("encode") };
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

function headerDeclarations(api: Api, declarations: Declarations): Declaration[] {
  const schemas = api.operations.flatMap(({ responses }) =>
    responses.flatMap(({ headerSchema }) => headerSchema ?? []),
  );
  return [...new Set(schemas.map(({ place }) => existing(declarations.find(schemaId(place), "response"))))];
}
