import { describe, expect, it, test } from "vitest";
import { documentOf, only, readFiles } from "./document.js";

const done = { "204": { description: "Done." } };

describe("security", () => {
  const components = {
    securitySchemes: {
      key: { type: "apiKey", in: "query", name: "k" },
      token: { type: "http", scheme: "Bearer" },
      oauth: { type: "oauth2", flows: {} },
      certificate: { type: "mutualTLS" },
    },
  };

  test.each<[string, { document?: object; operation?: object; want: unknown }]>([
    ["nothing said: no credentials", { want: [] }],
    [
      "the document's own",
      { document: { security: [{ key: [] }] }, want: [[{ scheme: "key", scopes: [] }]] },
    ],
    [
      "the operation's own",
      {
        document: { security: [{ key: [] }] },
        operation: { security: [{ oauth: ["a", "b"] }] },
        want: [[{ scheme: "oauth", scopes: ["a", "b"] }]],
      },
    ],
    ["an empty list: none", { document: { security: [{ key: [] }] }, operation: { security: [] }, want: [] }],
    [
      "an empty alternative: not needed",
      { operation: { security: [{}, { key: [] }] }, want: [[], [{ scheme: "key", scopes: [] }]] },
    ],
    [
      "both at once",
      {
        operation: { security: [{ key: [], token: [] }] },
        want: [
          [
            { scheme: "key", scopes: [] },
            { scheme: "token", scopes: [] },
          ],
        ],
      },
    ],
  ])("%s", (_, { document = {}, operation = {}, want }) => {
    const paths = { "/x": { get: { responses: done, ...operation } } };
    expect(only(paths, { components, ...document }).security).toEqual(want);
  });

  it("is known by URIs too, unless a component has the text for a name", () => {
    const odd = "#/components/securitySchemes/key";
    const shared = { "/d/shared.json": JSON.stringify({ key: { type: "http", scheme: "basic" } }) };
    const read = (security: object, securitySchemes: object) => {
      const paths = { "/x": { get: { responses: done, security } } };
      const text = JSON.stringify(documentOf({ openapi: "3.2.0", paths, components: { securitySchemes } }));
      const { api, told } = readFiles({ "/d/a.json": text, ...shared });
      const names = api?.operations[0]?.security.map((all) => all.map(({ scheme }) => scheme));
      return { names, kinds: api?.securitySchemes.map(({ key, kind }) => `${key} ${kind}`), told };
    };
    const { key } = components.securitySchemes;
    expect(read([{ [odd]: ["a"] }], { key })).toEqual({ names: [["key"]], kinds: ["key apiKey"], told: [] });
    expect(read([{ [odd]: [] }], { key, [odd]: { type: "http", scheme: "bearer" } }).names).toEqual([[odd]]);
    expect(read([{ "shared.json#/key": [] }], {})).toMatchObject({ names: [["key"]], told: [] });
    const elsewhere = { names: [["key 2"]], kinds: ["key apiKey", "key 2 basic"] };
    const told = ["name-collision /d/shared.json:1:2"];
    expect(read([{ "shared.json#/key": [] }], { key })).toEqual({ ...elsewhere, told });
    expect(read([{ "shared.json#/key": [] }], { own: { $ref: "shared.json#/key" } }).names).toEqual([
      ["own"],
    ]);
    expect(read([{ "#/components/securitySchemes/none": [] }], { key })).toMatchObject({
      names: [],
      told: [expect.stringMatching(/^reference-unresolved .*:1:\d+$/)],
    });
  });

  test.each<[given: object, want: object, told?: string]>([
    [
      { type: "apiKey", in: "query", name: "k" },
      { kind: "apiKey", in: "query", name: "k" },
    ],
    [
      { type: "apiKey", in: "cookie", name: "k" },
      { kind: "apiKey", in: "cookie", name: "k" },
    ],
    [{ type: "apiKey", in: "body", name: "k" }, { kind: "other" }, "security-invalid"],
    [{ type: "apiKey", in: "header" }, { kind: "other" }, "security-invalid"],
    [{ type: "http", scheme: "Bearer" }, { kind: "bearer" }],
    [{ type: "http", scheme: "BASIC" }, { kind: "basic" }],
    [
      { type: "http", scheme: "Digest" },
      { kind: "http", name: "Digest" },
    ],
    [{ type: "http", scheme: "two words" }, { kind: "other" }, "security-invalid"],
    [{ type: "oauth2", flows: {} }, { kind: "bearer" }],
    [{ type: "openIdConnect", openIdConnectUrl: "https://a.test" }, { kind: "bearer" }],
    [{ type: "mutualTLS" }, { kind: "other", type: "mutualTLS" }],
    [{ type: "token" }, { kind: "other" }, "security-invalid"],
  ])("knows the kinds of schemes: %j", (given, want, told) => {
    const text = JSON.stringify(documentOf({ components: { securitySchemes: { own: given } } }));
    const { api, diagnostics } = readFiles({ "/d/a.json": text });
    expect(api?.securitySchemes).toMatchObject([{ key: "own", ...want }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(told === undefined ? [] : [told]);
  });
});
