/** Decoders and encoders of what JSON has no words for: which of a document's schemas have any, and for what. */
import { describe, expect, it } from "vitest";
import { run } from "../../generator/pipeline.js";
import { documentOf } from "../model/document.js";
import { loadOutput } from "../roundtrip/output.js";
import { complaints } from "./compile.js";

const date = { type: "string", format: "date" };
const options = { input: "/api.json", int64: "bigint", dates: "Date" } as const;

function optionsFor(schemas: object): typeof options & { read: () => string } {
  const text = JSON.stringify(documentOf({ components: { schemas } }));
  return { ...options, read: () => text };
}

describe("alternatives that JSON tells apart", () => {
  const pet = { type: "object", required: ["born"], properties: { born: date } };
  const reference = { $ref: "#/components/schemas/Pet" };
  const schemas = {
    Pet: pet,
    OneOrMany: { oneOf: [reference, { type: "array", items: reference }] },
    Id: {
      anyOf: [
        { type: "integer", format: "int64" },
        { type: "string", format: "date-time" },
      ],
    },
    WhenOrWhat: { oneOf: [date, { type: "object" }] },
    WhenOrWhich: { oneOf: [date, { type: "object", properties: { a: {} } }, reference] },
  };
  const born = new Date("2020-01-01");

  it.each([
    ["OneOrMany", { born: "2020-01-01" }, { born }],
    ["OneOrMany", [{ born: "2020-01-01" }], [{ born }]],
    ["Id", "2020-01-01T00:00:00.000Z", born],
    ["WhenOrWhat", "2020-01-01", born],
    ["WhenOrWhat", {}, {}],
    ["WhenOrWhich", "2020-01-01", born],
    ["WhenOrWhich", { a: 1 }, { a: 1 }],
  ])("are all converted: %s %j", async (name, wire, value) => {
    const output = await loadOutput(optionsFor(schemas));
    const decoded: unknown = Object(output)[`decode${name}`](wire);
    expect(decoded).toEqual(value);
    expect(Object(output)[`is${name}`](decoded)).toBe(true);
    expect(Object(output)[`check${name}`](decoded)).toEqual([]);
    const encode: unknown = output[`encode${name}`];
    if (typeof encode === "function") expect(JSON.parse(JSON.stringify(encode(decoded)))).toEqual(wire);
  });
});

describe("what applies to a value from elsewhere", () => {
  const at = { type: "string", format: "date-time" };
  const event = { $ref: "#/components/schemas/Event" };
  const listOf = (items: object, contains: object): object => ({ type: "array", items, contains });
  const schemas = {
    Day: date,
    Event: { type: "object", required: ["at"], properties: { at, next: event } },
    ByDay: { type: "object", propertyNames: { $ref: "#/components/schemas/Day" } },
    Found: { type: "array", contains: event },
    FoundAmongEvents: listOf(event, { type: "object", required: ["at"], properties: { at } }),
    FoundAmongDates: listOf(date, date),
    FoundAmongTexts: listOf({ type: "string" }, date),
    Others: { type: "object", properties: { name: { type: "string" } }, unevaluatedProperties: event },
    Rest: { $ref: "#/components/schemas/Named", unevaluatedProperties: event },
    Named: { type: "object", properties: { name: { type: "string" } } },
    Days: { type: "object", properties: { day1: { type: "string" } }, patternProperties: { "^day": date } },
    OrDays: { allOf: [{ properties: { a: { type: "string" } } }, { additionalProperties: date }] },
    WithDay: {
      type: "object",
      properties: { day: { type: "string" } },
      dependentSchemas: { a: { properties: { day: date } } },
    },
  };
  const moment = "2020-01-01T00:00:00.000Z";

  it.each([
    ["ByDay", { "2020-01-01": 1 }],
    ["Found", [1, { at: moment }]],
    ["FoundAmongEvents", [{ at: moment }]],
    ["FoundAmongDates", ["2020-01-01"]],
    ["FoundAmongTexts", ["2020-01-01"]],
    ["Others", { name: "a", b: { at: moment } }],
    ["Rest", { name: "a", b: { at: moment, next: { at: moment } } }],
    ["Days", { day1: "2020-01-01", day2: "2020-01-02" }],
    ["OrDays", { a: "2020-01-01", b: "2020-01-02" }],
    ["WithDay", { a: 1, day: "2020-01-01" }],
  ])("agrees on what it becomes: %s %j", async (name, wire) => {
    const output: Readonly<Record<string, unknown>> = await loadOutput(optionsFor(schemas));
    const call = (conversion: string, value: unknown): unknown =>
      typeof output[conversion] === "function" ? Object(output)[conversion](value) : value;
    const decoded = call(`decode${name}`, wire);
    expect(Object(output)[`check${name}`](decoded)).toEqual([]);
    expect(Object(output)[`is${name}`](decoded)).toBe(true);
    expect(JSON.parse(JSON.stringify(call(`encode${name}`, decoded)))).toEqual(wire);
  });
});

it("are there for what a value is, not for what it is not", async () => {
  const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
  const schemas = {
    NotDate: { not: date },
    Unless: { type: "object", if: { properties: { d: date } }, else: { required: ["x"] } },
    Where: { type: "object", if: { properties: { d: date } }, then: { required: ["d"] } },
    Holder: {
      type: "object",
      properties: { a: reference("NotDate"), b: reference("Unless"), c: reference("Where") },
    },
  };
  const { files } = await run(optionsFor(schemas));
  const own = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
  expect(complaints(new Map(own.map(({ path, text }) => [path, text])))).toEqual([]);
  const decoders = own.find(({ path }) => path === "decoders.ts")?.text ?? "";
  expect(Array.from(decoders.matchAll(/^export function (\w+)/gm), ([, name]) => name)).toEqual([
    "decodeHolder",
    "decodeWhere",
  ]);
});

it("know a format whose type null has joined", async () => {
  const At = { type: "string", format: "date-time", nullable: true, allOf: [{ description: "When." }] };
  const text = JSON.stringify({ ...documentOf({ schemas: { At } }), openapi: "3.0.3" });
  const output = await loadOutput({ ...options, read: () => text });
  const moment = new Date("2020-01-01T00:00:00.000Z");
  expect(Object(output)["decodeAt"](moment.toISOString())).toEqual(moment);
  expect([moment, null, moment.toISOString()].map((value) => Object(output)["isAt"](value))).toEqual([
    true,
    true,
    false,
  ]);
});

it("does not ask a pattern that could take long which members it speaks of", async () => {
  const properties = { [`${"a".repeat(60)}!`]: date };
  const { diagnostics, files } = await run(
    optionsFor({
      Slow: { type: "object", properties, patternProperties: { "^(a+)+$": { type: "string" } } },
    }),
  );
  expect(diagnostics.map(({ code }) => code)).toEqual(["pattern-slow"]);
  expect(files.find(({ path }) => path === "models.ts")?.text).toContain("Date");
});
