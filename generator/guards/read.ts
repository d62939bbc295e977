/** Reading a member of an object, in source text. */
import { type Code, code, element, literal } from "../emit/text.js";
import type { Scope } from "./scope.js";

/** Reads a member. Names that every object inherits are read with care, all others plainly. */
export function read(name: string, { operand, host }: Scope): Code {
  if (!isInherited(name)) return element(operand, name);
  return code`${host.helper("own")}(${operand}, ${literal(name)})`;
}

/** The test that a member is there; one that is `undefined` does not exist in JSON. */
export function presentTest(name: string, scope: Scope): Code {
  return code`${read(name, scope)} !== undefined`;
}

/** True for a name that every object has without owning it. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}
