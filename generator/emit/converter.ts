/** Ways to convert values, as source text. */
import { type Code, type Identifier, code } from "./text.js";

/** A way to convert. */
export interface Converter {
  /** The expression that converts what an expression gives. */
  readonly call: (operand: Code) => Code;
  /** The function, where it is one by itself. */
  readonly name?: Identifier;
}

/** Converts by all, one after the other. */
export function chained(converters: readonly (Converter | undefined)[]): Converter | undefined {
  const present = converters.filter((converter) => converter !== undefined);
  const [only, ...others] = present;
  if (only === undefined || others.length === 0) return only;
  return { call: (operand) => present.reduce((converted, { call }) => call(converted), operand) };
}

/** Converts by a function. */
export function called(name: Identifier): Converter {
  return { name, call: (operand) => code`${name}(${operand})` };
}

/** The converter as a function. */
export function functionOf({ name, call }: Converter): Code {
  return name === undefined ? code`(value) => ${call(code`value`)}` : code`${name}`;
}
