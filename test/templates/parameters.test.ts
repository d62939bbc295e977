import { describe, expect, it, test } from "vitest";
import { RequestError } from "../../templates/runtime/errors.js";
import {
  type PathOptions,
  type QueryOptions,
  cookieText,
  headerText,
  pathText,
  queryText,
} from "../../templates/runtime/parameters.js";
import { formParameters, formText } from "../../templates/runtime/urlencoded.js";

const array = ["blue", "black", "brown"];

describe("what the specification leaves open", () => {
  test.each<[string, unknown, QueryOptions, string]>([
    [
      "spaces exploded are like form",
      array,
      { style: "spaceDelimited", explode: true },
      "c=blue&c=black&c=brown",
    ],
    ["a primitive with a delimiter", "blue", { style: "pipeDelimited" }, "c=blue"],
    ["a primitive as deepObject", "blue", { style: "deepObject" }, "c=blue"],
    [
      "deeper objects",
      { a: { b: 1 }, d: [2, { e: 3 }] },
      { style: "deepObject" },
      "c%5Ba%5D%5Bb%5D=1&c%5Bd%5D%5B0%5D=2&c%5Bd%5D%5B1%5D%5Be%5D=3",
    ],
    ["an object in a list becomes JSON", [{ a: 1 }], {}, "c=%7B%22a%22%3A1%7D"],
    ["a media type", { a: [1] }, { mediaType: "application/json" }, "c=%7B%22a%22%3A%5B1%5D%7D"],
    ["a string of a JSON media type is quoted", "a", { mediaType: "application/json" }, "c=%22a%22"],
    ["an empty list is left out", [], {}, ""],
    ["an empty list is left out, exploded or not", [], { explode: false }, ""],
    ["an empty object is left out", {}, { style: "deepObject" }, ""],
    ["null is left out at any depth", { a: null, b: [null], d: 1 }, { style: "deepObject" }, "c%5Bd%5D=1"],
    ["undefined is left out", undefined, {}, ""],
    ["null is left out", null, {}, ""],
    ["members that are null or undefined are left out", { a: null, b: undefined, d: 1 }, {}, "d=1"],
    ["items that are null are left out", ["a", null, "b"], { explode: false }, "c=a,b"],
    ["zero and false are values", [0, false, -0.5], {}, "c=0&c=false&c=-0.5"],
    ["big integers", 2n ** 64n, {}, "c=18446744073709551616"],
    ["dates", new Date(0), {}, "c=1970-01-01T00%3A00%3A00.000Z"],
    ["dates in objects", { at: new Date(0) }, {}, "at=1970-01-01T00%3A00%3A00.000Z"],
    ["delimiters in values are encoded", ["a,b", "c&d=e"], { explode: false }, "c=a%2Cb,c%26d%3De"],
    ["everything but unreserved characters is encoded", "!'()*é ~-._", {}, "c=%21%27%28%29%2A%C3%A9%20~-._"],
  ])("%s", (_, value, options, want) => {
    expect(queryText([["c", value, options]])).toBe(want);
  });

  it("encodes names", () => {
    expect(
      queryText([
        ["filter[a&b]", "x"],
        ["❤️", "love!"],
      ]),
    ).toBe("filter%5Ba%26b%5D=x&%E2%9D%A4%EF%B8%8F=love%21");
  });

  it("joins cookies with semicolons, exploded ones too", () => {
    expect(
      cookieText([
        ["a", ["1;2", "3"]],
        ["gone", undefined],
        ["b", "x y"],
      ]),
    ).toBe("a=1%3B2; a=3; b=x%20y");
  });

  it("does not encode headers", () => {
    expect(headerText(["If-Match", 'W/"é 1"'])).toBe('W/"é 1"');
    expect(headerText(["X", undefined])).toBeUndefined();
  });

  test.each([
    [":/?[]@!$'()*,;", ":/?[]@!$'()*,;"],
    ["a%2Fb", "a%2Fb"],
    ["100%", "100%25"],
    ["%zz", "%25zz"],
    ["a&b=c+d#e f", "a%26b%3Dc%2Bd%23e%20f"],
    ['"<>^`{|}\\é', "%22%3C%3E%5E%60%7B%7C%7D%5C%C3%A9"],
  ])("allowReserved keeps what a query can hold: %s", (value, want) => {
    const query = queryText([["c", value, { allowReserved: true }]]);
    expect(query).toBe(`c=${want}`);
    expect(new URL(`https://host/?${query}`).hash).toBe("");
  });

  test.each([
    ["not a number", Number.NaN],
    ["infinity", [Number.POSITIVE_INFINITY]],
    ["an invalid date", new Date("never")],
    ["half a surrogate pair", "\ud800"],
    ["a function", () => 1],
  ])("refuses %s, and names the parameter but not its value", (_, value) => {
    expect(() => queryText([["c", value]])).toThrow(RequestError);
  });
});

describe("what OpenAPI 3.2 adds", () => {
  test.each<[string, PathOptions, string]>([
    ["a:b@c/d?e#f%2F", { allowReserved: true }, "a:b@c%2Fd%3Fe%23f%2F"],
    ["a:b/c", {}, "a%3Ab%2Fc"],
  ])("a path with reserved characters: %s %j", (value, options, want) => {
    expect(pathText("p", value, options)).toBe(want);
  });

  test.each<[string, unknown, Parameters<typeof formParameters>[1], string]>([
    ["lists repeat their field", { l: ["1", "2"], a: "x y" }, {}, "l=1&l=2&a=x%20y"],
    ["by the document's encoding", { l: ["1", "2"] }, { l: { explode: false } }, "l=1,2"],
    ["objects are JSON", { o: { z: 1 } }, {}, "o=%7B%22z%22%3A1%7D"],
    ["nothing", undefined, {}, ""],
  ])("a form that is the whole query: %s", (_, form, encodings, want) => {
    expect(queryText(formParameters(form, encodings))).toBe(want);
  });

  it("cookies as they are", () => {
    const cookie = { style: "cookie" } as const;
    expect(
      cookieText([
        ["a", "x=y/z", cookie],
        ["b", [1, 2], cookie],
      ]),
    ).toBe("a=x=y/z; b=1; b=2");
    expect(() => cookieText([["a", "1; admin=1", cookie]])).toThrow(RequestError);
  });
});

it("JSON in a header is ASCII, and the same value", () => {
  const value = { né: "Łukasz 😀", line: "a\nb" };
  const text = headerText(["h", value, { mediaType: "application/json" }]) ?? "";
  expect(text).toMatch(/^[ -~]+$/);
  expect(JSON.parse(text)).toEqual(value);
});

it("a form is one text, encoded as a value is", () => {
  expect(queryText([["q", formText({ a: "1 &", l: [1, 2] })]])).toBe("q=a%3D1%2B%2526%26l%3D1%26l%3D2");
  expect(queryText([["q", formText(undefined)]])).toBe("");
});

it("a value described by its content has no style, wherever it is", () => {
  const json = { mediaType: "application/json" };
  expect(pathText("p", { a: [1] }, json)).toBe("%7B%22a%22%3A%5B1%5D%7D");
  expect(queryText([["q", { a: [1] }, json]])).toBe("q=%7B%22a%22%3A%5B1%5D%7D");
  expect(headerText(["h", { a: [1] }, json])).toBe('{"a":[1]}');
  expect(cookieText([["c", ["x"], json]])).toBe("c=%5B%22x%22%5D");
});
