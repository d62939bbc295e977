import { describe, expect, test } from "vitest";
import { documentOf, only, readFiles } from "./document.js";

const done = { "204": { description: "Done." } };

describe("servers", () => {
  test.each<[string, { item?: object; operation?: object; want: string[] }]>([
    ["the document's are not its own", { want: [] }],
    ["the path item's", { item: { servers: [{ url: "https://item" }] }, want: ["https://item"] }],
    [
      "the operation's",
      {
        item: { servers: [{ url: "https://item" }] },
        operation: { servers: [{ url: "https://operation" }] },
        want: ["https://operation"],
      },
    ],
    ["an empty list says nothing", { operation: { servers: [] }, want: [] }],
  ])("%s", (_, { item = {}, operation = {}, want }) => {
    const paths = { "/x": { ...item, get: { responses: done, ...operation } } };
    expect(only(paths, { servers: [{ url: "https://document" }] }).servers.map(({ url }) => url)).toEqual(
      want,
    );
  });
});

test.each<[string, { given: object; url: string; defaults: string[]; told: string[] }]>([
  [
    "has a variable",
    { given: { url: "/{a}", variables: { a: { default: "b" } } }, url: "/{a}", defaults: ["b"], told: [] },
  ],
  ["has no address", { given: {}, url: "/", defaults: [], told: [] }],
  [
    "has a variable without a default, whatever it lists",
    {
      given: { url: "/{a}", variables: { a: { enum: ["b"] } } },
      url: "/{a}",
      defaults: [""],
      told: ["/servers/0/variables/a"],
    },
  ],
  ["names no variable", { given: { url: "/{a}" }, url: "/{a}", defaults: [], told: ["/servers/0/url"] }],
])("a server that %s", (_, { given, url, defaults, told }) => {
  const text = JSON.stringify(documentOf({ servers: [given] }));
  const { api, diagnostics } = readFiles({ "/d/a.json": text });
  const found = api?.servers.map((server) => [
    server.url,
    server.variables.map((variable) => variable.default),
  ]);
  expect(found).toEqual([[url, defaults]]);
  expect(diagnostics.map(({ place }) => place?.pointer)).toEqual(told);
});
