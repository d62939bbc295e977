/** Bigints and dates on their way: out through a real server, back from it, and no digit lost. */
import "../seed.js";
import fc from "fast-check";
import { beforeAll, describe, expect, it, test } from "vitest";
import { documentOf } from "../model/document.js";
import { rejection, serve } from "../templates/loopback.js";
import { loadOutput } from "./output.js";
import { day, event, long, moment, part, wire } from "./value-types.js";

let output: Readonly<Record<string, unknown>> = {};

/** Calls a function of the output. */
function use(name: string, ...values: readonly unknown[]): unknown {
  const value = output[name];
  if (typeof value !== "function") throw new Error(`The output has no function ${name}`);
  return value(...values);
}

beforeAll(async () => {
  const file = "/values.json";
  const text = JSON.stringify(documentOf(part));
  output = await loadOutput({ input: file, read: () => text, int64: "bigint", dates: "Date" });
});

describe("JSON", () => {
  it("goes out and comes back, to the last digit", async () => {
    const answer = {
      "content-type": "application/json",
      "x-id": `${long}`,
      "x-at": moment.toISOString(),
      "x-days": "2024-02-29, 2024-02-29",
      "x-json": `{"id":${long},"on":"2024-02-29"}`,
      "x-day": '"2024-02-29"',
      "x-count": "7",
      "x-or": "2024-02-29",
    };
    const { origin, arrived } = await serve(({ body: sent }, response) =>
      response.writeHead(200, answer).end(sent),
    );
    const client = use("createApi", { baseUrl: origin, retries: 0 });
    expect(await use("echo", client, { body: event })).toEqual(event);
    expect(String(arrived[0]?.body)).toBe(wire);
    const request = use("echoRequest", { body: event });
    const { data, headerValues, issues } = Object(await use("send", client, request));
    expect([data, headerValues, issues]).toEqual([
      event,
      {
        "x-id": long,
        "x-at": moment,
        "x-days": [day, day],
        "x-json": { id: long, on: day },
        "x-day": day,
        "x-count": 7n,
        "x-or": day,
      },
      [],
    ]);
    expect(use("toCurl", request, origin)).toContain('"id":9223372036854775807');
  });

  it.each([
    ["id", "9223372036854775808", "must be a bigint of 64 bits", "bigint"],
    ["id", "1.5", "must be a bigint of 64 bits", "number"],
    ["big", "10000000000000000001", "must be at most 10000000000000000000", "bigint"],
    ["big", "-1", "must be a bigint of 64 bits, not negative", "bigint"],
    ["level", "3", "must be 1 or 2", "bigint"],
    ["at", '"2024-02-29"', "must be a Date", "string"],
    ["days", '["29.2.2024"]', "must be a Date at midnight in UTC", "string"],
  ])("is refused with its reason: %s %s", async (name, value, message, found) => {
    const text = wire.replace(new RegExp(`"${name}":(?:\\[.*?\\]|[^,]+)`), `"${name}":${value}`);
    const { origin } = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(text);
    });
    const settings = { baseUrl: origin, retries: 0 };
    const error = await rejection(Promise.resolve(use("echo", use("createApi", settings), { body: event })));
    expect(Object(error).issues).toMatchObject([{ message, found }]);
    const lenient = use("createApi", { ...settings, validation: "off" });
    // What cannot be decoded stays what JSON says; all else is decoded.
    expect(Object(await use("echo", lenient, { body: event }))["pair"]).toEqual(event.pair);
  });

  it("of a webhook is decoded by the same functions", () => {
    expect(use("readJson", wire, output["decodeEvent"])).toEqual(event);
    expect(use("isEvent", event)).toBe(true);
    expect(use("isEvent", JSON.parse(wire))).toBe(false);
  });

  it("is decoded as far as the schema that applies says so", () => {
    expect(use("decodeRow", { kind: "birth", on: "2024-02-29" })).toEqual({ kind: "birth", on: day });
    expect(use("isRow", { kind: "birth", on: day })).toBe(true);
    const other = { kind: "other", on: "abc" };
    expect([use("decodeRow", other), use("isRow", other)]).toEqual([other, true]);
    const wrong = { kind: "other", on: "2024-02-29" };
    expect([use("decodeRow", wrong), use("isRow", wrong)]).toEqual([wrong, false]);
    // Even where a guard refuses the rest.
    expect(use("decodeLink", { at: moment.toISOString() })).toEqual({ at: moment });
    expect(use("decodeLink", moment.toISOString())).toBe(moment.toISOString());
  });

  it.each(["5", "1e20", "12345678901234567890", "1.5e300", `1, "more": [{ "deep": 9007199254740993 }]`])(
    "of one alternative holds numbers of any length: %s",
    (size) => {
      const text = `{ "id": 9007199254740993, "size": ${size} }`;
      const parcel = use("readJson", text, output["decodeParcel"]);
      expect(parcel).toEqual({ ...JSON.parse(text), id: 9007199254740993n });
      expect(use("isParcel", parcel)).toBe(true);
    },
  );

  it("comes back as it was, whatever a guard accepts", () => {
    const ids = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const limits = { min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true };
    const moments = fc.date(limits);
    const days = moments.map((date) => new Date(date.toISOString().slice(0, 10)));
    const events = fc.letrec<{ event: object }>((tie) => ({
      event: fc.record(
        {
          id: ids,
          at: moments,
          on: fc.option(days),
          days: fc.array(days, { maxLength: 2 }),
          either: fc.oneof(moments, days, ids, fc.string()),
          times: fc.record({ a: moments, __proto__: moments, day: days }, { requiredKeys: [] }),
          pair: fc.tuple(ids, days, moments),
          shape: fc.oneof(
            fc.record({ kind: fc.constant("birth"), on: days }),
            fc.record({ kind: fc.constant("note"), on: fc.string() }),
          ),
          free: fc.oneof(fc.jsonValue(), fc.constant(2 ** 60)),
          plain: fc.integer(),
          next: fc.oneof({ maxDepth: 3 }, fc.record({ id: ids, at: moments }), tie("event")),
        },
        { requiredKeys: ["id", "at"] },
      ),
    }));
    fc.assert(
      fc.property(events.event, (value) => {
        fc.pre(use("isEvent", value) === true);
        const text = Object(use("echoRequest", { body: value })).body.content;
        expect(use("readJson", text, output["decodeEvent"])).toEqual(value);
      }),
    );
  });
});

