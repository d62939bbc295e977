/** Guards that a module needs for itself, of schemas that are not declared. */
import type { Report } from "../diagnostics.js";
import { compileGuard } from "../guards/compile.js";
import type { View } from "../model/declarations.js";
import type { Schema } from "../model/types.js";
import { localNames } from "../names/local.js";
import { Host } from "./guards.js";
import type { OperationScope } from "./operations.js";
import { isRuntimeName } from "./runtime.js";
import { type Code, type Identifier, code } from "./text.js";

/** The private guards of one module. */
export class PrivateGuards {
  readonly #scope: OperationScope;
  #host: Host | undefined;
  #written: Code[] = [];

  constructor(scope: OperationScope) {
    this.#scope = scope;
  }

  /** The name of a guard. @param words name the schema. */
  of(schema: Schema, view: View, words: string): Identifier {
    const host = this.#hostOf();
    // The words of a parameter or a header are no identifier by themselves.
    const name = host.local(`is ${words}`);
    this.#written.push(compileGuard({ schema, name, view, doc: code``, exported: false }, host));
    const { functions, constants } = host.declared;
    this.#written.push(...functions.splice(0), ...constants.splice(0));
    return name;
  }

  /** What has been written since this was last asked, to be added to the module. */
  take(): Code[] {
    const written = this.#written;
    this.#written = [];
    return written;
  }

  #hostOf(): Host {
    const { api, names, file } = this.#scope;
    const report: Report = () => undefined; // guards.ts tells of the same schemas.
    const local = localNames((name) => names.isTaken(name) || isRuntimeName(name));
    this.#host ??= new Host({ api, names, file, report, local });
    return this.#host;
  }
}
