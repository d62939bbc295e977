/** A part of an API: the operations that were asked for, and the schemas that they need. */
import type { Report } from "../diagnostics.js";
import { reachable, referencesOf } from "./references.js";
import type { Api, NamedSchema, Operation, SchemaId } from "./types.js";
import { schemasOfBody, schemasOfOperation } from "./whole.js";

/** What to keep: only what `include` names, where it is given, and never what `exclude` names. */
export interface Selection {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Which operations to generate; an operation must pass every part. */
export interface Filter {
  readonly tags?: Selection;
  /** Path templates as the document writes them; `*` stands for one segment or a part of one, `**` for any number. */
  readonly paths?: Selection;
  /** operationIds, or `GET /pets/{id}` where there is none. */
  readonly operations?: Selection;
  /** False leaves out what is deprecated. */
  readonly deprecated?: boolean;
}

/**
 * The API without the operations that the filter leaves out, and without the schemas that only they need.
 * A name in the filter that fits nothing is reported: it is likely a slip.
 */
export function filterApi(api: Api, filter: Filter, report: Report): Api {
  const tests = criteria(filter);
  for (const { part, name, fits } of tests) {
    if (api.operations.some(fits)) continue;
    report({
      code: "filter-unused",
      severity: "warning",
      message: `The filter names ${JSON.stringify(name)} under ${part}, and no operation fits`,
      help: "Correct the name, or remove it from the filter.",
      place: api.place,
    });
  }
  const operations = api.operations.filter((operation) => isKept(operation, filter, tests));
  const used = new Set(operations.flatMap(({ tags }) => tags));
  return {
    ...api,
    operations,
    tags: api.tags.filter(({ name }) => used.has(name)),
    schemas: neededSchemas(api, operations),
  };
}

type Part = "tags" | "paths" | "operations";

interface Criterion {
  readonly part: Part;
  readonly side: "include" | "exclude";
  readonly name: string;
  readonly fits: (operation: Operation) => boolean;
}

function criteria(filter: Filter): Criterion[] {
  return (["tags", "paths", "operations"] as const).flatMap((part) =>
    (["include", "exclude"] as const).flatMap((side) =>
      (filter[part]?.[side] ?? []).map((name) => ({ part, side, name, fits: matcher(part, name) })),
    ),
  );
}

function matcher(part: Part, name: string): Criterion["fits"] {
  if (part === "tags") return ({ tags }) => tags.includes(name);
  if (part === "operations")
    return ({ operationId, method, path }) => operationId === name || `${method} ${path}` === name;
  const pattern = globPattern(name);
  return ({ path }) => pattern.test(path);
}

/** A path template with `*` and `**` as a pattern; every other character stands for itself. */
function globPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*\*|\*)/)
    .map((piece) => {
      if (piece === "**") return ".*";
      return piece === "*" ? "[^/]*" : piece.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`, "u");
}

function isKept(operation: Operation, filter: Filter, tests: readonly Criterion[]): boolean {
  if (filter.deprecated === false && operation.docs.deprecated === true) return false;
  return (["tags", "paths", "operations"] as const).every((part) => {
    const of = (side: Criterion["side"]): Criterion[] =>
      tests.filter((test) => test.part === part && test.side === side);
    if (of("exclude").some(({ fits }) => fits(operation))) return false;
    return filter[part]?.include === undefined || of("include").some(({ fits }) => fits(operation));
  });
}

function neededSchemas(api: Api, operations: readonly Operation[]): ReadonlyMap<SchemaId, NamedSchema> {
  const edges = new Map(Array.from(api.schemas, ([id, { schema }]) => [id, referencesOf(schema)] as const));
  const needed = reachable(
    [...operations.flatMap(schemasOfOperation), ...api.webhooks.flatMap(schemasOfBody)].flatMap(referencesOf),
    edges,
  );
  return new Map([...api.schemas].filter(([id]) => needed.has(id)));
}
