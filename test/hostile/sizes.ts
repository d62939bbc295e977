/**
 * Documents made to keep a reader busy: too long, too deep, too many, or leading nowhere. Each of them once took
 * minutes, or all of the memory or the stack, or would where something looked at everything for everything.
 */

/** How a document is written, and what must be told of it. */
export interface Hostile {
  readonly text: () => string;
  /** Names the file; `.json` where it is left out. */
  readonly ending?: ".yaml";
  /** How often each code is told; 1 where only the list of codes is given. */
  readonly told?: Readonly<Record<string, number>>;
  /** True where nothing of the document can be read. */
  readonly unreadable?: true;
}

type Make = (index: number) => object;

const info = { title: "Test", version: "1" };
const done = { "204": { description: "Done." } };
const good = { get: { operationId: "unharmed", responses: done } };
const text = { type: "string" };

function documentWith({
  paths = {},
  ...more
}: {
  readonly paths?: object;
  readonly [key: string]: unknown;
}): string {
  return JSON.stringify({ openapi: "3.1.1", info, paths: { "/good": good, ...paths }, ...more });
}

/** Members `S0`, `S1` and so on. */
function many(count: number, make: Make, prefix = "S"): Record<string, object> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, make(index)]));
}

function list(count: number, make: (index: number) => unknown): unknown[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function schemas(members: object): string {
  return documentWith({ components: { schemas: members } });
}

function get(operation: object, path = "/a"): string {
  return documentWith({ paths: { [path]: { get: { responses: done, ...operation } } } });
}

function reference(index: number, kind = "schemas"): { readonly $ref: string } {
  return { $ref: `#/components/${kind}/S${index}` };
}

/** A chain: each schema is made from a reference to the next, and the last one says nothing. */
function chain(count: number, link: (next: object) => object): string {
  return schemas(many(count, (index) => (index + 1 < count ? link(reference(index + 1)) : {})));
}

/** The same with a reference from the last to the first. */
function ring(count: number, link: (next: object) => object): string {
  return schemas(many(count, (index) => link(reference((index + 1) % count))));
}

const inMember = (next: object): object => ({ type: "object", properties: { next } });
const inAllOf = (next: object): object => ({ allOf: [next], properties: { own: text } });
const itself = (next: object): object => next;

const references: Readonly<Record<string, Hostile>> = {
  "a chain of references": { text: () => chain(12_000, itself), told: { "reference-too-long": 118 } },
  "a chain of allOf": { text: () => chain(3000, inAllOf), told: { "reference-too-long": 29 } },
  "a chain of members": { text: () => chain(5000, inMember) },
  "a ring of references": { text: () => ring(12_000, itself), told: { "reference-circular": 12_000 } },
  "a ring of allOf": { text: () => ring(3000, inAllOf), told: { "reference-circular": 3000 } },
  "a ring of members": { text: () => ring(5000, inMember) },
  "a chain of parameters": {
    text: () =>
      documentWith({
        paths: { "/a": { get: { parameters: [reference(0, "parameters")], responses: done } } },
        components: { parameters: many(100_000, (index) => reference(index + 1, "parameters")) },
      }),
    told: { "reference-circular": 1 },
  },
  "references to nothing": {
    text: () => schemas({ A: { properties: many(20_000, (index) => reference(index + 1)) } }),
    told: { "reference-unresolved": 20_000 },
  },
  "references to files that are missing": {
    text: () => schemas({ A: { properties: many(5000, (index) => ({ $ref: `${index}.json` })) } }),
    told: { "file-unreadable": 5000 },
  },
  "references that multiply": {
    text: () => schemas(many(20, (index) => ({ allOf: list(10, () => reference(Math.min(index + 1, 20))) }))),
    told: { "reference-unresolved": 10 },
  },
  "URIs that refer to each other": {
    text: () => {
      const uri = (index: number): string => `https://example.com/${index}`;
      const refer = (index: number): object => ({ $ref: uri((index * 7) % 3000) });
      return schemas(many(3000, (index) => ({ $id: uri(index), properties: { next: refer(index) } })));
    },
  },
};

/** A file of YAML with something of one line, or of many. */
function yaml(rest: string): string {
  const start = 'openapi: 3.1.1\ninfo: {title: Test, version: "1"}\n';
  const paths = "paths:\n  /good: {get: {operationId: unharmed, responses: {'204': {description: Done.}}}}\n";
  return `${start}${paths}${rest}\n`;
}

function yamlDescription(value: string): string {
  return yaml(`components:\n  schemas:\n    A:\n      type: string\n      description: ${value}`);
}

const described = (description: string): string => schemas({ A: { type: "string", description } });

const mega = 1_000_000;

const lengths: Readonly<Record<string, Hostile>> = {
  "a description of spaces": { text: () => described(`a${" ".repeat(50 * mega)}b`) },
  "a description of empty lines": { text: () => described(`a${"\n".repeat(50 * mega)}b`) },
  "a description of one word": { text: () => described("a".repeat(50 * mega)) },
  "a description of ends of comments": { text: () => described("*/".repeat(5 * mega)) },
  "a description of words": { text: () => described("words ".repeat(mega)) },
  "a description of short lines": { text: () => described("- a line\n".repeat(mega / 2)) },
  "a description of tags": { text: () => described("@a {@link ".repeat(mega)) },
  "a block of YAML": {
    text: () => yamlDescription(`|\n${"        a line\n".repeat(mega)}`),
    ending: ".yaml",
  },
  "a folded block of YAML": {
    text: () => yamlDescription(`>\n${"        a line\n".repeat(mega)}`),
    ending: ".yaml",
  },
  "a plain line of YAML": { text: () => yamlDescription("some words ".repeat(mega)), ending: ".yaml" },
  "a quoted line of YAML": { text: () => yamlDescription(`"a${" ".repeat(20 * mega)}b"`), ending: ".yaml" },
  "a pattern": { text: () => schemas({ A: { type: "string", pattern: "(a|b)*".repeat(10_000) } }) },
  "a pattern that is none": {
    text: () => schemas({ A: { type: "string", pattern: "(".repeat(mega) } }),
    told: { "pattern-invalid": 1 },
  },
  names: {
    text: () =>
      schemas({ ["a".repeat(mega)]: { properties: { ["b".repeat(mega)]: { enum: ["c".repeat(mega)] } } } }),
  },
  "an operationId": { text: () => get({ operationId: "aB".repeat(100_000), tags: ["cD ".repeat(100_000)] }) },
  "a path of braces": { text: () => get({}, `/${"{".repeat(100_000)}`) },
  escapes: { text: () => documentWith({ "x-a": '\\"'.repeat(2 * mega) }) },
};

/** A schema within a schema and so on, written by hand: no writer of JSON goes so deep. */
function nested(depth: number, open: string, close: string): string {
  const inner = `${open.repeat(depth)}{}${close.repeat(depth)}`;
  return schemas({ A: "inner" }).replace('"inner"', () => inner);
}

const tooDeep = { unreadable: true, told: { syntax: 1 } } as const;
const deep = 100_000;
const depths: Readonly<Record<string, Hostile>> = {
  "members in members": { text: () => nested(deep, '{"properties":{"a":', "}}"), ...tooDeep },
  "allOf in allOf": { text: () => nested(deep, '{"allOf":[', "]}"), ...tooDeep },
  "lists in lists": { text: () => `${"[".repeat(deep)}${"]".repeat(deep)}`, ...tooDeep },
  "lists that do not end": { text: () => "[".repeat(deep), ...tooDeep },
  "flow lists of YAML": {
    text: () => yaml(`x-a: ${"[".repeat(deep)}${"]".repeat(deep)}`),
    ending: ".yaml",
    ...tooDeep,
  },
  "flow maps of YAML": {
    text: () => yaml(`x-a: ${"{a: ".repeat(deep)}${"}".repeat(deep)}`),
    ending: ".yaml",
    ...tooDeep,
  },
  "block lists of YAML": { text: () => yaml(`x-a:\n  ${"- ".repeat(deep)}a`), ending: ".yaml", ...tooDeep },
  "schemas in schemas": {
    text: () => nested(400, '{"properties":{"a":', "}}"),
    told: { "schema-too-deep": 1 },
  },
  "alternatives in alternatives": { text: () => nested(400, '{"not":', "}"), told: { "schema-too-deep": 1 } },
  "a value": {
    text: () => nested(1, `{"const":${"[".repeat(900)}${"]".repeat(900)},"allOf":[`, "]}"),
    told: { "schema-keyword-invalid": 1 },
  },
};

/** Each level holds ten of the level before. */
function laughs(level: (previous: string) => string): string {
  const levels = list(
    20,
    (index) => `x-${Number(index) + 1}: &a${Number(index) + 1} ${level(`*a${String(index)}`)}`,
  );
  return yaml(`x-0: &a0 {a: 1}\n${levels.join("\n")}`);
}

const aliases: Readonly<Record<string, Hostile>> = {
  "aliases that multiply": {
    text: () => laughs((alias) => `[${list(10, () => alias).join(", ")}]`),
    ...{ ending: ".yaml", unreadable: true, told: { "alias-expansion": 1 } },
  },
  "merge keys that multiply": {
    text: () => laughs((alias) => `{<<: [${list(10, () => alias).join(", ")}]}`),
    ...{ ending: ".yaml", unreadable: true, told: { "alias-expansion": 1 } },
  },
  "aliases by the thousand": {
    text: () => yaml(`x-a: &a [b]\nx-b:\n${"  - *a\n".repeat(50_000)}`),
    ...{ ending: ".yaml", unreadable: true, told: { "alias-expansion": 1 } },
  },
};

const numbers: Readonly<Record<string, Hostile>> = {
  parameters: {
    text: () =>
      get({ parameters: list(4000, (index) => ({ name: `p${String(index)}`, in: "query", schema: text })) }),
  },
  operations: { text: () => documentWith({ paths: many(3000, () => ({ get: { responses: done } }), "/") }) },
  "operations with one id": {
    text: () =>
      documentWith({ paths: many(4000, () => ({ get: { operationId: "x", responses: done } }), "/") }),
    told: { "operation-id-repeated": 3999 },
  },
  tags: {
    text: () =>
      documentWith({
        paths: many(2000, (index) => ({ get: { tags: [`t${index}`], responses: done } }), "/"),
      }),
  },
  "members of an enum": {
    text: () => schemas({ A: { enum: list(100_000, (index) => `v${String(index)}`) } }),
  },
  "members of an enum that are objects": {
    text: () => schemas({ A: { enum: list(10_000, (a) => ({ a })) } }),
  },
  members: {
    text: () =>
      schemas({
        A: { properties: many(20_000, () => text), required: list(20_000, (index) => `S${String(index)}`) },
      }),
  },
  alternatives: {
    text: () =>
      schemas({
        A: { oneOf: list(4000, (index) => ({ required: ["k"], properties: { k: { const: index } } })) },
      }),
  },
  parts: {
    text: () =>
      schemas({ A: { allOf: list(1000, (index) => ({ properties: { [`a${String(index)}`]: text } })) } }),
  },
  "schemas inside of schemas": {
    text: () => schemas({ A: { properties: many(4000, (index) => inMember({ const: index })) } }),
  },
  "values of a discriminator": {
    text: () => {
      const discriminator = {
        propertyName: "k",
        mapping: Object.fromEntries(
          list(20_000, (index) => [`k${String(index)}`, "B"]).map((pair) => pair as [string, string]),
        ),
      };
      return schemas({
        A: { oneOf: [{ $ref: "#/components/schemas/B" }], discriminator },
        B: { required: ["k"], properties: { k: text } },
      });
    },
  },
  "keys that stand twice": {
    text: () =>
      documentWith({ "x-a": "twice" }).replace('"twice"', `{${list(50_000, () => '"a":1').join()}}`),
    told: { "duplicate-key": 49_999 },
  },
};

/** Every document, by what there is too much of. */
export const hostiles: Readonly<Record<string, Readonly<Record<string, Hostile>>>> = {
  references: references,
  "too long": lengths,
  "too deep": depths,
  aliases: aliases,
  "too many": numbers,
};
