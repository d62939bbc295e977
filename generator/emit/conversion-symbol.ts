/** Where the conversions of declared schemas are, and what they are called. */
import type { Declaration } from "../model/declarations.js";
import type { Conversion } from "../model/value-uses.js";
import type { ExportedSymbol } from "./module.js";
import type { OperationScope } from "./operations.js";

/** The function that converts values of a declared schema, to be used in any file. */
export function conversionSymbol(
  declaration: Declaration,
  conversion: Conversion,
  { names }: Pick<OperationScope, "names">,
): ExportedSymbol | undefined {
  const name = names.conversion(declaration, conversion);
  return name && { name, file: conversionFiles[conversion], typeOnly: false };
}

export const conversionFiles: Readonly<Record<Conversion, string>> = {
  decode: "decoders.ts",
  encode: "encoders.ts",
};
