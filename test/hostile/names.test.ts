/** Names that mean something to JavaScript, or to a file system, in every place that takes one. */
import { expect, it, test } from "vitest";
import { run } from "../../generator/pipeline.js";
import { complaints } from "../emit/compile.js";
import { documentOf, readFrom } from "../model/document.js";

const inherited = ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf", "then"];
const done = { "204": { description: "Done." } };

/** Written by hand: a literal's `__proto__` would be the prototype. */
function map(make: (name: string) => unknown): object {
  return Object.fromEntries(inherited.map((name) => [name, make(name)]));
}

const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const parameters = inherited.flatMap((name) =>
  ["query", "header", "cookie"].map((place) => ({ name, in: place, schema: { type: "string" } })),
);
const headerSchemas = [
  {},
  { type: "array" },
  { type: "object", properties: map(() => ({ type: "integer" })) },
];
const tagged = (tag: string): object => ({
  type: "object",
  required: ["k"],
  properties: { k: { const: tag } },
});

const document = documentOf({
  paths: Object.fromEntries(
    inherited.map((name) => [
      `/${name}/{${name}}`,
      {
        post: {
          operationId: name,
          tags: [name],
          parameters: [...parameters, { name, in: "path", required: true, schema: { type: "string" } }],
          requestBody: {
            content: { "multipart/form-data": { schema: reference("All"), encoding: map(() => ({})) } },
          },
          responses: {
            "200": {
              description: "",
              headers: map((name) => ({
                schema: headerSchemas[inherited.indexOf(name) % headerSchemas.length],
              })),
              content: { "application/json": { schema: reference(name) } },
            },
          },
          callbacks: map(() => ({ "{$url}": { post: { responses: done } } })),
          security: [map(() => ["a"])],
        },
      },
    ]),
  ),
  webhooks: map(() => ({
    post: { requestBody: { content: { "application/json": { schema: reference("All") } } }, responses: done },
  })),
  schemas: {
    ...map(tagged),
    All: {
      type: "object",
      required: inherited,
      properties: map(() => ({ type: "string" })),
      "x-a": map(() => 1),
    },
    Names: { type: "string", enum: inherited },
    Value: { const: map(() => 1) },
    Union: {
      oneOf: inherited.map(reference),
      discriminator: { propertyName: "k", mapping: map((name) => `#/components/schemas/${name}`) },
    },
  },
  components: { securitySchemes: map(() => ({ type: "oauth2", flows: {} })) },
  servers: [
    { url: inherited.map((name) => `{${name}}`).join("/"), variables: map((name) => ({ default: name })) },
  ],
  tags: inherited.map((name) => ({ name })),
});

test.each([".json", ".yaml"])(
  "names that every object inherits are names like others, in a file ending in %s",
  async (ending) => {
    const input = `/d/openapi${ending}`;
    // Without its leading brace JSON is not taken for JSON, and read by the reader of YAML.
    const text = ending === ".json" ? JSON.stringify(document) : `# YAML\n${JSON.stringify(document)}`;
    const { files, diagnostics } = await run({ input, read: readFrom({ [input]: text }) });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const own = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
    expect(complaints(new Map(own.map((file) => [`inherited/${file.path}`, file.text])))).toEqual([]);
    const models = own.find(({ path }) => path === "models.ts")?.text ?? "";
    const all = /interface All \{([^}]*)\}/.exec(models)?.[1] ?? "";
    for (const name of inherited) expect(all).toContain(`  ${name}: string;`);
    expect(own.filter(({ path }) => path.startsWith("operations/")).length).toBe(inherited.length);
  },
);

const devices = ["con", "PRN", "aux", "nul", "COM1", "lpt9", "con.txt"];
const paths = [
  "../../x",
  "..",
  ".",
  "/etc/passwd",
  "C:\\x",
  "\\\\host\\x",
  "a/../b",
  "%2e%2e%2f",
  "~/x",
  "a\u0000b",
];
const tags = [
  ...devices,
  ...paths,
  "nul.",
  "a.",
  "a ",
  " a",
  "x".repeat(300),
  `${"x".repeat(300)}y`,
  "ä",
  "a\u0308",
  "名前",
  '*?<>|:"',
];

it("no tag leads a file out of its folder, to a device, or over another file", async () => {
  const input = "/d/openapi.json";
  const operations = tags.map((tag, index) => [
    `/${index}`,
    { get: { operationId: `${tag}${index}`, tags: [tag], responses: done } },
  ]);
  const text = JSON.stringify(documentOf({ paths: Object.fromEntries(operations) }));
  const { files, diagnostics } = await run({ input, read: readFrom({ [input]: text }) });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const made = files.map(({ path }) => path).filter((path) => path.startsWith("operations/"));
  expect(made.length).toBeGreaterThan(15);
  for (const path of made) {
    expect(path).toMatch(/^operations\/[\p{L}\p{N}_-]+\.ts$/u);
    expect(path).not.toMatch(/\/(con|prn|aux|nul|com\d|lpt\d)\./i);
    expect(Buffer.byteLength(path)).toBeLessThan(255);
  }
  expect(new Set(made.map((path) => path.toLowerCase().normalize("NFC"))).size).toBe(made.length);
});

it("a tag's file is called the same whatever tags there are beside it", async () => {
  const input = "/d/openapi.json";
  const alike = ["y", "z"].map((end) => `${"x".repeat(100)} ${end}`);
  const filesOf = async (list: readonly string[]): Promise<Map<string, string>> => {
    const all = list.map((tag) => [
      `/${tag.slice(-1)}`,
      { get: { operationId: `in ${tag.slice(-1)}`, tags: [tag], responses: done } },
    ]);
    const text = JSON.stringify(documentOf({ paths: Object.fromEntries(all) }));
    const { files } = await run({ input, read: readFrom({ [input]: text }) });
    const made = files.filter(({ path }) => path.startsWith("operations/"));
    return new Map(made.map(({ path, text: code }) => [/function (in\w)\(/.exec(code)?.[1] ?? "", path]));
  };
  const both = await filesOf(alike);
  expect(both.size).toBe(2);
  for (const tag of alike) {
    const [[name = "", file] = []] = await filesOf([tag]);
    expect(both.get(name)).toBe(file);
  }
});
