import fc from "fast-check";
import { describe, expect, it, test, vi } from "vitest";
import { parse } from "../../generator/source/parse.js";
import { locate, outcome } from "./parsing.js";

const yaml = `# A comment first.
openapi: 3.1.1
paths:
  /pets/{id}:   # slashes are ~1
    get: &op
      "tags": [ pets, 'a b' ]
      parameters:
      - name: id
        in: path
      -   { name: q, in: query }
    put: *op
    post:
      <<: *op
      summary: Own
  /a~b: {}
"": empty
200: number
名前: { 🎉: x, y: z }
`;

test.each<[string, string, string | undefined]>([
  ["the whole document", "", "2:1"],
  ["a key at the top", "/openapi", "2:1"],
  ["an escaped slash", "/paths/~1pets~1{id}", "4:3"],
  ["an escaped tilde", "/paths/~1a~0b", "15:3"],
  ["a quoted key", "/paths/~1pets~1{id}/get/tags", "6:7"],
  ["an item in brackets", "/paths/~1pets~1{id}/get/tags/0", "6:17"],
  ["a quoted item", "/paths/~1pets~1{id}/get/tags/1", "6:23"],
  ["an item after a dash", "/paths/~1pets~1{id}/get/parameters/0", "8:9"],
  ["a key in an item", "/paths/~1pets~1{id}/get/parameters/0/in", "9:9"],
  ["a map in braces after a dash", "/paths/~1pets~1{id}/get/parameters/1", "10:11"],
  ["a key in braces", "/paths/~1pets~1{id}/get/parameters/1/in", "10:22"],
  ["an empty key", "/", "16:1"],
  ["a key that is a number", "/200", "17:1"],
  ["a key of many bytes", "/名前", "18:1"],
  ["behind an emoji, counted in UTF-16 units", "/名前/y", "18:14"],
  ["the nearest node there is, where there is none", "/paths/~1pets~1{id}/get/nothing/at/all", "5:5"],
  ["an alias, where it stands", "/paths/~1pets~1{id}/put", "11:5"],
  ["a key beside a merge", "/paths/~1pets~1{id}/post/summary", "14:7"],
])("YAML: %s", (_, pointer, want) => {
  expect(locate("a.yaml", yaml, pointer)).toBe(want);
});

const json = `{
  "openapi": "3.1.1",
  "paths": { "/pets/{id}": { "get": { "tags": ["pets",
    "x" ] } }, "/a~b": {} },
  "": 1, "__proto__": { "a": 1 }, "🎉": { "y": 1 },
  "list": [[1, { "deep": null }]]
}`;

test.each<[string, string, string | undefined]>([
  ["the whole document", "", "1:1"],
  ["a key at the top", "/openapi", "2:3"],
  ["an escaped slash", "/paths/~1pets~1{id}/get", "3:30"],
  ["an item", "/paths/~1pets~1{id}/get/tags/1", "4:5"],
  ["an escaped tilde", "/paths/~1a~0b", "4:16"],
  ["an empty key", "/", "5:3"],
  ["a key of the prototype's name", "/__proto__/a", "5:25"],
  ["behind an emoji, counted in UTF-16 units", "/🎉/y", "5:43"],
  ["lists in lists", "/list/0/1/deep", "6:18"],
  ["the nearest node there is, where there is none", "/paths/~1pets~1{id}/get/nothing/at/all", "3:30"],
])("JSON: %s", (_, pointer, want) => {
  expect(locate("a.json", json, pointer)).toBe(want);
  expect(locate("a.json", json.replaceAll("\n", "\r\n"), pointer)).toBe(want);
});

test("a byte order mark counts for nothing", () => {
  expect(locate("a.json", `\ufeff{ "a": 1 }`, "/a")).toBe(locate("a.json", `{ "a": 1 }`, "/a"));
  expect(locate("a.yaml", `\ufeffa: 1`, "/a")).toBe("1:1");
});

