/** A module of guards that needs nothing beside itself: what it uses of the runtime is copied into it. */
import type { Place, Report } from "../diagnostics.js";
import type { Templates } from "../emit/runtime.js";
import { type Code, type Identifier, code, docComment, join } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import type { Schema, SchemaId } from "../model/types.js";
import { pascalCase } from "../names/casing.js";
import { segments } from "../source/pointer.js";
import { compileCheck, compileData } from "./check.js";
import { compileGuard } from "./compile.js";
import type { GuardHost, HelperName } from "./host.js";
import { LocalNames } from "./local-names.js";
import { recursiveSchemas } from "./recursion.js";
import { RuntimeSource } from "./runtime-source.js";

/** What a module is to hold. */
export interface StandaloneInput {
  /** Every schema that is named or referred to, by identity. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The schemas that the module is for, by identity, with the names that they are to have. */
  readonly named: ReadonlyMap<SchemaId, string>;
  /** The side from which the schemas are seen; the answers' by default. */
  readonly view?: View;
  /** The type that a guard proves; for now everything is `unknown`. */
  readonly typeOf?: (id: SchemaId) => Code;
  readonly templates: Templates;
  /** How a place is written in issues. */
  readonly location: (place: Place) => string;
  readonly report: Report;
}

/** The text of the module. It exports `is<Name>` and `check<Name>` for the named schemas. */
export function standaloneModule(input: StandaloneInput): string {
  const { named, view = "response" } = input;
  const host = new StandaloneHost(input);
  for (const id of named.keys()) {
    host.guardName(id);
    host.dataName(id);
  }
  // Writing one declaration finds others that it needs: the sets grow under the loops.
  const guards = Array.from(host.guards, (id) => writeGuard(id, input, host));
  const data = Array.from(host.data, (id) => {
    const { data: name } = host.namesOf(id);
    return compileData({ schema: host.existing(id), id, view, name, runtime: host.explainNames() }, host);
  });
  return `${join([...guards, ...data], code`\n\n`)}\n\n${host.runtimeText()}\n`;
}

function writeGuard(id: SchemaId, input: StandaloneInput, host: StandaloneHost): Code {
  const { named, typeOf, view = "response" } = input;
  const schema = host.existing(id);
  const names = host.namesOf(id);
  const exported = named.has(id);
  const type = typeOf?.(id) ?? code`unknown`;
  const doc = docComment([schema.docs.summary, schema.docs.description]);
  const guard = compileGuard({ schema, name: names.guard, type, view, doc, exported }, host);
  if (!exported) return guard;
  return code`${guard}\n\n${compileCheck({ ...names, runtime: host.explainNames(), doc: code`` })}`;
}

/** What a schema without a name is called: the last segment of its pointer, or its document's. */
function lastWord({ file, pointer }: Place): string {
  return (
    segments(pointer).at(-1) ??
    file
      .split("/")
      .at(-1)
      ?.replace(/\.\w+$/, "") ??
    ""
  );
}

interface SchemaNames {
  readonly guard: Identifier;
  readonly check: Identifier;
  readonly data: Identifier;
}

/** Names for one module. */
class StandaloneHost implements GuardHost {
  /** The schemas whose guards, and whose data, something asks for. */
  readonly guards = new Set<SchemaId>();
  readonly data = new Set<SchemaId>();
  readonly report: Report;
  readonly #input: StandaloneInput;
  readonly #runtime: RuntimeSource;
  readonly #locals: LocalNames;
  readonly #names = new Map<SchemaId, SchemaNames>();
  readonly #recursive: ReadonlySet<SchemaId>;

  constructor(input: StandaloneInput) {
    this.#input = input;
    this.report = input.report;
    const wanted = [...input.named.values()].map(pascalCase);
    this.#runtime = new RuntimeSource(
      input.templates,
      wanted.flatMap((name) => [`is${name}`, `check${name}`]),
    );
    this.#locals = new LocalNames(this.#runtime.names());
    this.#recursive = recursiveSchemas(input.schemas);
    // The names that were asked for come first: they stay as they are.
    for (const [id, name] of input.named) this.#assign(id, name);
    for (const [id, { place }] of input.schemas) {
      if (!input.named.has(id)) this.#assign(id, lastWord(place));
    }
  }

  #assign(id: SchemaId, name: string): void {
    const base = pascalCase(name);
    const guard = this.#locals.local(`is${base}`);
    // All three names differ by the same number, if by any.
    const suffix = guard.slice("is".length);
    const [first = "", ...rest] = suffix;
    const data = this.#locals.local(`${first.toLowerCase()}${rest.join("")}Schema`);
    this.#names.set(id, { guard, check: this.#locals.local(`check${suffix}`), data });
  }

  namesOf(id: SchemaId): SchemaNames {
    const names = this.#names.get(id);
    if (names === undefined) throw new Error(`There is no schema ${id}`);
    return names;
  }

  guardName(id: SchemaId): Identifier {
    this.guards.add(id);
    return this.namesOf(id).guard;
  }

  dataName(id: SchemaId): Identifier {
    this.data.add(id);
    return this.namesOf(id).data;
  }

  helper(name: HelperName): Identifier {
    return this.#runtime.need(name);
  }

  explainNames(): {
    readonly explain: Identifier;
    readonly issue: Identifier;
    readonly schemaData: Identifier;
  } {
    const need = (name: string): Identifier => this.#runtime.need(name);
    return { explain: need("explain"), issue: need("Issue"), schemaData: need("SchemaData") };
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

  location(place: Place): string {
    return this.#input.location(place);
  }

  runtimeText(): string {
    return this.#runtime.text();
  }
}
