import { describe, expect, it, test } from "vitest";
import { buildModel } from "../../generator/model/build.js";
import { Source } from "../../generator/source/source.js";
import { documentOf, modelOf, readFiles, readFrom } from "./document.js";

describe("versions", () => {
  test.each(["3.0.0", "3.0.4", "3.1.0", "3.1.1", "3.2.0", "3.1"])("%s is read", (openapi) => {
    expect(modelOf({ openapi }).title).toBe("Test");
  });

  test.each([
    ["openapi: 2.0.0", "version-unsupported"],
    ["openapi: 4.0.0", "version-unsupported"],
    ["openapi: 3.10.0", "version-unsupported"],
    ["openapi: []", "version-unsupported"],
    ["swagger: '1.2'", "version-unsupported"],
    ["asyncapi: 3.0.0", "not-openapi"],
    ["[openapi, 3.1.1]", "not-openapi"],
    ["just text", "not-openapi"],
    ["", "not-openapi"],
  ])("%s is refused, and nothing else is said", (text, code) => {
    const { api, diagnostics } = readFiles({ "/d/openapi.yaml": text });
    expect(api).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  it("3.0 and 3.1 without quotes are numbers, and versions all the same", () => {
    for (const version of ["3.0", "3.1"]) {
      const { told } = readFiles({
        "/d/a.yaml": `openapi: ${version}\ninfo: { title: a, version: '1' }\npaths: {}`,
      });
      expect(told).toEqual([]);
    }
  });
});

describe("a reference to the whole of a file", () => {
  test.each(["", "#", "a.json", "a.json#"])("%j is an error where that is an OpenAPI document", (given) => {
    for (const openapi of ["3.1.1", "3.0.3", 3.1]) {
      const schemas = { A: { type: "object", properties: { a: { $ref: given } } } };
      const { api, diagnostics } = readFiles({
        "/d/a.json": JSON.stringify({ ...documentOf({ schemas }), openapi }),
      });
      expect(diagnostics.map(({ code, place }) => `${code} ${place?.pointer}`)).toEqual([
        "schema-invalid /components/schemas/A/properties/a/$ref",
      ]);
      expect(Array.from(api?.schemas.values() ?? [], ({ key }) => key)).toEqual(["A"]);
    }
  });

  it("is right where that is a schema, which refers to itself so", () => {
    const { api, told } = readFiles({
      "/d/a.json": JSON.stringify(documentOf({ schemas: { A: { $ref: "tree.yaml" } } })),
      "/d/tree.yaml": "type: array\nitems: { $ref: '#' }\n",
    });
    expect(told).toEqual([]);
    expect(Array.from(api?.schemas.values() ?? [], ({ key }) => key)).toEqual(["A", "tree"]);
  });
});

describe("schemas that lead only back to themselves", () => {
  const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
  test.each<[string, { given: object; want: string[] }]>([
    ["a reference to itself", { given: { A: reference("A") }, want: ["A"] }],
    ["two references in a circle", { given: { A: reference("B"), B: reference("A") }, want: ["A", "B"] }],
    ["a part of itself", { given: { A: { allOf: [reference("A"), { type: "object" }] } }, want: ["A"] }],
    [
      "an alternative to itself",
      { given: { A: { oneOf: [{ type: "string" }, reference("A")] } }, want: ["A"] },
    ],
    [
      "by a detour",
      { given: { A: { anyOf: [reference("B")] }, B: { allOf: [reference("A")] } }, want: ["A", "B"] },
    ],
  ])("%s", (_, { given, want }) => {
    const { diagnostics } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ schemas: given })) });
    expect(diagnostics.map(({ code }) => code)).toEqual(want.map(() => "reference-circular"));
    expect(diagnostics.map(({ place }) => place?.pointer.split("/")[3])).toEqual(want);
  });

  test.each<[string, object]>([
    ["a list of itself", { A: { type: "array", items: reference("A") } }],
    ["a member that is itself", { A: { type: "object", properties: { next: reference("A") } } }],
    [
      "an alternative that holds itself",
      { A: { anyOf: [{ type: "null" }, { type: "array", items: reference("A") }] } },
    ],
    ["a map of itself", { A: { type: "object", additionalProperties: reference("A") } }],
  ])("%s is fine", (_, schemas) => {
    expect(modelOf({ schemas }).schemas.size).toBe(1);
  });
});

