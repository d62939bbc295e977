/** JSON Schemas to one TypeScript module of guards, without any OpenAPI around them. */
import { isObject } from "../../templates/runtime/checks.js";
import type { Diagnostic, Place } from "../diagnostics.js";
import type { Templates } from "../emit/runtime.js";
import type { View } from "../model/declarations.js";
import type { FormatBehavior } from "../model/formats.js";
import { schemaId } from "../model/identity.js";
import { relaxSchemas } from "../model/relax.js";
import { type Dialect, readSchema } from "../model/schema.js";
import type { Schema, SchemaId } from "../model/types.js";
import { draft202012 } from "./documents/draft-2020-12.js";
import { draft4 } from "./documents/draft-4.js";
import { resolveDynamic } from "./dynamic.js";
import { Registry } from "./registry.js";
import { standaloneModule } from "./standalone.js";
import { mappedReference } from "../source/mapping.js";

/** What guards are to be made of. */
export interface GuardsInput {
  /** JSON Schemas by the names that their guards are to have. They can refer to each other by name. */
  readonly schemas: Readonly<Record<string, unknown>>;
  readonly dialect: Exclude<Dialect, "openapi-2.0">;
  /** Other schemas that may be referred to, by URI. Nothing is ever fetched. */
  readonly documents?: Readonly<Record<string, unknown>>;
  /** Whether guards check `format`; by default it only annotates. */
  readonly formats?: FormatBehavior;
  /**
   * Leaves out what one side does not see, as OpenAPI does: a request has no `readOnly` members, a response no
   * `writeOnly` ones. By default these keywords only annotate (validation, section 9.4).
   */
  readonly view?: Exclude<View, "whole" | "multipart">;
  /** The runtime's sources, by path. */
  readonly templates: Templates;
}

/** The guards, and what is wrong with the schemas. */
export interface GuardsResult {
  /** The module: `is<Name>(value)` and `check<Name>(value)` for each schema, and no imports. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles schemas into one module. What is wrong with them is reported, and weakens the guard there. */
export function generateGuards(input: GuardsInput): GuardsResult {
  const { schemas, dialect, documents = {}, formats = "annotate", view = "whole", templates } = input;
  const diagnostics: Diagnostic[] = [];
  const registry = new Registry(dialect);
  const named = new Map<string, Place>();
  for (const [name, schema] of Object.entries(schemas)) {
    named.set(name, registry.add(`${ownBase}${encodeURIComponent(name)}`, schema));
  }
  for (const [uri, document] of Object.entries(documents)) registry.add(uri, document);
  for (const document of draft202012) registry.add(document.$id, document);
  registry.add(draft4.id, draft4);

  const reader = new SchemaReader(registry, {
    dialect,
    formats,
    report: (diagnostic) => void diagnostics.push(diagnostic),
  });
  const resolved = resolveDynamic(named, registry, (place) => reader.at(place));
  const relaxed = relaxSchemas(resolved.schemas);
  const text = standaloneModule({
    ...resolved,
    schemas: relaxed,
    view,
    templates,
    location,
    report: reader.report,
  });
  return { text, diagnostics };
}

/** The base URI of schemas that have none: `other` beside `ownBase + name` is a schema's name. */
const ownBase = "specwright:///";

function location({ file, pointer }: Place): string {
  const name = file.startsWith(ownBase) ? decodeURIComponent(file.slice(ownBase.length)) : file;
  return `${name}#${pointer}`;
}

/** The vocabulary without which `type`, `required` and their like mean nothing (core, section 8.1.2). */
const validation = "https://json-schema.org/draft/2020-12/vocab/validation";

/** The vocabulary that makes `format` an assertion, whatever was asked for (validation, section 7.2.2). */
const formatAssertion = "https://json-schema.org/draft/2020-12/vocab/format-assertion";

interface ReadingOptions {
  readonly dialect: Dialect;
  readonly formats: FormatBehavior;
  readonly report: (diagnostic: Diagnostic) => void;
}

class SchemaReader {
  readonly report: (diagnostic: Diagnostic) => void;
  readonly #registry: Registry;
  readonly #dialect: Dialect;
  readonly #formats: FormatBehavior;
  readonly #read = new Map<SchemaId, Schema>();

  constructor(registry: Registry, { dialect, formats, report }: ReadingOptions) {
    this.#registry = registry;
    this.#dialect = dialect;
    this.#formats = formats;
    this.report = report;
  }

  /** The schema at a place, read once. */
  at(place: Place): Schema {
    const id = schemaId(place);
    const schema =
      this.#read.get(id) ??
      readSchema(this.#registry.valueAt(place), place, {
        dialect: this.#dialect,
        implyTypes: false,
        report: this.report,
        resolve: (reference, from) => this.#resolve(reference, from),
        mapped: mappedReference,
        asserts: (from) => this.#vocabularyOf(from)?.has(validation) ?? true,
        assertsFormats: (from) => this.#assertsFormats(from),
      });
    this.#read.set(id, schema);
    return schema;
  }

  #resolve(reference: string, from: Place): SchemaId | undefined {
    const target = this.#registry.resolve(reference, from) ?? this.#sibling(reference);
    if (target !== undefined) return schemaId(target);
    this.report({
      code: "reference-unresolved",
      severity: "error",
      message: `The reference ${JSON.stringify(reference)} leads nowhere`,
      help: "Pass the document that it points to under `documents`; nothing is fetched.",
      place: from,
    });
    return undefined;
  }

  /** Schemas that were cut out of a document refer to each other by their places there. */
  #sibling(reference: string): Place | undefined {
    const name = /^#\/(?:components\/schemas|definitions|\$defs)\/([^/]+)$/.exec(reference)?.[1];
    return name === undefined ? undefined : this.#registry.resolve(name, { file: ownBase, pointer: "" });
  }

  #assertsFormats(place: Place): boolean {
    return this.#formats === "assert" || this.#vocabularyOf(place)?.has(formatAssertion) === true;
  }

  /** The vocabularies of the meta-schema at a place; undefined where it lists none. */
  #vocabularyOf(place: Place): ReadonlySet<string> | undefined {
    const metaSchema = this.#registry.resourceAt(place)?.metaSchema;
    const document = metaSchema === undefined ? undefined : this.#registry.document(metaSchema);
    const listed = isObject(document) ? document["$vocabulary"] : undefined;
    return isObject(listed) ? new Set(Object.keys(listed)) : undefined;
  }
}
