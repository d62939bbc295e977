/** The same as `base.ts` for Swagger 2.0: its own words, with a text in every place that takes one. */
import { type Texts, inHeader } from "./base.js";

export function swaggerDocument(texts: Texts): object {
  const { free, named } = texts;
  const path = `/${outOfBraces(named(12))}/{${outOfBraces(named(13))}}`;
  return {
    swagger: "2.0",
    info: {
      title: free(0),
      version: free(1),
      description: free(2),
      termsOfService: free(3),
      contact: { name: free(4), url: free(5) },
      license: { name: free(6) },
      "x-specwright-name": named(7),
    },
    host: "example.com",
    basePath: `/${outOfBraces(free(8))}`,
    schemes: ["https"],
    consumes: [`application/json;${free(9)}`],
    produces: [`application/json;${free(10)}`],
    tags: [
      { name: named(11), description: free(14), externalDocs: { url: free(15), description: free(16) } },
    ],
    paths: { [path]: { put: operation(texts), post: form(texts), [`x-${free(17)}`]: free(18) } },
    definitions: definitions(texts),
    parameters: { [named(19)]: { name: named(20), in: "query", type: "string", description: free(21) } },
    responses: { [named(22)]: { description: free(23), schema: { type: "string", default: free(24) } } },
    securityDefinitions: {
      [named(25)]: {
        type: "oauth2",
        flow: "implicit",
        authorizationUrl: free(26),
        scopes: { [named(27)]: free(28) },
      },
    },
  };
}

function operation({ free, named }: Texts): object {
  const simple = { type: "string", description: free(29), default: free(30), format: free(31) };
  return {
    operationId: named(32),
    tags: [named(11)],
    summary: `${free(33)}.`,
    description: free(34),
    externalDocs: { url: free(35), description: free(36) },
    parameters: [
      {
        name: outOfBraces(named(13)),
        in: "path",
        required: true,
        type: "string",
        enum: [named(37), named(38)],
      },
      { name: named(39), in: "query", ...simple },
      { name: inHeader(named(40)), in: "header", ...simple },
      { $ref: `#/parameters/${pointer(named(19))}` },
      { name: named(41), in: "body", description: free(42), schema: reference("definitions", named(43)) },
    ],
    responses: {
      "200": {
        description: free(44),
        headers: { [named(45)]: { type: "string", description: free(46) } },
        schema: reference("definitions", named(43)),
        examples: { [`application/json;${free(10)}`]: free(47) },
      },
      default: reference("responses", named(22)),
    },
    security: [{ [named(25)]: [named(27)] }],
  };
}

function form({ free, named }: Texts): object {
  const field = { in: "formData", type: "string", description: free(48) };
  return {
    operationId: named(49),
    tags: [named(11)],
    consumes: ["multipart/form-data"],
    parameters: [
      { name: outOfBraces(named(13)), in: "path", required: true, type: "string" },
      { ...field, name: named(50), default: free(51) },
      { ...field, name: named(52), type: "file" },
    ],
    responses: { "204": { description: free(53) } },
  };
}

function definitions({ free, named }: Texts): object {
  return {
    [named(43)]: {
      type: "object",
      title: free(54),
      description: free(55),
      required: [named(56)],
      properties: {
        [named(56)]: { type: "string", enum: [named(57), named(58)], "x-nullable": true },
        [named(59)]: { type: "string", description: free(29), default: free(30) },
      },
      example: { [named(56)]: free(47) },
    },
  };
}

/** Braces in a path are a parameter's, and have no escape. */
function outOfBraces(text: string): string {
  return text.replace(/[{}]/g, "");
}

function reference(folder: string, name: string): object {
  return { $ref: `#/${folder}/${pointer(name)}` };
}

/** A name as a segment of a reference. */
function pointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25");
}
