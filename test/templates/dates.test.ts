/** Dates and days as values, and the conversions that are made of such functions. */
import "../seed.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Convert,
  convertDeep,
  convertItems,
  convertMatching,
  convertMembers,
  convertOthers,
  decodeAs,
  encodeAs,
} from "../../templates/runtime/convert.js";
import { decodeDate, decodeDateTime, encodeDate, isDate, isDateTime } from "../../templates/runtime/dates.js";
import { isInt64, isUint64, parseInt64 } from "../../templates/runtime/int64.js";

describe("dates", () => {
  it("are what the text says, wherever the program runs", () => {
    expect(decodeDateTime("2024-02-29t23:30:00.1239+01:00")).toEqual(new Date("2024-02-29T22:30:00.123Z"));
    expect(decodeDate("2024-02-29")).toEqual(new Date(Date.UTC(2024, 1, 29)));
    expect(encodeDate(new Date("2024-02-29T23:59:59Z"))).toBe("2024-02-29");
    expect(decodeDate("0001-01-01")).toEqual(new Date("0001-01-01T00:00:00Z"));
  });

  it.each([
    "2024-02-30T00:00:00Z",
    "2024-02-29T00:00:00",
    "2024-02-29",
    "2016-12-31T23:59:60Z",
    "0000-01-01T00:00:00+01:00",
    "",
    5,
    null,
  ])("leave %s as it is where a date-time is wanted", (json) => {
    expect(decodeDateTime(json)).toBe(json);
  });

  it.each(["2024-02-30", "2024-2-3", "2024-02-29T00:00:00Z", 20240229, null])(
    "leave %s where a day is wanted",
    (json) => {
      expect(decodeDate(json)).toBe(json);
    },
  );

  it("come back as they were: every date that a guard accepts", () => {
    const limits = { min: new Date("0000-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z") };
    fc.assert(
      fc.property(fc.date({ ...limits, noInvalidDate: true }), (date) => {
        expect(isDateTime(date)).toBe(true);
        expect(decodeDateTime(JSON.parse(JSON.stringify(date)))).toEqual(date);
        const day = new Date(Math.floor(date.getTime() / 86_400_000) * 86_400_000);
        expect(isDate(day)).toBe(true);
        expect(decodeDate(encodeDate(day))).toEqual(day);
      }),
    );
  });

  it("are no days where they have a time, and no dates where RFC 3339 cannot write them", () => {
    expect(isDate(new Date("2024-01-01T00:00:01Z"))).toBe(false);
    const others = [
      new Date(NaN),
      new Date("+010000-01-01T00:00:00Z"),
      new Date("-000001-01-01T00:00:00Z"),
      "2024-01-01T00:00:00Z",
      0,
    ];
    expect(others.filter(isDateTime)).toEqual([]);
  });
});

describe("integers of 64 bits", () => {
  it("end where the bits end", () => {
    const edges = [
      -(2n ** 63n) - 1n,
      -(2n ** 63n),
      -1n,
      0n,
      2n ** 63n - 1n,
      2n ** 63n,
      2n ** 64n - 1n,
      2n ** 64n,
    ];
    expect(edges.map(isInt64)).toEqual([false, true, true, true, true, false, false, false]);
    expect(edges.map(isUint64)).toEqual([false, false, false, true, true, true, true, false]);
    expect([5, "5", null].filter(isInt64)).toEqual([]);
  });

  it("are read from headers to the last digit", () => {
    expect(parseInt64("-9223372036854775808")).toBe(-(2n ** 63n));
    for (const text of ["", "5.0", "0x5", " 5", "five"]) expect(parseInt64(text)).toBe(text);
  });
});

const double: Convert = (value) => (typeof value === "number" ? value * 2 : value);

describe("conversions", () => {
  it("copy what they change, and nothing else", () => {
    const value = { a: 1, b: { c: "x" }, d: [1, "y"] };
    const converted = convertMembers(value, {
      a: double,
      b: double,
      d: (list) => convertItems(list, double),
    });
    expect(converted).toEqual({ a: 2, b: { c: "x" }, d: [2, "y"] });
    expect(value).toEqual({ a: 1, b: { c: "x" }, d: [1, "y"] });
    expect(Object(converted).b).toBe(value.b);
    expect(convertMembers(value.b, { c: double })).toBe(value.b);
    expect(convertItems(value.d, undefined, [undefined, double])).toBe(value.d);
  });

  it("know members by name, by pattern, and all others", () => {
    const value = { a: 1, "x-b": 1, c: 1 };
    expect(convertMatching(value, double, /^x-/u)).toEqual({ a: 1, "x-b": 2, c: 1 });
    expect(convertOthers(value, double, { names: ["a"], patterns: [/^x-/u] })).toEqual({
      a: 1,
      "x-b": 1,
      c: 2,
    });
    expect(convertItems([1, 1, 1], double, [undefined, (item) => item])).toEqual([1, 1, 2]);
  });

  it("leave prototypes alone", () => {
    const value: unknown = JSON.parse('{"__proto__":1,"constructor":1}');
    const converted = convertMembers(value, { ["__proto__"]: double, constructor: double, toString: double });
    expect(JSON.stringify(converted)).toBe('{"__proto__":2,"constructor":2}');
    expect(Object.getPrototypeOf(converted)).toBe(Object.prototype);
  });

  it.each([null, 5, "x", [1], undefined])("leave %s as it is where members are wanted", (value) => {
    expect(convertMembers(value, { 0: double })).toBe(value);
    expect(convertOthers(value, double)).toBe(value);
  });

  it("take the first alternative that accepts what it made", () => {
    const isSmall = (value: unknown): boolean => Number(value) < 10;
    const negate: Convert = (value) => -Number(value);
    expect([3, 30].map((value) => decodeAs(value, [double, isSmall], [negate, () => true]))).toEqual([
      6, -30,
    ]);
    expect([3, 30].map((value) => encodeAs(value, [double, isSmall]))).toEqual([6, 30]);
  });

  it("end in values that contain themselves, or lead to a part in many ways", () => {
    const twice: Convert = (value) =>
      decodeAs(
        value,
        [branch, () => false],
        [branch, () => false],
        [(part) => convertMembers(part, { a: double }), () => true],
      );
    const branch: Convert = (value) => convertMembers(value, { next: (next) => convertDeep(next, twice) });
    let chain: object = { a: 1 };
    for (let depth = 0; depth < 400; depth++) chain = { a: 1, next: chain };
    expect(convertDeep(chain, twice)).toMatchObject({ a: 2 });
    const cycle: Record<string, unknown> = { a: 1 };
    cycle["next"] = cycle;
    expect(convertDeep(cycle, branch)).toBeDefined();
  });
});
