import { expect, test } from "vitest";
import { rules } from "../../generator/lint/rules/index.js";
import { lintFiles, silent } from "./lint-files.js";
import { cases, head } from "./rule-cases.js";

test.each(cases)("$name", async ({ document, expected }) => {
  const { lines, unreadable } = await lintFiles({ ...silent, "openapi.yaml": head + document });
  expect(lines).toEqual(expected);
  expect(unreadable).toBe(false);
});

test("every rule says what it is about, under a name of its own", () => {
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
  for (const { code, about } of rules) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(about).toMatch(/^[A-Z][^.]*\.$/);
  }
});

test("every rule has a case in which it speaks", () => {
  const spoken = new Set(cases.flatMap(({ expected }) => expected.map((line) => line.split(" ").at(-1))));
  expect(rules.map(({ code }) => code).filter((code) => !spoken.has(code))).toEqual([]);
});

test("an example's finding says what is wrong and where the schema stands", async () => {
  const { diagnostics } = await lintFiles({
    ...silent,
    "openapi.yaml": `${head}paths: {}
components: { schemas: { Pet: { $ref: "schemas/pet.yaml" } } }
`,
    "schemas/pet.yaml": "type: object\nproperties:\n  name: { type: string }\nexample: { name: 1 }\n",
  });
  expect(diagnostics).toMatchObject([
    {
      message: "The example at /name must be string, not number",
      help: "Correct the example, or the schema at #/properties/name/type.",
      place: { pointer: "/example/name" },
      position: { line: 4, column: 12 },
    },
  ]);
});
