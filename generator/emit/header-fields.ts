/** How the headers of answers are read: what their schemas say of texts that have no types of their own. */
import { admittedTypes } from "../model/admitted-types.js";
import { anyPart, applied } from "../model/applied.js";
import type {
  ArrayRule,
  ObjectRule,
  ParameterStyle,
  ResponseHeader,
  Rule,
  Schema,
  ValueType,
} from "../model/types.js";
import { Converters } from "./conversions.js";
import { functionOf } from "./converter.js";
import type { ExportedSymbol } from "./module.js";
import type { OperationScope } from "./operations.js";
import type { PrivateGuards } from "./private-guards.js";
import { runtime } from "./runtime.js";
import { type Code, code, join, key, literal } from "./text.js";

/** The functions that read what JSON has no type for. */
const parsers: { readonly [type in ValueType]?: ExportedSymbol } = {
  int64: runtime.parseInt64,
  uint64: runtime.parseInt64,
  date: runtime.decodeDate,
  "date-time": runtime.decodeDateTime,
};

/** What stands between items, where it is no comma. */
const delimiters: { readonly [style in ParameterStyle]?: string } = {
  spaceDelimited: " ",
  pipeDelimited: "|",
  tabDelimited: "\t",
};

/** Writes the fields of one module. */
export class HeaderFields {
  readonly #scope: OperationScope;
  /** Those that fields ask, which are to be added to the module. */
  readonly #guards: PrivateGuards;
  readonly #decode: Converters;

  constructor(scope: OperationScope, guards: PrivateGuards) {
    this.#scope = scope;
    this.#guards = guards;
    this.#decode = new Converters("decode", { scope, view: "response", guards });
  }

  /**
   * A field as a literal. Of a member that every object inherits (`toString`) the compiler takes the type from
   * `Object`, and then forgets that the text beside it is a literal.
   */
  of(header: ResponseHeader): Code {
    const field = this.#field(header);
    const members = this.#rules<ObjectRule>(header.schema, "object").flatMap(({ properties }) => [
      ...properties.keys(),
    ]);
    const isInherited = [header.name, ...members].some((name) => name in Object.prototype);
    // A function that reads the field is no literal.
    return isInherited && /^["[{]/.test(field) ? code`${field} as const` : field;
  }

  #field({ name, schema, style = "simple", explode, mediaType }: ResponseHeader): Code {
    const words = `${name} header`;
    if (mediaType !== undefined)
      return /[/+]json\b/i.test(mediaType) ? this.#json(schema, words) : this.#kind(schema, words);
    switch (this.#structure(schema)) {
      case "array":
        return this.#list(schema, delimiters[style], words);
      case "object":
        return this.#object(schema, explode, words);
      default:
        return this.#kind(schema, words);
    }
  }

  #json(schema: Schema, words: string): Code {
    const converter = this.#decode.of(schema, words);
    if (converter === undefined) return literal("json");
    const { file, names } = this.#scope;
    if (!names.uses.hasBigints(schema)) return code`(text) => ${converter.call(code`JSON.parse(text)`)}`;
    return code`(text) => ${file.use(runtime.readJson)}(text, ${functionOf(converter)})`;
  }

  /** The kinds of the first items, each of its own, and behind them that of all others. */
  #list(schema: Schema, delimiter: string | undefined, words: string): Code {
    const rules = this.#rules<ArrayRule>(schema, "array");
    const prefix = rules.find(({ prefixItems }) => prefixItems.length > 0)?.prefixItems ?? [];
    const rest = rules.find(({ items }) => items !== undefined)?.items;
    const kinds = [...prefix, rest].map((item) => this.#kind(item, `${words} item`));
    const list = code`[${join(kinds, code`, `)}]`;
    return delimiter === undefined ? list : code`{ delimiter: ${literal(delimiter)}, items: ${list} }`;
  }

  #object(schema: Schema, explode: boolean, words: string): Code {
    const rules = this.#rules<ObjectRule>(schema, "object");
    const properties = new Map(rules.toReversed().flatMap((rule) => [...rule.properties]));
    const members = [...properties].map(
      ([name, inner]) => code`${key(name)}: ${this.#kind(inner, `${words} ${name}`)}`,
    );
    const list = members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
    const others = rules.find((rule) => rule.additionalProperties !== undefined)?.additionalProperties;
    const kind = this.#kind(others, `${words} others`);
    const rest = kind === literal("string") ? code`` : code`, others: ${kind}`;
    return code`{ explode: ${literal(explode)}, members: ${list}${rest} }`;
  }

  /** What a single value is read as: the one thing that it may be, or what the text fits of several. */
  #kind(schema: Schema | undefined, words: string): Code {
    const types = (schema && this.#types(schema)) ?? [];
    const dates = this.#parsers(types.filter((type) => type === "date" || type === "date-time"));
    const integers = this.#parsers(types.filter((type) => type === "int64" || type === "uint64"));
    const plain = types.flatMap((type) => (type === "number" || type === "boolean" ? [literal(type)] : []));
    const isText = types.includes("string");
    // A text that is no date is left as it is; of one that is digits the guard has to say what it is.
    if (schema !== undefined && isText && integers.length + plain.length > 0) {
      const kinds = join([...dates, literal("string"), ...integers, ...plain], code`, `);
      return code`{ either: [${kinds}], is: ${this.#guards.of(schema, "response", words)} }`;
    }
    const [kind = literal("string"), ...others] = [...dates, ...integers, ...plain];
    return others.length === 0 ? kind : code`{ either: [${join([kind, ...others], code`, `)}] }`;
  }

  #parsers(types: readonly ValueType[]): readonly Code[] {
    const symbols = new Set(types.flatMap((type) => parsers[type] ?? []));
    return Array.from(symbols, (symbol) => code`${this.#scope.file.use(symbol)}`);
  }

  /** The types that a schema leaves to a value that is there. */
  #types(schema: Schema): readonly ValueType[] | undefined {
    const around = { lookup: this.#scope.names.schemaOf, view: "response" } as const;
    return admittedTypes(schema, around)?.filter((type) => type !== "null");
  }

  /** Whether the text is a list or an object; where others are possible too, the first rule for one decides. */
  #structure(schema: Schema): "array" | "object" | undefined {
    const types = this.#types(schema);
    const [type, ...others] = types ?? [];
    if (others.length === 0 && (type === "array" || type === "object")) return type;
    const kinds = this.#partsOf(schema, false).flatMap(({ kind }) =>
      kind === "array" || kind === "object" ? [kind] : [],
    );
    return kinds.find((kind) => types === undefined || types.includes(kind));
  }

  #rules<Wanted extends Rule>(schema: Schema, kind: Wanted["kind"]): readonly Wanted[] {
    const hasOneType = this.#types(schema)?.length === 1;
    return this.#partsOf(schema, hasOneType).filter((rule): rule is Wanted => rule.kind === kind);
  }

  /** The rules of a schema, and of all that it refers to and is made of; of alternatives too where those are asked for. */
  #partsOf(schema: Schema, withAlternatives: boolean): readonly Rule[] {
    const { schemaOf } = this.#scope.names;
    const parts = withAlternatives ? applied([schema], schemaOf, anyPart) : applied([schema], schemaOf);
    return [...parts].flatMap(({ rules }) => rules);
  }
}
