import { expect, test } from "vitest";
import { lintFiles, silent } from "./lint-files.js";

const head = "openapi: 3.1.1\ninfo: { title: Pets, version: 1.0.0 }\n";
const responses = "responses: { 204: { description: None } }";

test.each([
  {
    name: "at the operation",
    document: `paths:
  /pets:
    get: { x-specwright-lint-ignore: [operation-id-missing], ${responses} }
    put: { ${responses} }
`,
    expected: ["6:5 warning operation-id-missing"],
  },
  {
    name: "at a node above it",
    document: `paths:
  /pets:
    x-specwright-lint-ignore: [operation-id-missing]
    get: { ${responses} }
    put: { ${responses} }
  /cats:
    put: { ${responses} }
`,
    expected: ["9:5 warning operation-id-missing"],
  },
  {
    name: "among the responses",
    document: `paths:
  /pets:
    get:
      operationId: listPets
      responses:
        x-specwright-lint-ignore: [response-untyped]
        200: { description: All, content: { application/json: {} } }
`,
    expected: [],
  },
  {
    name: "at the root",
    document: `x-specwright-lint-ignore: [deviation, operation-id-missing]
paths:
  /pets:
    get: { x-docs-deviation: None., ${responses} }
`,
    expected: [],
  },
  {
    name: "at a YAML alias",
    document: `paths:
  /pets:
    get: &one { x-specwright-lint-ignore: [operation-id-missing], ${responses} }
    put: *one
`,
    expected: [],
  },
])("silences a code $name", async ({ document, expected }) => {
  const { lines } = await lintFiles({ ...silent, "openapi.yaml": head + document });
  expect(lines).toEqual(expected);
});

test("at the document's root, silences a code in all of its files", async () => {
  const { lines } = await lintFiles({
    ...silent,
    "openapi.yaml": `${head}x-specwright-lint-ignore: [operation-id-missing]
paths: { /pets: { $ref: pets.yaml } }
`,
    "pets.yaml": `get: { ${responses} }\n`,
  });
  expect(lines).toEqual([]);
});

test("silences Redocly's findings, of any severity", async () => {
  const { lines } = await lintFiles({
    "openapi.yaml": `${head}x-specwright-lint-ignore: [redocly/info-license, redocly/security-defined]
servers: [{ url: https://pets.test }]
paths:
  /pets:
    get:
      operationId: listPets
      x-specwright-lint-ignore: [redocly/operation-summary]
      responses: { 204: { description: None }, 400: { description: Wrong } }
    put:
      operationId: setPets
      responses: { 204: { description: None }, 400: { description: Wrong } }
`,
  });
  expect(lines).toEqual(["11:5 error redocly/operation-summary"]);
});

test("does not silence what stops generation", async () => {
  const { lines } = await lintFiles({
    ...silent,
    "openapi.yaml": `${head}paths:
  /pets:
    x-specwright-lint-ignore: [reference-unresolved]
    $ref: "#/components/pathItems/Pets"
`,
  });
  expect(lines).toEqual(["5:32 warning lint-ignore-unused", "6:5 error reference-unresolved"]);
});

test("tells what is in vain, and what is no list of codes", async () => {
  const { lines, diagnostics } = await lintFiles({
    ...silent,
    "openapi.yaml": `${head}paths:
  /pets:
    get:
      operationId: listPets
      x-specwright-lint-ignore: [operation-id-missing]
      ${responses}
    put:
      operationId: setPets
      x-specwright-lint-ignore: operation-id-missing
      ${responses}
`,
  });
  expect(lines).toEqual(["7:34 warning lint-ignore-unused", "11:7 warning lint-ignore-invalid"]);
  expect(diagnostics[0]?.message).toBe('There is nothing to ignore here for "operation-id-missing"');
});

test("a property may be called like the list of codes, and like any other extension", async () => {
  const { lines } = await lintFiles({
    ...silent,
    "openapi.yaml": `${head}paths:
  /pets:
    get: { operationId: listPets, ${responses} }
components:
  schemas:
    Pet:
      type: object
      properties:
        x-specwright-lint-ignore: { type: string }
        x-docs-deviation: { type: string }
        list: { properties: { x-specwright-lint-ignore: true }, x-specwright-lint-ignore: [deviation] }
`,
  });
  expect(lines).toEqual(["13:92 warning lint-ignore-unused"]);
});

test("an entry that any of several documents needs is not in vain", async () => {
  const shared = `paths:
  /pets:
    $ref: pets.yaml
`;
  const files = {
    ...silent,
    "a.yaml": head + shared,
    "b.yaml": `${head}security: [{ key: [read] }]
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
${shared}  /open: { get: { operationId: a, ${responses} } }
`,
    "pets.yaml": `get:
  operationId: listPets
  security: [{ key: [] }]
  x-specwright-lint-ignore: [operation-scopes-missing, security-unknown]
  ${responses}
`,
  };
  const { lines } = await lintFiles(files, { documents: ["a.yaml", "b.yaml"] });
  expect(lines).toEqual([]);
  const alone = await lintFiles(files, { documents: ["a.yaml"] });
  expect(alone.lines).toEqual(["pets.yaml:4:30 warning lint-ignore-unused"]);
});

test("an entry stays in use where Redocly says the same", async () => {
  const files = {
    "openapi.yaml": `${head}paths:
  /pets:
    get:
      x-specwright-lint-ignore: [operation-id-missing, redocly/operation-operationId]
      ${responses}
`,
  };
  const rules = (severity: string): string => `rules: { operation-operationId: ${severity} }\n`;
  const on = await lintFiles({ ...files, "redocly.yaml": rules("error") });
  expect(on.lines).toEqual([]);
  const off = await lintFiles({ ...files, "redocly.yaml": rules("off") });
  expect(off.lines).toEqual(["6:56 warning lint-ignore-unused"]);
});
