import { expect, test, vi } from "vitest";
import { type Files, lintFiles } from "./lint-files.js";

/** Nothing of it is wrong under the recommended rules, but that it has no licence and that `get` has no id. */
const document = `openapi: 3.1.1
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.test }]
security: []
paths:
  /pets:
    get:
      summary: Lists pets
      responses:
        200: { description: All, content: { application/json: { schema: { type: array } } } }
        400: { description: Wrong }
`;

const off = "rules: {}\n";

test("Redocly's recommended rules run where the user has no configuration", async () => {
  const { lines, diagnostics } = await lintFiles({ "openapi.yaml": document });
  expect(lines).toEqual(["2:1 warning redocly/info-license", "7:5 warning redocly/operation-operationId"]);
  expect(diagnostics[0]).toMatchObject({
    message: "Info object should contain `license` field",
    help: "See https://redocly.com/docs/cli/rules/oas/info-license",
  });
});

test.each<Files>([{}, { "redocly.yaml": "extends: [recommended]\n" }])(
  "a flow of devices with scopes stops no rule: %j",
  async (files) => {
    const flow = `{ deviceAuthorizationUrl: https://pets.test/d, tokenUrl: https://pets.test/t, scopes: { read: Read } }`;
    const schemes = `components: { securitySchemes: { device: { type: oauth2, flows: { deviceAuthorization: ${flow} } } } }\n`;
    const newer = document
      .replace("3.1.1", "3.2.0")
      .replace("security: []", "security: [{ device: [read] }]");
    const { lines } = await lintFiles({ "openapi.yaml": newer + schemes, ...files });
    expect(lines).toEqual(["2:1 warning redocly/info-license", "7:5 warning redocly/operation-operationId"]);
  },
);

test.each<{ name: string; files: Files; expected: readonly string[] }>([
  {
    name: "beside the document",
    files: { "redocly.yaml": "rules: { info-license: error }\n" },
    expected: ["2:1 error redocly/info-license", "7:5 warning operation-id-missing"],
  },
  {
    name: "under another name",
    files: { ".redocly.yaml": off },
    expected: ["7:5 warning operation-id-missing"],
  },
  {
    name: "with what it extends",
    files: {
      "redocly.yml": "extends: [recommended, ./base.yaml]\n",
      "base.yaml": "rules: { info-license: off }\n",
    },
    expected: ["7:5 warning redocly/operation-operationId"],
  },
  {
    name: "with rules of one document",
    files: {
      "redocly.yaml":
        "apis: { pets: { root: openapi.yaml, rules: { info-license: error } }, other: { root: other.yaml } }\n",
    },
    expected: ["2:1 error redocly/info-license", "7:5 warning operation-id-missing"],
  },
  {
    name: "with a plugin of the user's own",
    files: {
      "redocly.yaml": "plugins: [./plugin.mjs]\nrules: { mine/no-pets: error }\n",
      "plugin.mjs": `export default () => ({
        id: "mine",
        rules: { oas3: { "no-pets": () => ({ PathItem(item, { report, key, location }) {
          if (key === "/pets") report({ message: "No pets.", location: location.key() });
        } }) } },
      });`,
    },
    expected: ["6:3 error redocly/mine/no-pets", "7:5 warning operation-id-missing"],
  },
  {
    name: "with its list of exceptions",
    files: {
      "redocly.yaml": "extends: [recommended]\n",
      ".redocly.lint-ignore.yaml":
        "openapi.yaml: { info-license: ['#/info'], operation-operationId: ['#/paths/~1pets/get/operationId'] }\n",
    },
    expected: [],
  },
])("honours the user's configuration $name", async ({ files, expected }) => {
  const { lines } = await lintFiles({ "openapi.yaml": document, ...files });
  expect(lines).toEqual(expected);
});

test("takes the nearest configuration above the document, but none above the working folder", async () => {
  const files = {
    "api/v1/openapi.yaml": document,
    "api/redocly.yaml": off,
    "redocly.yaml": "extends: [recommended]\n",
  };
  const { folder, lines } = await lintFiles(files, { documents: ["api/v1/openapi.yaml"] });
  expect(lines).toEqual(["api/v1/openapi.yaml:7:5 warning operation-id-missing"]);
  const inside = await lintFiles(files, { documents: ["openapi.yaml"], cwd: `${folder}/api/v1` });
  expect(inside.diagnostics.map(({ code }) => code)).toContain("redocly/info-license");
});

test("takes the configuration that is named explicitly", async () => {
  const { lines } = await lintFiles(
    { "openapi.yaml": document, "redocly.yaml": "extends: [recommended]\n", "ci/lint.yaml": off },
    { config: "ci/lint.yaml" },
  );
  expect(lines).toEqual(["7:5 warning operation-id-missing"]);
});

