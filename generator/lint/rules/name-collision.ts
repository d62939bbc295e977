import { readFileSync, readdirSync } from "node:fs";
import { exportedNames } from "../../emit/runtime.js";
import { assignNames } from "../../names/assign.js";
import type { LintRule } from "./rule.js";

/**
 * Two schemas or operations whose names come out the same, in all their choices, stop generation. The pass
 * that names the output is asked itself, so that lint and generation never disagree.
 */
export const nameCollision: LintRule = {
  code: "name-collision",
  severity: "error",
  about: "Two parts of the document would get the same name in the output.",
  check(api, { report }) {
    assignNames(api, runtimeNames(), ({ place = api.place, message, help }) =>
      report({ place, message, ...(help === undefined ? {} : { help }) }),
    );
  },
};

/** Names that the runtime exports and the document's own may not take. */
function runtimeNames(): string[] {
  const folder = new URL("../../../templates/runtime/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
  return exportedNames(new Map(files.map((name) => [name, readFileSync(new URL(name, folder), "utf8")])));
}
