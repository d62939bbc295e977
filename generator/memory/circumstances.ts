/** What all operations have in common: what everything is called, and what the document says of itself. */
import { declarationKey } from "../model/declarations.js";
import type { Api } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { isSame } from "./share.js";

/** Stands for circumstances: the same object as long as they do not change. */
export type Circumstances = object;

/** Tells from run to run whether the circumstances are those of the run before. */
export class CircumstanceMemory {
  #facts: readonly unknown[] | undefined;
  #known: Circumstances = {};

  /** To be asked once in a run. */
  of(api: Api, names: Names): Circumstances {
    const facts = factsOf(api, names);
    if (facts === undefined || !isSame(this.#facts, facts)) this.#known = {};
    this.#facts = facts;
    return this.#known;
  }
}

/** Undefined where an operation depends on more: whether anything is converted, all schemas behind it decide. */
function factsOf(api: Api, { bases, declarations }: Names): readonly unknown[] | undefined {
  if (api.hasFormatTypes === true) return undefined;
  const { operations: _, schemas: __, webhooks: ___, ...own } = api;
  return [own, bases, declarations.all.map(declarationKey)];
}
