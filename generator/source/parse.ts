/** Text to data, with the way back from a pointer to a line. */
import type { Diagnostic } from "../diagnostics.js";
import { jsonWarning, parseJson } from "./json.js";
import { type Parsed, unreadable } from "./parsed.js";
import { parseYaml } from "./yaml.js";
import { parseYamlEvents } from "./yaml-events.js";

/**
 * Parses YAML or JSON.
 * @param file only names the file in diagnostics; one that ends in `.json` should be JSON.
 * @returns the data, or the syntax errors with their positions.
 */
export function parse(file: string, source: string): Parsed | readonly Diagnostic[] {
  const text = withoutMark(source);
  const isJson = file.endsWith(".json");
  try {
    const json = isJson || /^\s*[{[]/.test(text) ? parseJson(file, text) : undefined;
    if (json !== undefined) return json;
    const yaml = parseYamlEvents(text) ?? parseYaml(file, text);
    // The YAML parser takes more than JSON is, and other tools will not.
    return isJson && "value" in yaml
      ? { ...yaml, problems: [jsonWarning(file, text), ...yaml.problems] }
      : yaml;
  } catch (error) {
    if (error instanceof RangeError) return [unreadable(file, "tooDeep")];
    throw error;
  }
}

/** A text without the mark of byte order that some editors put in front. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}
