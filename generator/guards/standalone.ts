/** A module of guards that needs nothing beside itself: what it uses of the runtime is copied into it. */
import type { Place, Report } from "../diagnostics.js";
import type { Templates } from "../emit/runtime.js";
import { standardSchemaConstant } from "../emit/schemas.js";
import { declareType } from "../emit/declare-type.js";
import { type Code, type Identifier, code, docComment, join, lines } from "../emit/text.js";
import type { TypeScope } from "../emit/types.js";
import { circularSchemas } from "../model/circular.js";
import type { View } from "../model/declarations.js";
import type { Schema, SchemaId } from "../model/types.js";
import { branchingSchemas } from "./branching.js";
import { type CompiledChecks, compileChecks } from "./check.js";
import { compileGuard } from "./compile.js";
import { schemaTree } from "./explain-schema.js";
import { referencesIn } from "./explain-tree.js";
import type { GuardHost, HelperName } from "./host.js";
import type { LocalNames } from "./local-names.js";
import { worthFunction } from "./predicate-uses.js";
import { recursiveSchemas } from "./recursion.js";
import { RuntimeSource } from "./runtime-source.js";
import { ModuleDeclarations, mentioned } from "./sheet.js";
import { type SchemaNames, exportedNames, nameSchemas } from "./standalone-names.js";
import { hasUnevaluated } from "./unevaluated.js";

/** What a module is to hold. */
export interface StandaloneInput {
  /** Every schema that is named or referred to, by identity. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The schemas that the module is for, by identity, with the names that they are to have. */
  readonly named: ReadonlyMap<SchemaId, string>;
  /** The side from which the schemas are seen; by default they are read to the letter of JSON Schema. */
  readonly view?: View;
  readonly templates: Templates;
  /** How a place is written in issues. */
  readonly location: (place: Place) => string;
  readonly report: Report;
}

/**
 * The text of the module. For each named schema it exports the type `<Name>`, `is<Name>`, `check<Name>`
 * and `<Name>Schema` for libraries that take Standard Schema.
 */
export function standaloneModule(input: StandaloneInput): string {
  const { named, view = "whole" } = input;
  const host = new StandaloneHost(input);
  for (const id of named.keys()) {
    host.typeName(id);
    host.guardName(id);
    host.checkName(id);
  }
  const checked = checkedSchemas(view, host);
  // Writing one declaration finds others that it needs: the sets grow under the loops.
  const types = writeTypes(input, host);
  const guards = new Map(Array.from(host.guards, (id) => [id, writeGuard(id, input, host)] as const));
  const standard = Array.from(named.keys(), (id) => writeStandardSchema(id, host));
  const { own, shared } = writeChecks(checked, input, host);
  const checks = new Map(checked.map((id, index) => [id, own[index] ?? code``]));
  const { functions, constants } = host.declared;
  const ids = new Set([...guards.keys(), ...checks.keys()]);
  const both = [...ids].flatMap((id) => [guards.get(id) ?? [], checks.get(id) ?? []].flat());
  const text = join([...types, ...both, ...functions, ...standard, ...constants, ...shared], code`\n\n`);
  return `${text}\n\n${host.runtimeText(text)}\n`;
}

/** The schemas that were asked for, and those that they refer to: each has a check. */
function checkedSchemas(view: View, host: StandaloneHost): readonly SchemaId[] {
  // What is referred to is asked for in turn: the set grows under the loop.
  for (const id of host.checks) {
    for (const target of referencesIn(schemaTree(host.existing(id), { view, host }))) host.checkName(target);
  }
  return [...host.checks];
}

function writeChecks(
  ids: readonly SchemaId[],
  { named, view = "whole" }: StandaloneInput,
  host: StandaloneHost,
): CompiledChecks {
  const inputs = ids.map((id) => ({
    ...host.namesOf(id),
    schema: host.existing(id),
    id,
    view,
    exported: named.has(id),
    doc: code``,
  }));
  return compileChecks(inputs, host);
}

/** The types that were asked for, and those that they mention. */
function writeTypes(input: StandaloneInput, host: StandaloneHost): readonly Code[] {
  const all = Array.from(host.types, (id) => ({
    name: host.typeName(id),
    text: writeType(id, input, host),
    exported: input.named.has(id),
  }));
  // A union with what is unknown says nothing of its other members: some were asked for in vain.
  const exported = all.filter((type) => type.exported);
  const used = mentioned(lines(exported.map(({ text }) => text)), all);
  return all.filter((type) => type.exported || used.has(type.name)).map(({ text }) => text);
}