test.each<{ name: string; files: Files; expected: string; message: RegExp }>([
  {
    name: "that is no YAML",
    files: { "redocly.yaml": "rules:\n  a: b: c\n" },
    expected: "redocly.yaml:2:7 error redocly-config",
    message: /cannot be used/,
  },
  {
    name: "that extends what is no YAML",
    files: { "redocly.yaml": "extends: [./base.yaml]\n", "base.yaml": "rules: a: b\n" },
    expected: "base.yaml:1:9 error redocly-config",
    message: /Failed to parse/,
  },
  {
    name: "that extends what is on another host",
    files: { "redocly.yaml": "extends: [https://pets.test/redocly.yaml]\n" },
    expected: "redocly.yaml:1:11 error redocly-config",
    message: /does not use the network/,
  },
  {
    name: "with a plugin that is missing",
    files: { "redocly.yaml": "plugins: [./missing.js]\n" },
    expected: "redocly.yaml error redocly-config",
    message: /Plugin "\.\/missing\.js" not found/,
  },
  {
    name: "with a plugin that fails",
    files: { "redocly.yaml": "plugins: [./plugin.mjs]\n", "plugin.mjs": "throw new Error('broken')\n" },
    expected: "redocly.yaml error redocly-config",
    message: /broken/,
  },
  {
    name: "whose list of exceptions is no YAML",
    files: { ".redocly.lint-ignore.yaml": "openapi.yaml: a: b\n" },
    expected: ".redocly.lint-ignore.yaml:1:16 error redocly-config",
    message: /cannot be used/,
  },
])("a configuration $name is one error, and the rest is linted", async ({ files, expected, message }) => {
  const { lines, diagnostics, unreadable } = await lintFiles({ "openapi.yaml": document, ...files });
  expect(lines.toSorted()).toEqual(["7:5 warning operation-id-missing", expected].sort());
  expect(diagnostics.find(({ code }) => code === "redocly-config")?.message).toMatch(message);
  expect(unreadable).toBe(true);
});

test("says what is wrong in a configuration that works all the same", async () => {
  const { lines } = await lintFiles({
    "openapi.yaml": document,
    "redocly.yaml": "rules:\n  info-license: fatal\n",
  });
  expect(lines).toContain("redocly.yaml:2:17 warning redocly-config");
});

test("never uses the network", async () => {
  const fetch = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("used"));
  const { lines } = await lintFiles({
    "openapi.yaml": `${document}  /cats: { $ref: "https://pets.test/cats.yaml" }
components:
  links: { new: { $ref: "https://pets.test/new.yaml" } }
`,
    "redocly.yaml": "rules: { no-unresolved-refs: error }\n",
  });
  expect(fetch).not.toHaveBeenCalled();
  expect(lines).toEqual([
    "7:5 warning operation-id-missing",
    "12:12 error reference-remote",
    "14:12 error redocly/no-unresolved-refs",
  ]);
  fetch.mockRestore();
});

test("references that the generator follows are no findings, whatever their form", async () => {
  const refer = (reference: string): string =>
    document.replace("{ type: array }", `{ $ref: "${reference}" }`);
  const pet = "a: { $anchor: pet, type: string }\n";
  for (const [reference, file] of [
    ["my%20pets.yaml#/a", "my pets.yaml"],
    ["pets.yaml#pet", "pets.yaml"],
    ["pets.schema#/a", "pets.schema"],
  ] as const) {
    const files = { "openapi.yaml": refer(reference), [file]: pet };
    const { lines } = await lintFiles({ ...files, "redocly.yaml": "rules: { no-unresolved-refs: error }\n" });
    expect([reference, lines]).toEqual([reference, ["7:5 warning operation-id-missing"]]);
  }
});

test.each<[string, { version: string; schema: string; more?: string; expected: readonly string[] }]>([
  [
    "a schema that is true or false",
    { version: "3.1.1", schema: "{ prefixItems: [true], items: false }", expected: [] },
  ],
  [
    "the same where schemas are maps",
    { version: "3.0.3", schema: "{ not: true }", expected: ["10:75 error redocly/struct"] },
  ],
  [
    "media types as components, and an answer with a summary alone",
    {
      version: "3.2.0",
      schema: "{ $ref: '#/components/schemas/Pet' }",
      more: `        404: { summary: None, content: { application/json: { $ref: "#/components/mediaTypes/Pet" } } }
components:
  mediaTypes: { Pet: { schema: { type: object } } }
  schemas: { Pet: false }
`,
      expected: [],
    },
  ],
])("documents are held against their version: %s", async (_, { version, schema, more = "", expected }) => {
  const text = document.replace("3.1.1", version).replace("{ type: array }", schema) + more;
  const { lines } = await lintFiles({
    "openapi.yaml": text,
    "redocly.yaml":
      "extends: [minimal]\nrules: { struct: error, operation-operationId: off, info-license: off }\n",
  });
  expect(lines.filter((line) => line.includes("redocly/struct"))).toEqual(expected);
});

test("a mapping may hold names of components, and means the entry document's where its file has none", async () => {
  const union = (folder: string): string =>
    `oneOf: [{ $ref: "${folder}#/components/schemas/A" }, { $ref: "${folder}#/components/schemas/B" }]
discriminator: { propertyName: kind, mapping: { a: A, b: B, c: C } }
`;
  const inner = union("").replaceAll("\n", ", ").replace("oneOf", "{ oneOf").replace(/, $/, " }");
  const components = `components:
  schemas:
    Own: ${inner}
    A: { type: object, required: [kind], properties: { kind: { type: string } } }
    B: { type: object, required: [kind], properties: { kind: { type: string } } }
`;
  const text = document.replace("{ type: array }", `{ $ref: "union.yaml" }`) + components;
  const config = "rules: { no-unresolved-refs: error }\n";
  const files = { "openapi.yaml": text, "union.yaml": union("openapi.yaml"), "redocly.yaml": config };
  const { diagnostics } = await lintFiles(files);
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([
    'The reference "#/components/schemas/C" leads to nothing, and is left out',
    'The reference "#/components/schemas/C" leads to nothing, and is left out',
  ]);
});
