/** What a process that generates one document again and again keeps from run to run. It changes nothing but the time. */
import type { Code } from "../emit/text.js";
import type { TypeScope } from "../emit/types.js";
import type { ExplainTree } from "../guards/explain-tree.js";
import type { GuardHost } from "../guards/host.js";
import type { Api } from "../model/types.js";
import { LayoutMemory } from "../output/layout.js";
import { shareModel } from "./share.js";
import { Traces } from "./traces.js";

export class Memory {
  readonly types = new Traces<TypeScope, Code>();
  readonly guards = new Traces<GuardHost, Code>();
  readonly explanations = new Traces<GuardHost, ExplainTree>();
  readonly layouts: LayoutMemory;
  #model: Api | undefined;

  constructor(layouts = new LayoutMemory()) {
    this.layouts = layouts;
  }

  /** The model as it goes on, see `shareModel`; from here on the run makes things anew, or finds them. */
  beginRun(model: Api): Api {
    for (const traces of [this.types, this.guards, this.explanations]) traces.beginRun();
    return (this.#model = this.#model === undefined ? model : shareModel(this.#model, model));
  }
}