function writeType(id: SchemaId, { named, view = "whole" }: StandaloneInput, host: StandaloneHost): Code {
  const name = host.typeName(id);
  const exported = named.has(id);
  if (host.isCircular(id)) return code`${exported ? code`export ` : code``}type ${name} = unknown;`;
  const scope: TypeScope = {
    view,
    lookup: (target) => host.schema(target),
    refer: (target) => host.typeName(target),
  };
  return declareType({ schema: host.existing(id), name, key: name, exported }, scope);
}

function writeGuard(id: SchemaId, input: StandaloneInput, host: StandaloneHost): Code {
  const { named, view = "whole" } = input;
  const schema = host.existing(id);
  const names = host.namesOf(id);
  const exported = named.has(id);
  const type = exported ? code`${names.type}` : code`unknown`;
  const doc = docComment([schema.docs.summary, schema.docs.description]);
  return compileGuard({ schema, name: names.guard, type, view, doc, exported }, host);
}

function writeStandardSchema(id: SchemaId, host: StandaloneHost): Code {
  const { type: output, standard, guard, check } = host.namesOf(id);
  const { type, make } = host.standardNames();
  return standardSchemaConstant({ name: standard, output, is: guard, check, type, make });
}

/** Names for one module. */
class StandaloneHost implements GuardHost {
  /** The schemas whose types, guards and checks something asks for. */
  readonly types = new Set<SchemaId>();
  readonly guards = new Set<SchemaId>();
  readonly checks = new Set<SchemaId>();
  readonly declared = new ModuleDeclarations();
  readonly isWorthFunction: GuardHost["isWorthFunction"];
  readonly hasUnevaluated: boolean;
  readonly report: Report;
  readonly #input: StandaloneInput;
  readonly #runtime: RuntimeSource;
  readonly #locals: LocalNames;
  readonly #names: ReadonlyMap<SchemaId, SchemaNames>;
  readonly #recursive: ReadonlySet<SchemaId>;
  readonly #circular: ReadonlySet<SchemaId>;
  readonly #branching: ReadonlySet<SchemaId>;

  constructor(input: StandaloneInput) {
    this.#input = input;
    this.report = input.report;
    const wanted = [...input.named.values()].flatMap(exportedNames);
    this.#runtime = new RuntimeSource(input.templates, wanted);
    const { locals, names } = nameSchemas({ ...input, taken: this.#runtime.names() });
    this.#locals = locals;
    this.#names = names;
    this.isWorthFunction = worthFunction(input.schemas.values());
    this.hasUnevaluated = hasUnevaluated(input.schemas.values());
    this.#recursive = recursiveSchemas(input.schemas);
    this.#circular = circularSchemas(input.schemas);
    this.#branching = branchingSchemas(input.schemas);
  }

  namesOf(id: SchemaId): SchemaNames {
    const names = this.#names.get(id);
    if (names === undefined) throw new Error(`There is no schema ${id}`);
    return names;
  }

  typeName(id: SchemaId): Identifier {
    this.types.add(id);
    return this.namesOf(id).type;
  }

  /** True for a schema that only leads back to itself: a type cannot. */
  isCircular(id: SchemaId): boolean {
    return this.#circular.has(id);
  }

  guardName(id: SchemaId): Identifier {
    this.guards.add(id);
    return this.namesOf(id).guard;
  }

  checkName(id: SchemaId): Identifier {
    this.checks.add(id);
    return this.namesOf(id).check;
  }

  helper(name: HelperName): Identifier {
    return this.#runtime.need(name);
  }

  standardNames(): { readonly type: Identifier; readonly make: Identifier } {
    return { type: this.#runtime.need("StandardSchema"), make: this.#runtime.need("standardSchema") };
  }

  local(hint: string): Identifier {
    return this.#locals.local(hint);
  }

  schema(id: SchemaId): Schema | undefined {
    return this.#input.schemas.get(id);
  }

  existing(id: SchemaId): Schema {
    const schema = this.schema(id);
    if (schema === undefined) throw new Error(`There is no schema ${id}`);
    return schema;
  }

  isRecursive(id: SchemaId): boolean {
    return this.#recursive.has(id);
  }

  isBranching(id: SchemaId): boolean {
    return this.#branching.has(id);
  }

  location(place: Place): string {
    return this.#input.location(place);
  }

  runtimeText(module: string): string {
    return this.#runtime.text(module);
  }
}
