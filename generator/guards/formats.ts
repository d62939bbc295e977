/** The functions that check formats: one per format, in a file of its own under `templates/runtime/formats/`. */
import { type Format, formats } from "../model/formats.js";
import { pascalCase } from "../names/casing.js";

/** The name of a function that checks a format, such as `hasDateTimeFormat`. */
export type FormatHelper = `has${string}Format`;

export function formatHelper(format: Format): FormatHelper {
  return `has${pascalCase(format)}Format`;
}

const files = new Map<string, string>(formats.map((format) => [formatHelper(format), `formats/${format}`]));

/** The file of a format's function, below the runtime and without its extension; undefined for other names. */
export function formatFile(helper: string): string | undefined {
  return files.get(helper);
}