describe("schemas", () => {
  const files = {
    "/d/root.yaml": `
openapi: 3.1.1
info: { title: a, version: '1' }
paths: {}
components:
  schemas:
    Pet: { properties: { owner: { $ref: "owner.yaml" }, kind: { $ref: "other.yaml#/kinds/Kind" } } }
    Alias: { $ref: "#/components/schemas/Pet" }
`,
    "/d/owner.yaml": 'properties: { pets: { items: { $ref: "root.yaml#/components/schemas/Pet" } } }',
    "/d/other.yaml": "kinds: { Kind: { enum: [cat, dog] } }",
  };

  it("have one identity however they are referred to, and a key that says what they are", () => {
    const { api, told } = readFiles(files);
    expect(told).toEqual([]);
    expect(Array.from(api?.schemas.values() ?? [], ({ key, id }) => `${key} ${id}`)).toEqual([
      "Kind /d/other.yaml#/kinds/Kind",
      "owner /d/owner.yaml#",
      "Alias /d/root.yaml#/components/schemas/Alias",
      "Pet /d/root.yaml#/components/schemas/Pet",
    ]);
  });

  test.each([
    ["items", { items: {} }, ["array"]],
    ["a switch of lists that is on", { uniqueItems: true }, ["array"]],
    ["the same that is off", { uniqueItems: false }, undefined],
    ["members", { required: ["a"] }, ["object"]],
    ["members and items", { properties: {}, minItems: 1 }, ["object", "array"]],
  ])("mean a type that they do not say: %s", (_, schema, want) => {
    const [found] = modelOf({ schemas: { A: schema } }).schemas.values();
    const types = found?.schema.rules.flatMap((rule) => (rule.kind === "type" ? [rule.types] : []));
    expect(types).toEqual(want === undefined ? [] : [want]);
  });

  test.each([
    [["A", "B"], []],
    [["A", "B", "Null"], []],
    [["A"], ["enum-labels-invalid"]],
    [["A", "A"], ["enum-labels-invalid"]],
  ])("have names for the members of an enum, and one for null or none: %j", (names, told) => {
    const A = { type: "string", nullable: true, enum: ["a", "b"], "x-enum-varnames": names };
    const text = JSON.stringify(documentOf({ openapi: "3.0.3", schemas: { A } }));
    const { api, diagnostics } = readFiles({ "/d/a.json": text });
    expect(diagnostics.map(({ code }) => code)).toEqual(told);
    const [found] = api?.schemas.values() ?? [];
    const labels = found?.schema.rules.flatMap((rule) => (rule.kind === "enum" ? (rule.labels ?? []) : []));
    expect(labels?.flatMap(({ name }) => name ?? [])).toEqual(told.length === 0 ? names : []);
  });

  it("nested deeper than any stack are refused, not followed", () => {
    const deep = `${'{"items":'.repeat(100_000)}{}${"}".repeat(100_000)}`;
    const text = JSON.stringify(documentOf({ schemas: { Deep: "here" } })).replace('"here"', deep);
    const { told } = readFiles({ "/d/a.json": text });
    expect(told).toEqual([expect.stringMatching(/^(schema-too-deep|syntax) \/d\/a\.json:1:/)]);
  });
});

test.each(["LINK", "GET", "get", "TWO WORDS"])(
  "an additional method has no member of its own: %s",
  (method) => {
    const paths = { "/a": { additionalOperations: { [method]: { responses: {} } } } };
    const { api, diagnostics } = readFiles({
      "/d/a.json": JSON.stringify(documentOf({ openapi: "3.2.0", paths })),
    });
    const isOne = method === "LINK";
    expect(api?.operations.map((operation) => operation.method)).toEqual(isOne ? ["LINK"] : []);
    expect(diagnostics.map(({ code }) => code)).toEqual(isOne ? [] : ["method-invalid"]);
  },
);

test("a document without a title is called after its file", () => {
  const { api } = readFiles({ "/d/pets.yaml": "openapi: 3.1.1\npaths: {}\n" });
  expect(api?.title).toBe("pets.yaml");
});

describe("a document with everything wrong", () => {
  const document = documentOf({
    info: { title: 1, version: 1 },
    tags: {},
    paths: { "/{x}": { get: { operationId: 1, parameters: [{}], responses: { a: {} } }, put: [] } },
    schemas: { A: "text", B: { type: "nothing", nullable: true, items: 7 } },
  });

  it("has a place, a help and a message without a full stop for each of its problems", () => {
    const { diagnostics } = readFiles({ "/d/a.json": JSON.stringify(document) });
    expect(diagnostics.length).toBeGreaterThan(8);
    for (const diagnostic of diagnostics) {
      expect(diagnostic).toMatchObject({ position: { line: 1 }, help: expect.stringMatching(/\w/) });
      expect(diagnostic.message).toMatch(/[^.]$/);
    }
  });

  it("is not changed by reading it", () => {
    const place = { file: "/d/a.json", pointer: "" };
    const source = new Source(() => undefined, readFrom({}));
    // A write to a frozen object throws.
    expect(() => buildModel({ value: freeze(document), place }, source, () => undefined)).not.toThrow();
  });
});

function freeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
