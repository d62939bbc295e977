/** Text to data, with the way back from a pointer to a line. */
import type { Diagnostic } from "../diagnostics.js";
import { withoutMark } from "./encoding.js";
import { beginsAsJson, isJsonFile, jsonError, parseJson } from "./json.js";
import { readAsYaml } from "./json-problems.js";
import { type Parsed, unreadable } from "./parsed.js";
import { parseYaml } from "./yaml.js";
import { parseYamlEvents } from "./yaml-events.js";

type Outcome = Parsed | readonly Diagnostic[];

/**
 * Parses YAML or JSON.
 * @param file names the file in diagnostics; one that ends in `.json` should be JSON.
 * @returns the data, or the syntax errors with their positions.
 */
export function parse(file: string, source: string): Outcome {
  const text = withoutMark(source);
  try {
    return isJsonFile(file) ? parseNamedJson(file, text) : parseEither(file, text);
  } catch (error) {
    if (error instanceof RangeError) return [unreadable(file, "tooDeep")];
    throw error;
  }
}

/**
 * What is JSON by its name and its first character is read as nothing else: where a comma or a quotation mark is
 * missing, YAML takes it for a long plain key, and the member is lost without a word.
 */
function parseNamedJson(file: string, text: string): Outcome {
  const json = parseJson(file, text);
  if (json !== undefined) return json;
  if (beginsAsJson(text)) return [jsonError(file, text)];
  const yaml = parseYamlText(file, text);
  return "value" in yaml ? { ...yaml, problems: [readAsYaml(file), ...yaml.problems] } : yaml;
}

function parseEither(file: string, text: string): Outcome {
  const json = /^\s*(?:[{[]|\/[/*])/.test(text) ? parseJson(file, text) : undefined;
  if (json !== undefined) return json;
  const yaml = parseYamlText(file, text);
  const isMeantAsJson = !("value" in yaml) && /^\s*\{\s*"/.test(text);
  return isMeantAsJson ? [jsonError(file, text)] : yaml;
}

function parseYamlText(file: string, text: string): Outcome {
  return parseYamlEvents(text) ?? parseYaml(file, text);
}
