/** A document with a text in every place that takes one. */

/** Gives the text of a place. */
export interface Texts {
  /** Any text. */
  readonly free: (index: number) => string;
  /** A text that is unique and has a letter, for what is named after it. */
  readonly named: (index: number) => string;
}

/** How many texts there are. */
export const textCount = 60;

/** Characters that have a meaning of their own where these texts stand are not what is tested. */
function inPath(text: string): string {
  return text.replace(/[{}]/g, "");
}

/** The characters that a name of a header may have (RFC 9110, section 5.6.2). */
export function inHeader(text: string): string {
  return text.replace(/[^\w!#$%&'*+.^`|~-]/g, "");
}

function asPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

export function baseDocument(texts: Texts): object {
  const { free, named } = texts;
  return {
    openapi: "3.1.1",
    info: {
      title: free(0),
      version: free(1),
      description: free(2),
      "x-specwright-name": named(3),
      [`x-${free(4)}`]: free(5),
    },
    servers: [{ url: `https://example.com/${free(6)}`, description: free(7) }],
    tags: [{ name: named(8), description: free(9), externalDocs: { url: free(10), description: free(11) } }],
    paths: {
      [`/${inPath(named(12))}/{${inPath(named(13))}}`]: { put: operation(texts), [`x-${free(4)}`]: free(14) },
      "/without-id": { get: { tags: [named(8)], responses: { "204": { description: free(15) } } } },
    },
    components: {
      schemas: schemas(texts),
      securitySchemes: {
        [named(16)]: { type: "apiKey", in: "header", name: free(17), description: free(18) },
      },
    },
  };
}

function operation({ free, named }: Texts): object {
  const docs = {
    summary: `${free(19)}.`,
    description: free(20),
    "x-stability": free(21),
    "x-docs-deviation": free(22),
  };
  const parameter = {
    description: free(23),
    schema: { type: "string", default: free(24), format: free(25) },
  };
  const content = (index: number): object => ({
    [`application/json;${free(index)}`]: { schema: { $ref: `#/components/schemas/${pointer(named(26))}` } },
  });
  return {
    ...docs,
    operationId: named(27),
    tags: [named(8)],
    externalDocs: { url: free(28), description: free(29) },
    parameters: [
      { name: inPath(named(13)), in: "path", required: true, schema: { enum: [named(30), named(31)] } },
      { name: named(32), in: "query", ...parameter },
      { name: inHeader(named(33)), in: "header", ...parameter },
      { name: named(34), in: "cookie", ...parameter },
      { name: named(35), in: "query", content: { [`application/json;${free(36)}`]: { schema: {} } } },
    ],
    requestBody: { description: free(37), required: true, content: content(38) },
    responses: {
      "200": {
        description: free(39),
        headers: { [named(40)]: { description: free(41), schema: {} } },
        content: content(42),
      },
      default: { description: free(43), content: { "text/plain": { schema: { type: "string" } } } },
    },
    security: [{ [named(16)]: [named(44), named(45)] }],
  };
}

function schemas({ free, named }: Texts): object {
  const member = {
    type: "string",
    title: free(46),
    description: free(47),
    default: free(48),
    examples: [free(49)],
  };
  const object = {
    type: "object",
    description: free(50),
    required: [named(51)],
    properties: {
      [named(51)]: member,
      [named(52)]: { ...member, pattern: asPattern(free(53)) },
      [named(54)]: { const: { [named(55)]: free(56) } },
      [named(57)]: { type: "string", enum: [named(58)], "x-extensible-enum": true },
    },
    patternProperties: { [`^${asPattern(named(59))}`]: {} },
  };
  return { [named(26)]: object, Again: { $ref: `#/components/schemas/${pointer(named(26))}` } };
}

/** A name as a segment of a reference. */
function pointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
}
