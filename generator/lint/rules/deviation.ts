import { step } from "../../source/pointer.js";
import { maps } from "../data.js";
import { type LintRule, memberPlace } from "./rule.js";

const key = "x-docs-deviation";

/**
 * Lists where the document says that the published documentation and the server disagree, so that whoever
 * reviews the document has all such places in one report. Read from the data, since the extension may
 * stand at nodes that the model does not keep.
 */
export const deviation: LintRule = {
  code: "deviation",
  severity: "info",
  about: "The document follows the server where the published documentation says something else.",
  check(_api, { source, report }) {
    for (const { value, place } of maps(source)) {
      const text = step(value, key);
      if (typeof text === "string")
        report({ place: memberPlace(place, key), message: text.replace(/\.\s*$/, "") });
    }
  },
};
