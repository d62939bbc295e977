/** A document that tries to become code wherever a document has text. */

import { inHeader } from "./base.js";

/** What the texts try to do, each in a way of its own. */
export interface Attack {
  /** Set on `globalThis` where any of it runs. */
  readonly flag: string;
  /** Written where any of it runs. */
  readonly file: string;
}

/** Names that mean something to the language, to objects or to promises. */
export const names = [
  ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then", "toJSON"],
  ...["class", "default", "await", "yield", "arguments", "eval", "this", "null", "undefined", "NaN", "let"],
  ...["Promise", "Array", "Record", "Response", "Blob", "Error", "Api", "createApi", "contract", "HttpError"],
  ...["client", "params", "options", "value", "body", "path", "call", "page", "item", "issue", "explain"],
  ...["0", "-1", "1e3", "½", "CO₂", "1️⃣", "größe", "名前", "עברית", "🎉 party"],
  ...["e\u0301te", "\u00c9te", "\u2e2f", "x".repeat(300)],
  ...["created>", "created<", "a-b", "a_b", "A.b", "it's", 'say "hi"', "a`b", "a\\b", "a\nb", "a\u2028b"],
];

/** A way out of where a text is put, and how it would be put there by who takes no care. */
export interface Attempt {
  readonly text: string;
  readonly careless: (text: string) => string;
}

