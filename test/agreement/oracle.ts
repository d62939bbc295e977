/** Ajv on a document's schemas: what the document says of a value, without the generator. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { type JsonSchema, isList, isMapping } from "./json-schema.js";
import { countDigits } from "./multiple.js";
import { RawDocuments, type RawNode } from "./raw.js";
import { type Listed, listedBy } from "./translate-tags.js";
import { type Translation, type View, translate } from "./translate.js";

const base = "https://specwright.test/";

/** Says what a document's schemas are, and which values they allow. */
export class Oracle {
  readonly #documents = new RawDocuments();
  readonly #dialect: Dialect;
  readonly #ajv = makeAjv();
  /** Addresses by place, and schemas by address; undefined while the schema waits to be translated. */
  readonly #addresses = new Map<string, string>();
  readonly #schemas = new Map<string, JsonSchema>();
  readonly #pending: { readonly address: string; readonly node: RawNode; readonly view: View }[] = [];

  /** @param root absolute path of the document. */
  constructor(root: string) {
    const document = this.#documents.at(root, "")?.value;
    this.#dialect = dialectOf(document);
  }

  /** The address of a schema, under which `schema` and `accepts` know it. */
  address({ file, pointer }: Omit<RawNode, "value">, view: View): string {
    const node = this.#documents.at(file, pointer);
    if (node === undefined) throw new Error(`${file}#${pointer} leads nowhere`);
    const address = this.#addressOf(node, view);
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      const schema = translate(next.node.value, this.#translation(next.node, next.view));
      this.#schemas.set(next.address, schema);
      this.#ajv.addSchema(schema, next.address);
    }
    return address;
  }

  schema(address: string): JsonSchema {
    return this.#schemas.get(address) ?? true;
  }

  /** Ajv's verdicts; a message where Ajv cannot compile the schema. */
  accepts(address: string): ((value: unknown) => boolean) | string {
    try {
      const validate = this.#ajv.getSchema(address);
      return validate === undefined ? "there is no such schema" : (value) => validate(value) === true;
    } catch (error) {
      return String(error);
    }
  }

  #addressOf(node: RawNode, view: View): string {
    const place = `${view} ${node.file}#${node.pointer}`;
    const known = this.#addresses.get(place);
    if (known !== undefined) return known;
    const address = `${base}${this.#addresses.size}`;
    this.#addresses.set(place, address);
    this.#pending.push({ address, node, view });
    return address;
  }

  #translation({ file }: RawNode, view: View): Translation {
    return {
      ...this.#dialect,
      view,
      asserting: true,
      refer: (reference) => {
        const target = this.#documents.follow({ file, pointer: "", value: { $ref: reference } });
        return target === undefined ? true : { $ref: this.#addressOf(target, view) };
      },
      accessOf: (schema) => this.#accessOf({ file, pointer: "", value: schema }, new Set()),
      tagOf: (schema, name) => this.#tagOf({ file, pointer: "", value: schema }, name),
    };
  }

  #tagOf(node: RawNode, name: string): Listed | undefined {
    const obeyed = this.#obeyed(node, new Set());
    const members = obeyed.flatMap(({ file, value }) => {
      const properties = isMapping(value) ? value["properties"] : undefined;
      const member = isMapping(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
      return member === undefined ? [] : this.#obeyed({ file, pointer: "", value: member }, new Set());
    });
    const said = members.map(({ value }) => value).filter(isMapping);
    return listedBy(said, this.#dialect.nullWords);
  }

  /** A schema, and those that its values obey too: what it refers to, and what `allOf` holds. */
  #obeyed(node: RawNode, seen: Set<unknown>): readonly RawNode[] {
    const { file, value } = node;
    if (!isMapping(value) || seen.has(value)) return [];
    seen.add(value);
    const target = this.#documents.follow(node);
    if (target !== undefined && this.#dialect.legacy) return this.#obeyed(target, seen);
    const parts = isList(value["allOf"]) ? value["allOf"] : [];
    const nodes = parts.map((part) => ({ file, pointer: "", value: part }));
    return [
      node,
      ...[...(target === undefined ? [] : [target]), ...nodes].flatMap((one) => this.#obeyed(one, seen)),
    ];
  }

  #accessOf(node: RawNode, seen: Set<unknown>): ReturnType<Translation["accessOf"]> {
    const { file, value } = node;
    if (!isMapping(value) || seen.has(value)) return undefined;
    seen.add(value);
    const refers = typeof value["$ref"] === "string";
    if (!(refers && this.#dialect.legacy)) {
      if (value["readOnly"] === true) return "readOnly";
      if (value["writeOnly"] === true) return "writeOnly";
    }
    const target = this.#documents.follow(node);
    const parts = isList(value["allOf"]) && !(refers && this.#dialect.legacy) ? value["allOf"] : [];
    const nodes = [
      ...(target === undefined ? [] : [target]),
      ...parts.map((part) => ({ file, pointer: "", value: part })),
    ];
    return nodes.map((part) => this.#accessOf(part, seen)).find((access) => access !== undefined);
  }
}

type Dialect = Pick<Translation, "legacy" | "nullWords">;

function dialectOf(document: unknown): Dialect {
  const { openapi, swagger } = isMapping(document) ? document : {};
  if (swagger !== undefined) return { legacy: true, nullWords: ["x-nullable", "nullable"] };
  const legacy = !/^3\.[12]/.test(String(openapi));
  return { legacy, nullWords: legacy ? ["nullable"] : [] };
}

function makeAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    validateSchema: false,
    validateFormats: false,
    logger: false,
    // What an object inherits is none of its members.
    ownProperties: true,
    inlineRefs: false,
  });
  ajv.addKeyword({
    keyword: "isFile",
    validate: (_schema: unknown, value: unknown) => value instanceof Blob,
  });
  countDigits(ajv);
  return ajv;
}

/** What the comparison is not, and why. */
export const deviations: readonly {
  readonly what: string;
  readonly why: string;
  readonly section: string;
}[] = [
  {
    what: "Ajv's `multipleOf` gives way to one on the decimal digits",
    why: "it divides binary fractions, by which 1.1 is no multiple of 0.1",
    section: "JSON Schema Validation 2020-12, section 6.2.1",
  },
  {
    what: "Ajv runs with `ownProperties`",
    why: "by default it finds `constructor` and its like in every object",
    section: "JSON Schema Core 2020-12, section 4.2.1",
  },
  {
    what: "Ajv is given a discriminator's mapping as values of the tag, where nothing else tells the schemas apart",
    why: "Ajv takes the mapping for a hint; by it alone no value says which schema is meant",
    section: "OpenAPI 3.1.1, section 4.8.25.4: a value that matches no mapping should fail",
  },
  {
    what: "Members of inherited names are not added where `unevaluatedProperties` stands",
    why: "Ajv takes inherited names to be evaluated",
    section: "JSON Schema Core 2020-12, section 11.3",
  },
  {
    what: "Nor are members called `constructor`, `toString` or `valueOf` anywhere",
    why: "Ajv's comparison for `enum`, `const` and `uniqueItems` calls them; our own tests have them",
    section: "JSON Schema Core 2020-12, section 4.2.2",
  },
  {
    what: "Values with members of inherited names are not compiled",
    why: "in TypeScript every object type has these members, as functions",
    section: "TypeScript: apparent members of the global interface `Object`",
  },
];
