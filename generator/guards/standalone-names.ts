/** The names of one module of guards that stands alone. */
import type { Identifier } from "../emit/text.js";
import type { Place } from "../diagnostics.js";
import type { Schema, SchemaId } from "../model/types.js";
import { pascalCase } from "../names/casing.js";
import { segments } from "../source/pointer.js";
import { LocalNames } from "./local-names.js";

/** What a schema's declarations are called. */
export interface SchemaNames {
  readonly type: Identifier;
  readonly guard: Identifier;
  readonly check: Identifier;
  /** The Standard Schema, of those that were asked for. */
  readonly standard: Identifier;
}

interface NamesInput {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The names that were asked for. */
  readonly named: ReadonlyMap<SchemaId, string>;
  /** Names that the module uses already. */
  readonly taken: Iterable<string>;
}

/** The names that users of the module speak of, for a name that was asked for. */
export function exportedNames(name: string): readonly string[] {
  const base = pascalCase(name);
  return [base, `is${base}`, `check${base}`, `${base}Schema`];
}

/** Names every schema. Those that were asked for come first: their names stay as they are. */
export function nameSchemas({ schemas, named, taken }: NamesInput): {
  readonly locals: LocalNames;
  readonly names: ReadonlyMap<SchemaId, SchemaNames>;
} {
  const locals = new LocalNames(taken);
  const names = new Map<SchemaId, SchemaNames>();
  for (const [id, name] of named) names.set(id, assign(pascalCase(name), locals));
  for (const [id, { place }] of schemas) {
    if (!named.has(id)) names.set(id, assign(pascalCase(lastWord(place)), locals));
  }
  return { locals, names };
}

function assign(base: string, locals: LocalNames): SchemaNames {
  const guard = locals.local(`is${base}`);
  // All names differ by the same number, if by any.
  const suffix = guard.slice("is".length);
  // A word that means something else already, such as `Set`.
  const type = locals.local(locals.isFree(suffix) ? suffix : `${suffix}Model`);
  const standard = locals.local(`${suffix}Schema`);
  const check = locals.local(`check${suffix}`);
  return { type, guard, check, standard };
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
