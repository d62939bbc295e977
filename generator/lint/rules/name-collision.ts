import { exportedNames } from "../../emit/runtime.js";
import { assignNames } from "../../names/assign.js";
import { loadTemplates } from "../../templates.js";
import type { LintRule } from "./rule.js";

/**
 * A name of the user's choice that is not free, and names that nobody would choose. The pass that names the
 * output is asked itself, so that lint and generation never disagree.
 */
export const nameCollision: LintRule = {
  code: "name-collision",
  severity: "error",
  about: "Two parts of the document would get the same name in the output.",
  check(api, { report }) {
    assignNames(api, exportedNames(loadTemplates()), ({ place = api.place, message, help }) =>
      report({ place, message, ...(help === undefined ? {} : { help }) }),
    );
  },
};
