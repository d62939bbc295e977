/**
 * Values of JSON to those of the program, and back: `decode<Name>` and `encode<Name>` for each declared schema
 * that has something to convert. They leave alone what they do not know, so that guards refuse it.
 */
import { formatTypeGuard } from "../guards/type.js";
import { admittedTypes } from "../model/admitted-types.js";
import type { View } from "../model/declarations.js";
import { simplified } from "../model/evaluated.js";
import { referenceTarget } from "../model/identity.js";
import type { ArrayRule, FormatType, ObjectRule, Rule, Schema, SchemaId, ValueType } from "../model/types.js";
import type { Conversion } from "../model/value-uses.js";
import { conversionSymbol } from "./conversion-symbol.js";
import { type Converter, called, chained, functionOf } from "./converter.js";
import { guardSymbol } from "./guards.js";
import type { ExportedSymbol } from "./module.js";
import type { OperationScope } from "./operations.js";
import { branchesOf, nothingElse } from "./conversion-branches.js";
import type { PrivateGuards } from "./private-guards.js";
import { checkHelper, runtime } from "./runtime.js";
import { type Code, type Fragment, code, join, key, lines, literal } from "./text.js";

/** The functions that convert single values. */
const leaves: Readonly<Record<Conversion, { readonly [type in FormatType]?: ExportedSymbol }>> = {
  decode: {
    date: runtime.decodeDate,
    "date-time": runtime.decodeDateTime,
    int64: runtime.decodeInt64,
    uint64: runtime.decodeInt64,
  },
  encode: { date: runtime.encodeDate },
};

interface ConvertersOptions {
  readonly scope: OperationScope;
  readonly view: View;
  /** The guards that conversions ask, which are to be added to the module. */
  readonly guards: PrivateGuards;
}

/** Writes conversions in one module. */
export class Converters {
  readonly #conversion: Conversion;
  readonly #scope: OperationScope;
  readonly #view: View;
  readonly #guards: PrivateGuards;

  constructor(conversion: Conversion, { scope, view, guards }: ConvertersOptions) {
    this.#conversion = conversion;
    this.#scope = scope;
    this.#view = view;
    this.#guards = guards;
  }