test("a Date is no object of JSON, which has a text in its place", () => {
  const dated = { ...event, times: moment };
  expect(use("isEvent", dated)).toBe(false);
  expect(use("checkEvent", dated)).toMatchObject([
    { pointer: "/times", keyword: "type", message: "must be object, and no Date" },
  ]);
  // Where it is asked which of both a value is, each is itself.
  expect([moment, {}, "text"].map((value) => use("isDatedOrNot", value))).toEqual([true, false, false]);
  expect(use("decodeDatedOrNot", moment.toISOString())).toEqual(moment);
});

test("a refusal always has a reason", () => {
  const odd = [
    null,
    1,
    1n,
    2n ** 63n,
    -1n,
    "x",
    "2024-02-29",
    moment,
    day,
    new Date(NaN),
    [day],
    [moment],
    {},
    [],
  ];
  const names = Object.keys(event);
  const changed = fc.tuple(fc.constantFrom(...names), fc.constantFrom<unknown>(...odd));
  fc.assert(
    fc.property(changed, changed, (first, second) => {
      const value = { ...event, ...Object.fromEntries([first, second]) };
      expect(Object(use("checkEvent", value)).length === 0).toBe(use("isEvent", value));
    }),
    { numRuns: 1_000 },
  );
});

describe("parameters and forms", () => {
  test("hold digits and days", async () => {
    const { origin, arrived } = await serve((_, response) => response.writeHead(204).end());
    const client = use("createApi", { baseUrl: origin, retries: 0 });
    const filter = { id: long, on: day };
    const range = { from: { id: long, on: day }, grid: [1n, long] };
    const params = { at: moment, days: [day, day], since: day, filter, range };
    await use("find", client, {
      ...params,
      id: long,
      on: day,
      "x-id": -long,
      "x-on": day,
      "x-since": day,
      ids: [1n, long],
    });
    const [{ url = "", headers } = {}] = arrived;
    const query = "at=2024-02-29T12%3A30%3A00.500Z&days=2024-02-29&days=2024-02-29&since=2024-02-29";
    const json = encodeURIComponent('{"id":9223372036854775807,"on":"2024-02-29"}');
    const nested = `from=${json}&grid=${encodeURIComponent("[1,9223372036854775807]")}`;
    expect(url).toBe(`/ids/9223372036854775807/2024-02-29?${query}&${nested}&filter=${json}`);
    expect(headers).toMatchObject({
      "x-id": `-${long}`,
      "x-on": "2024-02-29",
      "x-since": "2024-02-29",
      cookie: `ids=1; ids=${long}`,
    });
  });

  const form = {
    id: long,
    on: day,
    at: moment,
    days: [day, day],
    meta: { id: long, on: day },
    rows: [{ id: 1n }, { id: long }],
    grid: [[long, 1n], [2n]],
  };
  const fields = [
    ["id", "9223372036854775807"],
    ["on", "2024-02-29"],
    ["at", "2024-02-29T12:30:00.500Z"],
    ["days", "2024-02-29"],
    ["days", "2024-02-29"],
    ["meta", '{"id":9223372036854775807,"on":"2024-02-29"}'],
  ];

  const grid = [
    ["grid", "[9223372036854775807,1]"],
    ["grid", "[2]"],
  ];

  test("of parts", async () => {
    const { body: sent } = Object(use("sendPartsRequest", { body: form }));
    const read = await new Response(sent.content, {
      headers: { "content-type": sent.contentType },
    }).formData();
    const rows = [
      ["rows", '{"id":1}'],
      ["rows", '{"id":9223372036854775807}'],
    ];
    expect([...read]).toEqual([...fields, ...rows, ...grid]);
    expect(sent.parts.map(({ contentType }: { contentType?: string }) => contentType).slice(5)).toEqual(
      Array(5).fill("application/json"),
    );
  });

  test("of one text", () => {
    const { content } = Object(use("sendFormRequest", { body: { ...form, rows: undefined } })).body;
    expect([...new URLSearchParams(content)]).toEqual([...fields, ...grid]);
  });
});
