import { type LintRule, label } from "./rule.js";

/**
 * The first tag is the operation's group in the client. In a document that groups its operations, one
 * without a tag ends up in a group called `default`, where nobody looks. A document without any tags has
 * nothing to group, and there is nothing to say about it.
 */
export const operationTagMissing: LintRule = {
  code: "operation-tag-missing",
  severity: "warning",
  about: "An operation has no tag while others do, so that it ends up in a group of its own.",
  check(api, { report }) {
    if (!api.operations.some(({ tags }) => tags.length > 0)) return;
    for (const operation of api.operations) {
      if (operation.tags.length > 0) continue;
      report({
        place: operation.place,
        message: `The operation ${label(operation)} has no tag, while other operations do`,
        help: "Add `tags` with one of the document's tags.",
      });
    }
  },
};