/** Every way out of a literal, a comment, a template or a line that there is. */
export function attempts({ flag, file }: Attack): Attempt[] {
  const code = `globalThis['${flag}']=1,process.getBuiltinModule('fs').writeFileSync('${file}','')`;
  const line = (text: string): string => `// ${text}`;
  const double = (text: string): string => `"${text}"`;
  return [
    { text: `*/${code};/*`, careless: (text) => `/* ${text} */` },
    { text: `\${${code}}`, careless: (text) => `\`${text}\`` },
    { text: `\`+(${code})+\``, careless: (text) => `\`${text}\`` },
    { text: `'+(${code})+'`, careless: (text) => `'${text}'` },
    { text: `"+(${code.replaceAll("'", "`")})+"`, careless: double },
    { text: `\\"+(${code})//`, careless: (text) => double(text.replaceAll('"', '\\"')) },
    ...["\n", "\r", "\u2028", "\u2029"].map((end) => ({ text: `${end}${code}//`, careless: line })),
    { text: `1}]);${code};([{a:1`, careless: (text) => `([{a:${text}}])` },
  ];
}

/** A text that makes all attempts at once, and hides some of itself. */
export function breakout(attack: Attack, label = "text"): string {
  const hidden = "\u0000\u202e\u200b\ufeff\u001b[2J\u0085@deprecated {@link x}";
  return [label, ...attempts(attack).map(({ text }) => text), hidden, "</script>\\"].join(" ");
}

/** True for what may be the name of a header. */
export function isHeader(name: string): boolean {
  return name !== "" && inHeader(name) === name;
}

/** One operation for each name, with the name in every place that takes one. */
function namedPaths(): object {
  const paths = names.map((name, index) => {
    const places = ["path", "query", ...(isHeader(name) ? ["header"] : []), "cookie"];
    const parameters = places.map((place) => ({
      name,
      in: place,
      required: place === "path",
      schema: { type: "string" },
    }));
    // Braces have no escape in a path.
    const template = `/named/${index}/{${name}}`;
    const get = { operationId: name, tags: [name], parameters, responses: { "204": { description: name } } };
    return [template, { get }];
  });
  return Object.fromEntries(paths);
}

/** A schema for each name that can have one; all names as keys, as members and as values. */
function namedSchemas(): Record<string, object> {
  const nameable = names.filter((name) => !unnameable.has(name));
  const constants = Object.fromEntries(nameable.map((name) => [name, { type: "string", const: name }]));
  const properties = names.map((name) => {
    const schema = unnameable.has(name) ? { const: name } : { $ref: `#/components/schemas/${pointer(name)}` };
    return [name, schema];
  });
  const keys = { type: "object", required: names, properties: Object.fromEntries(properties) };
  const called = { enum: names, "x-enum-varnames": names, "x-enum-descriptions": names };
  return { ...constants, "all members": called, "all keys": keys };
}

/** Names that are the same words as another one's, and not exactly so: these are refused, rightly. */
const unnameable = new Set(["1️⃣", "a_b", "A.b", "a`b", "a\\b", "a\nb", "a\u2028b"]);

function pointer(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

/** A schema with an attack in every keyword. */
function attackedSchema(text: string): object {
  const words = { title: text, description: text, "x-docs-deviation": text, "x-note": { [text]: text } };
  return {
    ...words,
    type: "object",
    required: [text],
    properties: {
      [text]: { ...words, type: "string", default: text, examples: [text], example: text, format: text },
      enum: { enum: [text, 1, { [text]: [text] }] },
      open: { type: "string", enum: [text], "x-extensible-enum": true },
      called: { enum: [text, "b"], "x-enum-varnames": [text, "B"], "x-enumDescriptions": { [text]: text } },
      const: { const: { [text]: text } },
      pattern: { type: "string", pattern: text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&") },
      broken: { type: "string", pattern: text },
      media: { type: "string", contentMediaType: text },
    },
    patternProperties: { "^[/`\"'${]+\\*/": { type: "string", description: text } },
    dependentRequired: { [text]: ["enum"] },
    dependentSchemas: { [text]: { required: [text] } },
    additionalProperties: { type: ["string", "number", "boolean", "object", "null"] },
    externalDocs: { url: text, description: text },
    deprecated: true,
  };
}

function attackedOperation(text: string): object {
  const reference = { $ref: "#/components/schemas/Attacked" };
  const schema = { type: "string", description: text, default: text, enum: [text], examples: [text] };
  return {
    ...{ operationId: text, tags: [text], summary: text, description: text },
    ...{ "x-docs-heading": text, "x-stability": text, "x-docs-deviation": text, "x-code": text },
    externalDocs: { url: text, description: text },
    parameters: ["query", "header", "cookie"].map((place) => ({
      name: text,
      in: place,
      description: text,
      schema,
    })),
    requestBody: {
      description: text,
      content: {
        [`application/json;${text}`]: {
          schema: reference,
          examples: { [text]: { summary: text, value: text } },
        },
      },
    },
    responses: {
      "200": {
        description: text,
        headers: { [text]: { description: text, schema } },
        content: { [`application/${text}+json`]: { schema: reference } },
      },
      default: { description: text, content: { [`text/${text}`]: { schema } } },
    },
    security: [{ [text]: [text, "a:b"] }, {}],
    servers: [{ url: text, description: text }],
  };
}

/** The whole document, and a second file to which it refers. */
export function tortureDocument(attack: Attack): { root: object; other: object } {
  const text = breakout(attack);
  const [items, next] = [breakout(attack, "items"), breakout(attack, "next")];
  const page = {
    type: "object",
    required: [items, next],
    properties: { [items]: { type: "array", items: { type: "string" } }, [next]: { type: "string" } },
  };
  const pages = {
    operationId: `pages ${breakout(attack, "page")}`,
    "x-pagination": { items, next },
    parameters: [{ name: "limit", in: "query" }],
    responses: { "200": { description: "", content: { "application/json": { schema: page } } } },
  };
  const form = {
    operationId: "form",
    requestBody: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: { type: "object", properties: { [text]: {} } },
          encoding: { [text]: { contentType: text } },
        },
      },
    },
    responses: { "204": { description: "" } },
  };
  const attackedPath = `/attacked ${text.replace(/[{}]/g, "")}`;
  const root = {
    openapi: "3.1.1",
    info: { title: text, version: text, description: text, "x-specwright-name": `Torture ${text}` },
    servers: [
      { url: text, description: text },
      { url: "https://{x}", variables: { x: { default: text, enum: [text], description: text } } },
    ],
    tags: [{ name: text, description: text, summary: text, externalDocs: { url: text } }],
    paths: { ...namedPaths(), [attackedPath]: { put: attackedOperation(text), get: pages, post: form } },
    components: {
      schemas: {
        ...namedSchemas(),
        Attacked: attackedSchema(text),
        Chosen: { "x-specwright-name": breakout(attack, "chosen") },
        Union: union(text),
        [breakout(attack, "key")]: {
          type: "object",
          properties: { self: { $ref: "#/components/schemas/Union" } },
        },
        Far: { $ref: `${encodeURIComponent(fileName("other", attack))}#/${pointer(text)}` },
      },
      securitySchemes: {
        [text]: { type: "apiKey", in: "header", name: text, description: text },
        class: { type: "http", scheme: "bearer" },
      },
    },
  };
  return {
    root,
    other: { [text]: { type: "object", title: text, properties: { [text]: { type: "integer" } } } },
  };
}

/** The name of a file: it ends a comment of one line, and a literal. */
export function fileName(label: string, { flag }: Attack): string {
  return `${label}\nglobalThis.${flag}=1;\u2028globalThis.${flag}=1;\r\`\${globalThis.${flag}=1}"'\\ %20#.json`;
}

function union(text: string): object {
  const part = { type: "object", required: [text], properties: { [text]: { const: text } } };
  return {
    oneOf: [{ $ref: "#/components/schemas/Union/$defs/a" }, { type: "null" }],
    $defs: { a: part },
    discriminator: { propertyName: text, mapping: { [text]: "#/components/schemas/Union/$defs/a" } },
  };
}
