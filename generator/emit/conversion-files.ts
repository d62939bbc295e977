/** decoders.ts and encoders.ts: for each declared schema that has something to convert, the function that does. */
import type { Declaration } from "../model/declarations.js";
import type { Api } from "../model/types.js";
import type { Conversion } from "../model/value-uses.js";
import type { Names } from "../names/assign.js";
import { conversionFiles } from "./conversion-symbol.js";
import { Converters } from "./conversions.js";
import { PrivateGuards } from "./private-guards.js";
import { Module, type OutputFile } from "./module.js";
import { type Code, code } from "./text.js";

export function emitConversions(api: Api, names: Names, banner: Code): OutputFile[] {
  return (["decode", "encode"] as const).flatMap((conversion) => {
    const scope = { api, names, file: new Module(conversionFiles[conversion], names.isTaken) };
    const guards = new PrivateGuards(scope);
    const functions = names.declarations.all.flatMap((declaration) => {
      const { view } = declaration;
      const text = declare(declaration, new Converters(conversion, { scope, view, guards }), {
        conversion,
        names,
      });
      return text === undefined ? [] : [text, ...guards.take()];
    });
    if (functions.length === 0) return [];
    for (const text of functions) scope.file.add(text);
    return [scope.file.print(banner)];
  });
}

interface Naming {
  readonly conversion: Conversion;
  readonly names: Names;
}

/** The function of a declared schema; undefined where there is nothing to convert. */
function declare(
  declaration: Declaration,
  converters: Converters,
  { conversion, names }: Naming,
): Code | undefined {
  const name = names.conversion(declaration, conversion);
  const { type } = names.schema(declaration);
  const converter = name && converters.of(declaration.schema, type);
  if (name === undefined || converter === undefined) return undefined;
  const doc = code`/** ${docs[conversion](code`{@link ${type}}`)} What it does not know stays as it is. */`;
  const body = code`return ${converter.call(code`value`)};`;
  return code`${doc}\nexport function ${name}(value: unknown): unknown {\n${body}\n}`;
}

const docs: Readonly<Record<Conversion, (type: Code) => Code>> = {
  decode: (type) => code`Makes of JSON what ${type} says.`,
  encode: (type) => code`Makes JSON of what ${type} says.`,
};
