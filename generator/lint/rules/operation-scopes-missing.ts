import type { Api, Operation, SecurityAlternative } from "../../model/types.js";
import { dataAt } from "../data.js";
import { step } from "../../source/pointer.js";
import { type LintRule, type RuleContext, label, memberPlace } from "./rule.js";

/**
 * A scope that is not written down is found out by a refused request. The rule speaks only where a
 * document uses scopes at all, and only about the schemes that it uses with scopes: an operation with
 * basic authentication has none to name. `security: []`, and `{}` among the alternatives, say that the
 * operation works without credentials, and that is an answer too.
 */
export const operationScopesMissing: LintRule = {
  code: "operation-scopes-missing",
  severity: "warning",
  about: "An operation names no scopes, while others with the same security scheme do.",
  check(api, context) {
    const schemes = scopedSchemes(api);
    if (schemes.size === 0) return;
    for (const operation of api.operations) {
      const { security } = operation;
      if (security.length === 0 && !saysSecurity(api, operation, context)) reportMissing(operation, context);
      else if (lacksScopes(security, schemes)) reportUnscoped(operation, context);
    }
  },
};

function scopedSchemes(api: Api): Set<string> {
  const requirements = api.operations.flatMap(({ security }) => security.flat());
  return new Set(requirements.filter(({ scopes }) => scopes.length > 0).map(({ scheme }) => scheme));
}

/** The model does not tell an absent list from an empty one; the document does. */
function saysSecurity(api: Api, operation: Operation, { source }: RuleContext): boolean {
  return [api.place, operation.place].some((place) => step(dataAt(source, place), "security") !== undefined);
}

function lacksScopes(security: readonly SecurityAlternative[], schemes: ReadonlySet<string>): boolean {
  const named = security.some((alternative) => alternative.some(({ scopes }) => scopes.length > 0));
  const open = security.some((alternative) => alternative.length === 0);
  return (
    !named && !open && security.some((alternative) => alternative.some(({ scheme }) => schemes.has(scheme)))
  );
}

const help =
  "Name the scopes that it needs. If it needs none, say so: " +
  "`security: []` for an operation without credentials, or `x-specwright-lint-ignore` beside it.";

function reportMissing(operation: Operation, { report }: RuleContext): void {
  const message = `The operation ${label(operation)} has no security, while other operations name scopes`;
  report({ place: operation.place, message, help });
}

function reportUnscoped(operation: Operation, { report }: RuleContext): void {
  const message = `The operation ${label(operation)} names no scopes, while other operations do`;
  report({ place: memberPlace(operation.place, "security"), message, help });
}
