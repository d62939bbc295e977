import { type LintRule, label } from "./rule.js";

/**
 * Every name of an operation's output comes from its operationId. Without one the names come from the
 * method and the path, are long, and change when the path does.
 */
export const operationIdMissing: LintRule = {
  code: "operation-id-missing",
  severity: "warning",
  about: "An operation has no operationId, so that its function is named after its method and path.",
  check(api, { report }) {
    for (const operation of api.operations) {
      const { operationId, repeatedId, name } = operation;
      if (operationId !== undefined || repeatedId !== undefined || name !== undefined) continue;
      report({
        place: operation.place,
        message: `The operation ${label(operation)} has no operationId`,
        help: "Add one that says what the operation does, such as `listPets`.",
      });
    }
  },
};
