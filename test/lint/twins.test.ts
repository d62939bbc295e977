import { expect, test } from "vitest";
import { lintFiles } from "./lint-files.js";

const head = "openapi: 3.1.1\ninfo: { title: Pets, version: 1.0.0 }\n";
const responses = "responses: { 204: { description: None } }";

interface Case {
  readonly name: string;
  readonly rule: string;
  readonly document: string;
  /** With the rule at `warn`, and switched off. */
  readonly on: readonly string[];
  readonly off: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: "an operation without an id",
    rule: "operation-operationId",
    document: `paths:
  /pets:
    get: { ${responses} }
`,
    on: ["5:5 warning redocly/operation-operationId"],
    off: ["5:5 warning operation-id-missing"],
  },
  {
    name: "an operation without a success",
    rule: "operation-2xx-response",
    document: `paths:
  /pets:
    get: { operationId: listPets, responses: { 400: { description: Wrong } } }
`,
    on: ["5:35 warning redocly/operation-2xx-response"],
    off: ["5:35 warning response-untyped"],
  },
  {
    name: "an operation without security",
    rule: "security-defined",
    document: `paths:
  /pets:
    get: { operationId: listPets, security: [{ key: [read] }], ${responses} }
    put: { operationId: setPets, ${responses} }
components: { securitySchemes: { key: { type: http, scheme: bearer } } }
`,
    on: ["6:5 warning redocly/security-defined"],
    off: ["6:5 warning operation-scopes-missing"],
  },
  {
    name: "a wrong example, member by member",
    rule: "no-invalid-media-type-examples",
    document: `paths:
  /pets:
    get:
      operationId: listPets
      responses:
        200:
          description: All
          content:
            application/json:
              schema: { type: object, required: [a], properties: { b: { type: string } } }
              example: { b: 1 }
`,
    on: [
      "13:15 warning redocly/no-invalid-media-type-examples",
      "13:26 warning redocly/no-invalid-media-type-examples",
    ],
    off: ["13:15 warning example-refused", "13:26 warning example-refused"],
  },
  {
    name: "an id that is repeated, which changes a name",
    rule: "operation-operationId-unique",
    document: `paths:
  /pets:
    get: { operationId: pets, ${responses} }
    put: { operationId: pets, ${responses} }
`,
    on: ["6:12 warning operation-id-repeated"],
    off: ["6:12 warning operation-id-repeated"],
  },
  {
    name: "a path parameter that is not declared",
    rule: "path-parameters-defined",
    document: `paths:
  /pets/{id}:
    get: { operationId: getPet, parameters: [], ${responses} }
`,
    on: ["5:5 warning path-parameter-undeclared"],
    off: ["5:5 warning path-parameter-undeclared"],
  },
  {
    name: "a path parameter that is not used",
    rule: "path-parameters-defined",
    document: `paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      ${responses}
`,
    on: ["7:20 warning path-parameter-unused"],
    off: ["7:20 warning path-parameter-unused"],
  },
  {
    name: "a reference to nothing",
    rule: "no-unresolved-refs",
    document: `paths: {}
components: { schemas: { Pet: { items: { $ref: "#/components/schemas/Cat" } } } }
`,
    on: ["4:42 error reference-unresolved"],
    off: ["4:42 error reference-unresolved"],
  },
  {
    name: "a value of the wrong type",
    rule: "struct",
    document: `paths:
  /pets:
    get: { operationId: [a], ${responses} }
`,
    on: ["5:5 warning operation-id-missing", "5:12 warning document-invalid"],
    off: ["5:5 warning operation-id-missing", "5:12 warning document-invalid"],
  },
];

test.each(cases)("says once: $name", async ({ rule, document, on, off }) => {
  const config = (severity: string): string => `rules: { ${rule}: ${severity} }\n`;
  const quiet = await lintFiles({ "openapi.yaml": head + document, "redocly.yaml": config("off") });
  expect(quiet.lines).toEqual(off);
  const loud = await lintFiles({ "openapi.yaml": head + document, "redocly.yaml": config("warn") });
  expect(loud.lines).toEqual(on);
});

test("keeps the more severe of the two", async () => {
  const { lines } = await lintFiles({
    "openapi.yaml": `${head}paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      ${responses}
`,
    "redocly.yaml": "rules: { path-parameters-defined: error }\n",
  });
  expect(lines).toEqual(["7:22 error redocly/path-parameters-defined"]);
});
