/** JSON with long integers: read like JSON.parse, written like JSON.stringify, but for the digits. */
import "../seed.js";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { jsonBody } from "../../templates/runtime/body.js";
import { RequestError } from "../../templates/runtime/errors.js";
import { decodeInt64 } from "../../templates/runtime/int64.js";
import { LongInteger } from "../../templates/runtime/long-integer.js";
import { parseJson, readJson } from "../../templates/runtime/read-json.js";
import { exactJson, withJsonFields } from "../../templates/runtime/write-json.js";

const same = (value: unknown): unknown => value;

function textOf(value: unknown): string | undefined {
  return exactJson(value)?.text;
}

/** What a function gives, or that it throws. */
function outcome(work: () => unknown): unknown {
  try {
    return { value: work() };
  } catch (error) {
    return error instanceof SyntaxError ? "refused" : error;
  }
}

describe("reading", () => {
  it("gives what JSON.parse gives, where no integer is long", () => {
    const text = fc.tuple(fc.json(), fc.constantFrom(undefined, 1, "\t")).map(([json, space]) => {
      return JSON.stringify(JSON.parse(json), null, space);
    });
    fc.assert(
      fc.property(text, (json) => {
        expect(readJson(`[${json},1234567890123456789]`, same)).toEqual(
          JSON.parse(`[${json},1234567890123456789]`),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("refuses what JSON.parse refuses, and nothing else", () => {
    const pieces = [
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      "\\",
      '"a"',
      "1",
      "-",
      "0",
      ".5",
      "e1",
      "true",
      "null",
      " ",
    ];
    const others = [
      "\n",
      "\u00a0",
      "1234567890123456789",
      "\\u12",
      '"__proto__":',
      "\u0001",
      "nul",
      "'",
      "/",
    ];
    const text = fc
      .array(fc.constantFrom(...pieces, ...others), { maxLength: 8 })
      .map((list) => list.join(""));
    fc.assert(
      fc.property(text, (json) => {
        const ours = outcome(() => JSON.stringify(numbers(parseJson(json))));
        expect(ours).toEqual(outcome(() => JSON.stringify(JSON.parse(json))));
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    "01234567890123456789",
    "-",
    "[1234567890123456789,]",
    "{1234567890123456789: 1}",
    "1234567890123456789.",
    '"1234567890123456789',
    '{"a":1234567890123456789',
    "[",
    "",
  ])("refuses %s", (json) => {
    expect(() => readJson(json, same)).toThrow(SyntaxError);
  });

  it("keeps each digit of an integer that is asked for as a bigint", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(readJson(` ${value} `, decodeInt64)).toBe(value);
      }),
    );
    const exact: [string, bigint][] = [
      ["9007199254740993", 9007199254740993n],
      ["9.223372036854775807e18", 9223372036854775807n],
      ["1e18", 10n ** 18n],
      ["1E18", 10n ** 18n],
      ["-0", 0n],
      ["5.0", 5n],
      ["50e-1", 5n],
    ];
    for (const [text, value] of exact) expect([text, readJson(text, decodeInt64)]).toEqual([text, value]);
  });

  it.each(["1.5", "1e400", "12345678901234567.5", '"5"', "null"])(
    "leaves %s as JSON.parse has it",
    (text) => {
      expect(readJson(text, decodeInt64)).toEqual(JSON.parse(text));
    },
  );

  it("gives numbers for long integers that nobody asks for", () => {
    const text = '{"a":[12345678901234567890,{"__proto__":9007199254740993}]}';
    const read = readJson(text, same);
    expect(read).toEqual(JSON.parse(text));
    expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.getPrototypeOf(Object(read).a[1])).toBe(Object.prototype);
  });

  it("does not recurse, and takes time in proportion to the text", { timeout: 20_000 }, () => {
    const deep = `${"[".repeat(100_000)}1234567890123456789${"]".repeat(100_000)}`;
    expect(Array.isArray(readJson(deep, same))).toBe(true);
    const slow = [
      `"${"\\\\".repeat(1_000_000)}"`,
      `"${'\\"'.repeat(1_000_000)}`,
      `[${" ".repeat(2_000_000)}`,
    ];
    for (const text of slow)
      expect(outcome(() => readJson(`[1234567890123456789,${text}`, same))).toBe("refused");
    expect(readJson(`[1234567890123456789,"${"a".repeat(20_000_000)}"]`, same)).toHaveLength(2);
  });
});

/** Long integers as the numbers that JSON.parse makes of them. */
function numbers(value: unknown): unknown {
  if (value instanceof LongInteger) return Number(value.text);
  if (Array.isArray(value)) return value.map(numbers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, numbers(member)]));
}

describe("writing", () => {
  it("writes what JSON.stringify writes, where there is no bigint", () => {
    const value = fc.anything({ withDate: true, withObjectString: true, withNullPrototype: true });
    fc.assert(
      fc.property(value, (any) => {
        fc.pre(any !== null && any !== undefined && JSON.stringify(any) !== undefined);
        expect(textOf(any)).toBe(JSON.stringify(any));
      }),
      { numRuns: 2_000 },
    );
  });

  it("writes bigints as integers, wherever they stand", () => {
    const value = { id: 9223372036854775807n, list: [1n, { at: new Date(0), gone: undefined }], "": -5n };
    expect(textOf(value)).toBe(
      '{"id":9223372036854775807,"list":[1,{"at":"1970-01-01T00:00:00.000Z"}],"":-5}',
    );
    expect(jsonBody(exactJson(value)).content).toBe(textOf(value));
  });

  it("leaves out what is left out", () => {
    expect([exactJson(undefined), exactJson(null)]).toEqual([undefined, null]);
  });

  it("refuses what JSON cannot hold", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    const never = new Date("never");
    const file = new Blob(["a"]);
    for (const value of [cycle, () => 1, Symbol("s"), never, { list: [never] }, { list: [file] }])
      expect(() => exactJson(value)).toThrow(RequestError);
  });

  test("fields of forms are JSON where they are objects, or where the document says so", () => {
    const file = new Blob(["a"]);
    const at = new Date(0);
    const form = {
      meta: { id: 1n },
      list: [{ id: 2n }, 3n],
      id: 4n,
      file,
      at,
      deep: { id: 5n },
      json: [6n],
      styled: { id: 7n, inner: { id: 8n }, ids: [9n] },
      rows: [[10n], [11n]],
      text: file,
      texts: [file],
      none: null,
    };
    const encodings = {
      deep: { style: "deepObject", explode: true },
      styled: { style: "form", explode: true },
      json: { contentType: "application/json" },
      text: { contentType: "application/json" },
      texts: { contentType: "application/json" },
    } as const;
    expect(withJsonFields(form, encodings)).toEqual({
      ...form,
      meta: exactJson({ id: 1n }),
      list: [exactJson({ id: 2n }), 3n],
      json: exactJson([6n]),
      styled: { id: 7n, inner: exactJson({ id: 8n }), ids: exactJson([9n]) },
      rows: [exactJson([10n]), exactJson([11n])],
    });
    expect([withJsonFields("a=1"), withJsonFields(undefined)]).toEqual(["a=1", undefined]);
  });
});
