/** Parameters as the specification itself shows them. */
import { describe, expect, it, test } from "vitest";
import {
  type PathOptions,
  type QueryOptions,
  cookieText,
  headerText,
  pathText,
  queryText,
} from "../../templates/runtime/parameters.js";

const array = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

describe("the style examples of OpenAPI 3.1.2, section 4.8.12", () => {
  // "empty" is the empty string. Values that the specification calls n/a are in the next table.
  test.each<[PathOptions, Record<"empty" | "string" | "array" | "object", string>]>([
    [
      { style: "matrix", explode: false },
      {
        empty: ";color",
        string: ";color=blue",
        array: ";color=blue,black,brown",
        object: ";color=R,100,G,200,B,150",
      },
    ],
    [
      { style: "matrix", explode: true },
      {
        empty: ";color",
        string: ";color=blue",
        array: ";color=blue;color=black;color=brown",
        object: ";R=100;G=200;B=150",
      },
    ],
    [
      { style: "label", explode: false },
      { empty: ".", string: ".blue", array: ".blue,black,brown", object: ".R,100,G,200,B,150" },
    ],
    [
      { style: "label", explode: true },
      { empty: ".", string: ".blue", array: ".blue.black.brown", object: ".R=100.G=200.B=150" },
    ],
    [
      { style: "simple", explode: false },
      { empty: "", string: "blue", array: "blue,black,brown", object: "R,100,G,200,B,150" },
    ],
    [
      { style: "simple", explode: true },
      { empty: "", string: "blue", array: "blue,black,brown", object: "R=100,G=200,B=150" },
    ],
  ])("path %j", (options, want) => {
    expect({
      empty: pathText("color", "", options),
      string: pathText("color", "blue", options),
      array: pathText("color", array, options),
      object: pathText("color", object, options),
    }).toEqual(want);
  });

  test.each<[QueryOptions, Partial<Record<"empty" | "string" | "array" | "object", string>>]>([
    [
      { style: "form", explode: false },
      {
        empty: "color=",
        string: "color=blue",
        array: "color=blue,black,brown",
        object: "color=R,100,G,200,B,150",
      },
    ],
    [
      { style: "form", explode: true },
      {
        empty: "color=",
        string: "color=blue",
        array: "color=blue&color=black&color=brown",
        object: "R=100&G=200&B=150",
      },
    ],
    [
      { style: "spaceDelimited", explode: false },
      { array: "color=blue%20black%20brown", object: "color=R%20100%20G%20200%20B%20150" },
    ],
    [
      { style: "pipeDelimited", explode: false },
      { array: "color=blue%7Cblack%7Cbrown", object: "color=R%7C100%7CG%7C200%7CB%7C150" },
    ],
    [
      { style: "deepObject", explode: true },
      { object: "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150" },
    ],
  ])("query %j", (options, want) => {
    const values = { empty: "", string: "blue", array, object };
    for (const [type, text] of Object.entries(want)) {
      const value = new Map<string, unknown>(Object.entries(values)).get(type);
      expect({ [type]: queryText([["color", value, options]]) }).toEqual({ [type]: text });
    }
  });

  it("knows headers and cookies", () => {
    expect(headerText(["X-Color", array])).toBe("blue,black,brown");
    expect(headerText(["X-Color", object])).toBe("R,100,G,200,B,150");
    expect(headerText(["X-Color", object, { explode: true }])).toBe("R=100,G=200,B=150");
    // RFC 6570, section 3.2.1: only what is named may leave out the equals sign.
    expect(headerText(["X-Color", { R: "", G: 200 }, { explode: true }])).toBe("R=,G=200");
    expect(pathText("color", { R: "", G: 200 }, { style: "matrix", explode: true })).toBe(";R;G=200");
    expect(cookieText([["color", array, { explode: false }]])).toBe("color=blue,black,brown");
    expect(cookieText([["color", object, { explode: false }]])).toBe("color=R,100,G,200,B,150");
    expect(cookieText([["color", ""]])).toBe("color=");
  });
});

// OpenAPI 3.2.0, "Parameter Object Examples".
test.each<[unknown, string, string]>([
  [
    { numbers: [1, 2], flag: null },
    "application/json",
    "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D",
  ],
  ["$.a.b[1:1]", "application/jsonpath", "%24.a.b%5B1%3A1%5D"],
])("the whole query may be %j as %s", (value, mediaType, want) => {
  expect(queryText([["json", value, { mediaType, isWhole: true }]])).toBe(want);
});

it("writes lists of OpenAPI 2.0 in paths and headers as their format says", () => {
  const styles = ["spaceDelimited", "pipeDelimited", "tabDelimited"] as const;
  expect(styles.map((style) => pathText("color", array, { style }))).toEqual([
    "blue%20black%20brown",
    "blue%7Cblack%7Cbrown",
    "blue%09black%09brown",
  ]);
  expect(styles.map((style) => headerText(["X-Color", array, { style }]))).toEqual([
    "blue black brown",
    "blue|black|brown",
    "blue\tblack\tbrown",
  ]);
});