  /**
   * How values of a schema are converted; undefined where there is nothing to do.
   * @param words name the schema, for what must be declared.
   */
  of(schema: Schema, words: string): Converter | undefined {
    if (!this.#scope.names.uses.has(schema, this.#conversion)) return undefined;
    return chained(simplified(schema).rules.map((rule) => this.#rule(rule, words)));
  }

  #rule(rule: Rule, words: string): Converter | undefined {
    const part = (schema: Schema | undefined, word: string): Converter | undefined =>
      schema && this.of(schema, `${words} ${word}`);
    switch (rule.kind) {
      case "type":
        return chained(rule.types.map((type) => this.#leaf(type)));
      case "reference":
        return this.#reference(rule.target);
      case "allOf":
        return chained(rule.schemas.map((schema, index) => part(schema, `all ${index + 1}`)));
      case "anyOf":
      case "oneOf":
        return this.#alternatives(rule.schemas, words);
      case "conditional":
        return this.#alternatives(branchesOf(rule), words);
      case "object":
        return this.#object(rule, words);
      case "array":
        return this.#array(rule, words);
      case "never":
      case "enum":
      case "number":
      case "string":
      case "not":
      case "unevaluated":
        return undefined;
      default:
        return rule satisfies never;
    }
  }

  #leaf(type: ValueType): Converter | undefined {
    const table: { readonly [type in ValueType]?: ExportedSymbol } = leaves[this.#conversion];
    const symbol = table[type];
    return symbol && called(this.#scope.file.useIfMentioned(symbol));
  }

  #reference(target: SchemaId): Converter | undefined {
    const { names, file } = this.#scope;
    const symbol = conversionSymbol(names.target(target, this.#view), this.#conversion, this.#scope);
    if (symbol === undefined) return undefined;
    const name = file.useIfMentioned(symbol);
    if (!names.uses.isRecursive(target)) return called(name);
    return { call: (operand) => code`${file.useIfMentioned(runtime.convertDeep)}(${operand}, ${name})` };
  }

  #alternatives(schemas: readonly Schema[], words: string): Converter | undefined {
    const alternatives = schemas.flatMap((schema, index) => {
      const converter = this.of(schema, `${words} ${index + 1}`);
      return converter === undefined ? [] : [{ schema, converter, words: `${words} ${index + 1}` }];
    });
    const [only, ...others] = alternatives;
    if (only === undefined) return undefined;
    const isApart = (schema: Schema): boolean =>
      schema === only.schema || this.#areApart(schema, only.schema);
    if (others.length === 0 && schemas.every(isApart)) return only.converter;
    const { file } = this.#scope;
    const list = alternatives.map(
      (alternative) => code`[${functionOf(alternative.converter)}, ${this.#guard(alternative)}]`,
    );
    const as = file.useIfMentioned(this.#conversion === "decode" ? runtime.decodeAs : runtime.encodeAs);
    return { call: (operand) => code`${as}(${join([operand, ...list], code`, `)})` };
  }

  /** True where JSON itself tells values of one schema from those of the other: nothing has to be tried then. */
  #areApart(schema: Schema, other: Schema): boolean {
    const around = { lookup: this.#scope.names.schemaOf, view: this.#view };
    const [types, others] = [schema, other].map((one) => admittedTypes(one, around)?.map(jsonType));
    return types !== undefined && others !== undefined && !types.some((type) => others.includes(type));
  }

  /** The guard of an alternative: that of a declared schema, of a type of the runtime's, or a private one. */
  #guard({ schema, words }: { readonly schema: Schema; readonly words: string }): Fragment {
    const { names, file } = this.#scope;
    const target = referenceTarget(schema);
    if (target !== undefined)
      return file.useIfMentioned(guardSymbol(names.target(target, this.#view), names, "is"));
    const [rule, ...others] = schema.rules;
    const [type, ...types] = rule?.kind === "type" ? rule.types : [];
    const helper = others.length + types.length === 0 ? formatTypeGuard(type) : undefined;
    if (helper !== undefined) return file.useIfMentioned(checkHelper(helper));
    return this.#guards.of(schema, this.#view, words);
  }

  #object(rule: ObjectRule, words: string): Converter | undefined {
    const { properties, patternProperties, additionalProperties, dependentSchemas } = rule;
    const matching = [...patternProperties].map(([pattern, schema]) => {
      const converter = this.of(schema, `${words} ${pattern}`);
      return this.#withArguments(runtime.convertMatching, converter, expression(pattern));
    });
    const others = additionalProperties && this.of(additionalProperties, `${words} others`);
    const dependent = [...dependentSchemas].map(([name, schema]) =>
      this.#perhaps(schema, `${words} with ${name}`),
    );
    return chained([
      this.#members(properties, words),
      ...matching,
      this.#withArguments(runtime.convertOthers, others, namedBy(rule)),
      ...dependent,
    ]);
  }

  #withArguments(
    symbol: ExportedSymbol,
    converter: Converter | undefined,
    argument: Code | undefined,
  ): Converter | undefined {
    if (converter === undefined) return undefined;
    const name = this.#scope.file.useIfMentioned(symbol);
    const more = argument === undefined ? code`` : code`, ${argument}`;
    return { call: (operand) => code`${name}(${operand}, ${functionOf(converter)}${more})` };
  }

  #members(properties: ObjectRule["properties"], words: string): Converter | undefined {
    const members = [...properties].flatMap(([name, schema]) => {
      const converter = this.of(schema, `${words} ${name}`);
      return converter === undefined ? [] : [[name, converter] as const];
    });
    if (members.length === 0) return undefined;
    const entries = members.map(([name, converter]) => code`${key(name)}: ${functionOf(converter)},`);
    const convert = this.#scope.file.useIfMentioned(runtime.convertMembers);
    return { call: (operand) => code`${convert}(${operand}, {\n${lines(entries)}\n})` };
  }

  #array({ prefixItems, items, contains }: ArrayRule, words: string): Converter | undefined {
    const first = prefixItems.map((schema, index) => this.of(schema, `${words} ${index + 1}`));
    const rest = items && this.of(items, `${words} item`);
    const found = contains && this.#perhaps(contains, `${words} contained`);
    return chained([this.#items(rest, first), this.#items(found)]);
  }

  #items(rest: Converter | undefined, first: readonly (Converter | undefined)[] = []): Converter | undefined {
    const used = first.some((converter) => converter !== undefined);
    if (!used && rest === undefined) return undefined;
    const printed = (converter: Converter | undefined): Code =>
      converter === undefined ? code`undefined` : functionOf(converter);
    const prefix = first.length === 0 ? [] : [code`[${join(first.map(printed), code`, `)}]`];
    const convert = this.#scope.file.useIfMentioned(runtime.convertItems);
    return {
      call: (operand) => code`${convert}(${join([operand, printed(rest), ...prefix], code`, `)})`,
    };
  }

  /** Converts a value that may obey the schema, and need not. */
  #perhaps(schema: Schema, words: string): Converter | undefined {
    return this.#alternatives([schema, nothingElse(schema)], words);
  }
}

/** What the values of a type are in JSON, integers among numbers. */
function jsonType(type: ValueType): ValueType {
  if (type === "date" || type === "date-time") return "string";
  return type === "int64" || type === "uint64" || type === "integer" ? "number" : type;
}

/** The members that `additionalProperties` does not speak of (JSON Schema core, section 10.3.2.3). */
function namedBy({ properties, patternProperties }: ObjectRule): Code | undefined {
  const names = properties.size === 0 ? [] : [code`names: ${literal([...properties.keys()])}`];
  const patterns = [...patternProperties.keys()].map(expression);
  const list = patterns.length === 0 ? [] : [code`patterns: [${join(patterns, code`, `)}]`];
  const members = [...names, ...list];
  return members.length === 0 ? undefined : code`{ ${join(members, code`, `)} }`;
}

/** The regular expression of a pattern, read with the flag `u` (core, section 6.4). */
function expression(pattern: string): Code {
  return code`new RegExp(${literal(pattern)}, "u")`;
}
