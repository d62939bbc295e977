/** All that is kept from run to run. */
import type { OutputFile } from "../emit/module.js";
import type { Code } from "../emit/text.js";
import type { TypeScope } from "../emit/types.js";
import type { ExplainTree } from "../guards/explain-tree.js";
import type { GuardHost } from "../guards/host.js";
import type { SchemaReferences } from "../model/schema.js";
import type { Api, Schema } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { type FormName, javaScript, typeScript, uncheckedTypeScript } from "../output/form.js";
import { type Finisher, LayoutMemory } from "../output/layout.js";
import { CircumstanceMemory } from "./circumstances.js";
import { ParsedFiles } from "./files.js";
import { shareModel } from "./share.js";
import { type Ask, Traces } from "./traces.js";

/**
 * Makes a file of the output, or takes it from the run before.
 * @param given all that it is made of but for the names, and what the document says of itself.
 */
export type EmitFile = (
  path: string,
  given: readonly unknown[],
  emit: (names: Names) => OutputFile,
) => OutputFile;

/**
 * What a process that generates one document again and again keeps from run to run. Pass the same one to each run,
 * and one to each document; runs with the same one must not overlap. It changes nothing but the time.
 */
export class Memory {
  readonly files = new ParsedFiles();
  readonly schemas = new Traces<SchemaReferences, Schema>();
  readonly types = new Traces<TypeScope, Code>();
  readonly guards = new Traces<GuardHost, Code>();
  readonly explanations = new Traces<GuardHost, ExplainTree>();
  readonly #emitted = new Traces<Names, OutputFile>();
  readonly #circumstances = new CircumstanceMemory();
  readonly #layouts: { readonly [Name in FormName]: Finisher & { endRun(): void } };
  #model: Api | undefined;

  constructor(layouts = new LayoutMemory(typeScript)) {
    this.#layouts = {
      typeScript: layouts,
      uncheckedTypeScript: new LayoutMemory(uncheckedTypeScript),
      javaScript: new LayoutMemory(javaScript),
    };
  }

  /** Layouts, of which each form has its own. */
  layouts(form: FormName): Finisher {
    return this.#layouts[form];
  }

  /**
   * Makes files that depend on operations, on what all of these have in common, and on schemas that are looked up by
   * the names which are passed on: the file of the run before, where all is the same.
   */
  emitter(api: Api, names: Names): EmitFile {
    const circumstances = this.#circumstances.of(api, names);
    return (path, given, emit) =>
      this.#emitted.make(path, [circumstances, ...given], names, (ask) =>
        emit({ ...names, schemaOf: tracedLookup(ask) }),
      );
  }

  /** The model as it goes on: see `shareModel`. */
  share(model: Api): Api {
    return (this.#model = this.#model === undefined ? model : shareModel(this.#model, model));
  }

  /** What the run did without is forgotten. */
  endRun(): void {
    const { files, schemas, types, guards, explanations } = this;
    for (const kept of [files, schemas, types, guards, explanations, this.#emitted]) kept.endRun();
    for (const layouts of Object.values(this.#layouts)) layouts.endRun();
  }
}

/** Looks schemas up, each question told. A function by itself, since traces live on, and would keep what is around. */
function tracedLookup(ask: Ask<Names>): Names["schemaOf"] {
  return (id) => ask(({ schemaOf }) => schemaOf(id));
}
