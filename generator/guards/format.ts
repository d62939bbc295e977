/** `format`, where it is to be checked (validation, section 7). */
import { type Code, code } from "../emit/text.js";
import type { Format } from "../model/formats.js";
import { formatHelper } from "./formats.js";
import type { Scope } from "./scope.js";

/** The test that a value has the format; the operand is known to be of the format's type. */
export function formatTest(format: Format, { operand, host }: Scope): Code {
  return code`${host.helper(formatHelper(format))}(${operand})`;
}
