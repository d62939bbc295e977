import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lint, ruleDescriptions } from "../../generator/lint/lint.js";
import { lintFiles, silent } from "./lint-files.js";

const head = "openapi: 3.1.1\ninfo: { title: Pets, version: 1.0.0 }\n";
const responses = "responses: { 204: { description: None } }";

test("the shipped document has no errors and no warnings; its deviations are listed", async () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { diagnostics, texts, unreadable } = await lint({ documents: ["spec/openapi.yaml"], cwd: root });
  expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  expect(unreadable).toBe(false);
  const documents = [...texts].filter(([file]) => !file.endsWith("redocly.yaml"));
  const written = documents.flatMap(([, text]) => text.match(/^ +x-docs-deviation:/gm) ?? []);
  expect(diagnostics.map(({ code }) => code)).toEqual(written.map(() => "deviation"));
  expect(written.length).toBeGreaterThan(0);
});

test("finds everything in all files, sorted by place", async () => {
  const { lines, texts, folder } = await lintFiles({
    ...silent,
    "openapi.yaml": `${head}paths:
  /pets: { $ref: pets.json }
  /cats: { get: { ${responses} } }
`,
    "pets.json": JSON.stringify({ put: {}, get: { parameters: [{ $ref: "#/nothing" }] } }, null, 2),
  });
  expect(lines).toEqual([
    "5:12 warning operation-id-missing",
    "pets.json:2:3 warning operation-id-missing",
    "pets.json:2:3 warning response-untyped",
    "pets.json:3:3 warning operation-id-missing",
    "pets.json:3:3 warning response-untyped",
    "pets.json:6:9 error reference-unresolved",
  ]);
  expect([...texts.keys()].map((file) => path.relative(folder, file)).sort()).toEqual([
    "openapi.yaml",
    "pets.json",
    "redocly.yaml",
  ]);
});

test("says once what several documents share", async () => {
  const document = `${head}paths: { /pets: { $ref: pets.yaml } }\n`;
  const { lines } = await lintFiles(
    { ...silent, "a.yaml": document, "b.yaml": document, "pets.yaml": `get: { ${responses} }\n` },
    { documents: ["a.yaml", "b.yaml"] },
  );
  expect(lines).toEqual(["pets.yaml:1:1 warning operation-id-missing"]);
});

test.each([
  { name: "is missing", text: undefined, expected: ["error file-unreadable"] },
  { name: "has wrong syntax", text: "a: b: c\n", expected: ["1:4 error syntax"] },
  { name: "is no OpenAPI document", text: "name: x\n", expected: ["1:1 error not-openapi"] },
  { name: "is no map", text: "- x\n", expected: ["1:1 error not-openapi"] },
  {
    name: "has a version that is not known",
    text: "openapi: 4.0.0\n",
    expected: ["1:1 error version-unsupported"],
  },
])("a document that $name is unreadable, and the next one is linted", async ({ text, expected }) => {
  const { lines, unreadable } = await lintFiles(
    {
      "good.yaml": `${head}paths: { /pets: { get: { ${responses} } } }\n`,
      ...(text === undefined ? {} : { "openapi.yaml": text }),
      "redocly.yaml": "rules: { operation-operationId: error }\n",
    },
    { documents: ["openapi.yaml", "good.yaml"] },
  );
  expect(unreadable).toBe(true);
  expect(lines.filter((line) => !line.startsWith("good.yaml")).map((line) => line.trim())).toEqual(expected);
  expect(lines).toContain("good.yaml:3:19 error redocly/operation-operationId");
});

test("a referenced file with wrong syntax is reported once, at its own place", async () => {
  const { lines } = await lintFiles({
    "openapi.yaml": `${head}paths: { /pets: { $ref: pets.yaml } }
webhooks: { new: { $ref: new.yaml } }
`,
    "pets.yaml": "get: a: b\n",
    "new.yaml": "post: a: b\n",
    "redocly.yaml": "rules: { no-unresolved-refs: error }\n",
  });
  expect(lines).toEqual([
    "new.yaml:1:7 error syntax",
    "3:10 error redocly/no-unresolved-refs",
    "4:13 error redocly/no-unresolved-refs",
    "pets.yaml:1:6 error syntax",
  ]);
});

test("describes every rule for reports", () => {
  expect(ruleDescriptions.get("operation-id-missing")).toMatch(/^An operation has no operationId/);
});