describe("what cannot be read", () => {
  test.each<[string, { file?: string; given: string; want: string[] }]>([
    ["an unclosed bracket", { given: "a: [1, 2\nb: 3\n", want: ["syntax 2:1"] }],
    ["indentation by tabs", { given: "a:\n\tb: 1\n", want: ["syntax 2:1"] }],
    ["an alias to nothing", { given: "a: *nobody\n", want: ["syntax 1:4"] }],
    ["an alias to what it stands in", { given: "a: &a\n  b: [*a]\n", want: ["syntax 2:7"] }],
    ["a merge of a text", { given: "a:\n  <<: b\n", want: ["syntax 2:7"] }],
    ["a merge of a list of texts", { given: "a: &a b\nc:\n  <<: [*a]\n", want: ["syntax 3:7"] }],
    ["JSON without its end", { file: "a.json", given: '{ "a": 1', want: ["syntax 1:9"] }],
  ])("%s", (_, { file = "a.yaml", given, want }) => {
    const parsed = parse(file, given);
    if ("value" in parsed) throw new Error(`It was read: ${JSON.stringify(parsed.value)}`);
    expect(
      parsed.map(({ code, place }) => `${code} ${place?.position?.line}:${place?.position?.column}`),
    ).toEqual(want);
  });

  it("is told in words for people, without names of the parser's functions", () => {
    for (const text of ["a: 1\n---\nb: 2\n", `a: ${"[".repeat(20_000)}`]) {
      const parsed = parse("a.yaml", text);
      if ("value" in parsed) throw new Error("It was read");
      for (const { message } of parsed) expect(message).not.toMatch(/parseAllDocuments|call stack/);
    }
  });

  it("does not grow into billions of nodes", () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(10)}]`,
    );
    const parsed = parse("a.yaml", `l0: &l0 lol\n${levels.join("\n")}\n`);
    if ("value" in parsed) throw new Error("It was read");
    expect(parsed.map(({ code }) => code)).toEqual(["alias-expansion"]);
  });
});

describe("keys that stand twice: the last one counts, and each repetition is told", () => {
  test.each<[string, { file?: string; given: string; value: unknown; want: string[] }]>([
    ["in YAML", { given: "a: 1\nb: 2\na: 3\n", value: { a: 3, b: 2 }, want: ["3:1"] }],
    ["several of them", { given: "a: 1\na: 2\nb: 1\nb: 2\n", value: { a: 2, b: 2 }, want: ["2:1", "4:1"] }],
    ["a number and its text", { given: "200: 1\na: 2\n'200': 3\n", value: { 200: 3, a: 2 }, want: ["3:1"] }],
    ["in JSON", { file: "a.json", given: '{ "a": 1,\n  "a": 2 }', value: { a: 2 }, want: ["2:3"] }],
    ["JSON in a file of another name", { given: '{ "a": 1,\n "a": 2 }', value: { a: 2 }, want: ["2:2"] }],
  ])("%s", (_, { file = "a.yaml", given, value, want }) => {
    const parsed = parse(file, given);
    if (!("value" in parsed)) throw new Error("It was not read");
    expect(parsed.value).toEqual(value);
    expect(
      parsed.problems.map(({ code, place }) => [code, `${place?.position?.line}:${place?.position?.column}`]),
    ).toEqual(want.map((at) => ["duplicate-key", at]));
    const [key = ""] = Object.keys(value ?? {});
    expect(parsed.locate(`/${key}`)).toEqual(parsed.problems[0]?.place?.position);
  });
});

test.each([
  ["a day", "!!timestamp 2020-01-01", "2020-01-01"],
  ["bytes", "!!binary aGk=", "aGk="],
  ["a set", "!!set {b, c}", { b: null, c: null }],
  ["an ordered map", "!!omap [b: 1]", [{ b: 1 }]],
])("a type of YAML that JSON does not have is what its text is: %s", (_, text, want) => {
  expect(outcome("a.yaml", `a: ${text}\n`)).toEqual({ value: { a: want }, told: [] });
});

test("a day of YAML 1.1 is a text", () => {
  const { value } = outcome("a.yaml", "%YAML 1.1\n---\na: 2020-01-01\nb: yes\n");
  expect(value).toEqual({ a: "2020-01-01", b: true });
});

test("keys that are maps, as templates of texts look, are no word to the process", () => {
  const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  outcome("a.yaml", "a: {{ b }}\n");
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});

test("repetitions in JSON are all found, whatever keys and values are made of", () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom("a", 'a"', "\\\\", '":', "__proto__", "{"), fc.json()));
  fc.assert(
    fc.property(pairs, fc.constantFrom("", " ", "\r\n\t"), (members, space) => {
      const texts = members.map(([key, value]) => `${JSON.stringify(key)}${space}:${space}[${value}]`);
      const parsed = parse("a.json", `{${texts.join(`${space},`)}}`);
      const distinct = new Set(members.map(([key]) => key)).size;
      expect("value" in parsed && parsed.problems.length).toBe(members.length - distinct);
    }),
  );
});

test.each([
  ["2,000 deep in an object is read", 2000, "value"],
  ["one deeper is refused", 2001, "syntax"],
  ["deeper than any stack is refused, and not followed", 100_000, "syntax"],
])("JSON nested %s", (_, depth, want) => {
  const parsed = parse("a.json", `{"a":${"[".repeat(depth)}${"]".repeat(depth)}}`);
  expect("value" in parsed ? "value" : parsed.map(({ code }) => code).join()).toBe(want);
});

describe("YAML as JSON Schema and OpenAPI mean it", () => {
  test.each<[string, string, unknown]>([
    ["versions stay texts", "openapi: 3.1.1", { openapi: "3.1.1" }],
    ["yes and no are texts (YAML 1.2)", "a: yes\nb: no\nc: on", { a: "yes", b: "no", c: "on" }],
    ["dates are texts", "a: 2024-01-01", { a: "2024-01-01" }],
    ["statuses are keys", "200: a\n'404': b", { "200": "a", "404": "b" }],
    [
      "merge keys are merged",
      "a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }",
      { a: { x: 1, y: 2 }, b: { x: 1, y: 3 } },
    ],
    ["the prototype's name is a key", "__proto__: { a: 1 }", JSON.parse('{ "__proto__": { "a": 1 } }')],
  ])("%s", (_, given, want) => {
    const parsed = parse("a.yaml", given);
    expect("value" in parsed && parsed.value).toStrictEqual(want);
  });
});
