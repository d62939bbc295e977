/** JSON, and what people take for it. */
import { describe, expect, it, test } from "vitest";
import { parse } from "../../generator/source/parse.js";
import { locate, outcome } from "./parsing.js";

describe("JSON with what JSON does not have is read as it is meant, with a warning at the first of it:", () => {
  test.each<[string, { given: string; at: string; inYaml?: readonly string[] }]>([
    ["a comment on a line", { given: '{ "a": 1,\n  // b "c": 2\n  "b": [2] }', at: "2:3" }],
    ["one behind a number", { given: '{ "a": 1 // "x": 1\n, "b": [2] }', at: "1:10" }],
    ["one in front of all", { given: '// x\n{ "a": 1, "b": [2] }', at: "1:1" }],
    ["a comment in marks", { given: '{ "a": 1, /* x,\n } */ "b": [2] }', at: "1:11" }],
    ["one behind a key", { given: '{ "a" /* : */ : 1, "b": [2] }', at: "1:7" }],
    ["a comment of YAML", { given: '# x\n{ "a": 1,\n "b": [2] }', at: "1:1", inYaml: [] }],
    ["a comma too many", { given: '{ "a": 1, "b": [2,],\n}', at: "1:18", inYaml: [] }],
    ["a comma before a comment", { given: '{ "a": 1, "b": [2], /* x */ }', at: "1:19", inYaml: ["1:21"] }],
  ])("%s", (_, { given, at, inYaml = [at] }) => {
    const warnings = (places: readonly string[]): string[] =>
      places.map((place) => `warning json-invalid ${place}`);
    expect(outcome("a.json", given)).toEqual({ value: { a: 1, b: [2] }, told: warnings([at]) });
    expect(outcome("a.yaml", given)).toEqual({ value: { a: 1, b: [2] }, told: warnings(inYaml) });
  });

  it("and keeps its places, and its texts", () => {
    const text = '{ // x\n  "a": "//\\"/* b */", /* 🎉 */ "b": { "c": "x, }" } }';
    expect(outcome("a.json", text).value).toEqual({ a: '//"/* b */', b: { c: "x, }" } });
    expect(locate("a.json", text, "/b/c")).toBe("2:39");
  });

  it("and tells of keys that stand twice", () => {
    expect(outcome("a.json", '{ "a": 1,\n "a": 2, }')).toEqual({
      value: { a: 2 },
      told: ["warning json-invalid 2:8", "error duplicate-key 2:2"],
    });
  });
});

describe("what is no JSON, in a file of that name, is refused where it stops to be it, in words of JSON:", () => {
  test.each<[string, { given: string; at: string; words: RegExp }]>([
    ["an object without its end", { given: '{\n "a": { "b": 1\n', at: "3:1", words: /\}.*missing/ }],
    ["a list without its end", { given: "[1,\n [2]", at: "2:5", words: /\].*missing/ }],
    ["a missing comma", { given: '{ "a": 1\n "b": 2 }', at: "2:2", words: /comma/ }],
    ["a missing colon", { given: '{ "a" 1 }', at: "1:7", words: /colon/ }],
    ["a missing quotation mark", { given: '{ "a: 1,\n "b": 2 }', at: "1:3", words: /quotation mark/ }],
    ["one that is missing before", { given: '{ "a": 1,\n b": 2 }', at: "2:2", words: /double quotes/ }],
    ["keys without quotes", { given: "{ a: 1 }", at: "1:3", words: /double quotes/ }],
    ["a comment without its end", { given: '{ "a": 1 /* x }', at: "1:10", words: /comment/ }],
    ["a missing value", { given: '{ // x\n "a": }', at: "2:7", words: /value/ }],
    ["two documents", { given: "{}\n{}", at: "2:1", words: /ended/ }],
    ["a tab in a text", { given: '["x\ty"]', at: "1:2", words: /control character/ }],
    ["white space of other kinds", { given: '{ "a":\u00a01 }', at: "1:7", words: /JSON/ }],
  ])("%s", (_, { given, at, words }) => {
    expect(outcome("a.json", given)).toEqual({ told: [`error syntax ${at}`] });
    const parsed = parse("a.json", given);
    expect("value" in parsed ? "" : parsed[0]?.message).toMatch(words);
  });

  it("but not where it begins as YAML", () => {
    expect(outcome("a.json", "a: 1\n")).toEqual({ value: { a: 1 }, told: ["warning json-invalid 1:1"] });
  });

  it("in a file of another name too, if YAML does not take it either", () => {
    expect(outcome("a.yaml", '{ "a": 1\n "b": 2 }')).toEqual({ told: ["error syntax 2:2"] });
    expect(outcome("a.yaml", "{ a: 1,\n 'b': [c] }")).toEqual({ value: { a: 1, b: ["c"] }, told: [] });
  });
});
