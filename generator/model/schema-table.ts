/** The schemas of a document, as they come up. */
import path from "node:path";
import type { Diagnostic, Place, Report } from "../diagnostics.js";
import type { Memory } from "../memory/memory.js";
import type { Ask } from "../memory/traces.js";
import { mappedReference } from "../source/mapping.js";
import { segments, step } from "../source/pointer.js";
import type { Located, Source } from "../source/source.js";
import { ReadOnce } from "./components.js";
import type { FormatBehavior } from "./formats.js";
import { schemaId } from "./identity.js";
import { Node } from "./node.js";
import { type Dialect, type SchemaReferences, readSchema } from "./schema.js";
import type { NamedSchema, Schema, SchemaId } from "./types.js";

interface SchemaTableOptions {
  readonly source: Source;
  readonly report: Report;
  readonly dialect: Dialect;
  readonly formats: FormatBehavior;
  readonly memory: Memory | undefined;
}

/** Every schema with an identity: components, and whatever references point to. */
export class SchemaTable {
  readonly all = new Map<SchemaId, NamedSchema>();
  readonly #known = new ReadOnce<Schema>();
  /** Referred to, in this order; a list that grows while it is read. */
  readonly #pending: Located[] = [];
  readonly #referred = new Set<SchemaId>();
  readonly #source: Source;
  readonly #report: Report;
  readonly #dialect: Dialect;
  readonly #formats: FormatBehavior;
  readonly #memory: Memory | undefined;

  constructor({ source, report, dialect, formats, memory }: SchemaTableOptions) {
    this.#source = source;
    this.#report = report;
    this.#dialect = dialect;
    this.#formats = formats;
    this.#memory = memory;
  }

  /** The schema at a place, which is read once. */
  read(value: unknown, place: Place): Schema {
    return this.#known.of({ value, place }, () => this.#remembered(value, place));
  }

  #remembered(value: unknown, place: Place): Schema {
    const references: SchemaReferences = {
      report: this.#report,
      resolve: (reference, from) => {
        const found = this.#source.resolve(reference, from);
        if (found === undefined || !isWholeDocument(found)) return found && this.refer(found);
        this.#report(wholeDocument(from));
        return undefined;
      },
      mapped: (text, from) => mappedReference(text, from, this.#source),
      hasSeveral: (dynamicAnchor) => this.#source.hasSeveral(dynamicAnchor),
    };
    if (this.#memory === undefined) return this.#read(value, place, references);
    const given = [value, this.#dialect, this.#formats];
    return this.#memory.schemas.make(schemaId(place), given, references, (ask) =>
      this.#read(value, place, tracedReferences(ask)),
    );
  }

  #read(value: unknown, place: Place, references: SchemaReferences): Schema {
    const asserts = this.#formats === "assert";
    return readSchema(value, place, {
      ...references,
      dialect: this.#dialect,
      implyTypes: true,
      assertsFormats: () => asserts,
    });
  }

  /** The identity of the schema at this place, which will be read. */
  refer(target: Located): SchemaId {
    const id = schemaId(target.place);
    if (!this.#referred.has(id)) {
      this.#referred.add(id);
      this.#pending.push({ value: target.value, place: target.place });
    }
    return id;
  }

  /** Reads all that was referred to, and what that refers to. */
  readReferred(): void {
    for (const next of this.#pending) {
      const id = schemaId(next.place);
      const key = segments(next.place.pointer).at(-1) ?? path.basename(next.place.file).replace(/\..*$/, "");
      const name = new Node(next.value, next.place, { source: this.#source, report: this.#report }).get(
        "x-specwright-name",
      );
      const chosen = typeof name?.value === "string" ? { name: name.value } : {};
      this.all.set(id, { id, key, ...chosen, schema: this.read(next.value, next.place) });
    }
  }
}

/** True for an OpenAPI document; a file may be a schema as well, which refers to itself by `#`. */
function isWholeDocument({ value, place }: Located): boolean {
  return place.pointer === "" && (step(value, "openapi") ?? step(value, "swagger")) !== undefined;
}

function wholeDocument(place: Place): Diagnostic {
  return {
    code: "schema-invalid",
    severity: "error",
    message: "This reference leads to the whole OpenAPI document, which is no schema, and is left out",
    help: "Refer to a schema in it, such as #/components/schemas/Pet.",
    place,
  };
}

/** The same, each question told. A function by itself, since traces live on, and would keep what is around. */
function tracedReferences(ask: Ask<SchemaReferences>): SchemaReferences {
  return {
    report: (diagnostic) => ask(({ report }) => report(diagnostic)),
    resolve: (reference, from) => ask(({ resolve }) => resolve(reference, from)),
    mapped: (text, from) => ask(({ mapped }) => mapped(text, from)),
    hasSeveral: (dynamicAnchor) => ask(({ hasSeveral }) => hasSeveral?.(dynamicAnchor) === true),
  };
}
