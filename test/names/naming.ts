/** Models, named. */
import type { Diagnostic } from "../../generator/diagnostics.js";
import type { Api } from "../../generator/model/types.js";
import { type Names, assignNames } from "../../generator/names/assign.js";

interface Named {
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
}

/** Names a model beside a runtime that exports `call`, `HttpError` and what else is given. */
export function nameAll(api: Api, more: readonly string[] = []): Named {
  const diagnostics: Diagnostic[] = [];
  const names = assignNames(api, ["call", "HttpError", ...more], (diagnostic) =>
    diagnostics.push(diagnostic),
  );
  return { names, diagnostics };
}

const done = { "204": { description: "Done." } };

/** An operation with this id that answers nothing. */
export function operation(operationId: string | undefined, more: object = {}): object {
  return { ...(operationId === undefined ? {} : { operationId }), responses: done, ...more };
}
