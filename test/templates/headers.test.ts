import { describe, expect, expectTypeOf, it, test } from "vitest";
import { type HeaderEntry, type HeaderField, readHeaders } from "../../templates/runtime/headers.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import { call, send } from "../../templates/runtime/send.js";
import { answering, rejection } from "./loopback.js";

interface ListHeaders {
  readonly "X-Total"?: number;
}
function isListHeaders(value: unknown): value is ListHeaders {
  const total: unknown = Object(value)["X-Total"];
  return total === undefined || typeof total === "number";
}
const issue = {
  pointer: "/X-Total",
  keyword: "type",
  schema: "#",
  message: "must be number",
  found: "string",
};
const entry: HeaderEntry = {
  fields: { "X-Total": "number" },
  is: isListHeaders,
  check: (value) => (isListHeaders(value) ? [] : [issue]),
};
const list: ApiRequest<{ 200: undefined; 404: undefined }, never, { 200: ListHeaders }> = {
  operation: "list",
  method: "GET",
  path: "/",
  responses: { 200: null, 404: null },
  responseHeaders: { 200: entry },
};

describe("the declared headers of an answer", () => {
  it("are values of their types, beside all headers", async () => {
    const { client } = await answering(200, "", { "x-total": "7", "x-other": "1" });
    const answer = await send(client, list);
    if (answer.status !== 200) throw new Error(`Answered ${answer.status}`);
    expectTypeOf(answer.headerValues).toEqualTypeOf<ListHeaders>();
    expect([answer.headerValues, answer.headers.get("X-Other")]).toEqual([{ "X-Total": 7 }, "1"]);
  });

  it("may be missing, and are none where none are declared", async () => {
    const { client } = await answering(200, "");
    expect((await send(client, list)).headerValues).toEqual({});
    const missing = await answering(404, "", { "x-total": "7" });
    expect((await send(missing.client, list)).headerValues).toEqual({});
  });

  it("are told of where they are not what the document says", async () => {
    const { client } = await answering(200, "", { "x-total": "many" });
    expect(await rejection(send(client, list))).toMatchObject({ name: "ContractError", issues: [issue] });
    expect((await send(client, list, { validation: "report" })).issues).toEqual([issue]);
    // Who asks for the data alone does not see them.
    expect(await call(client, list)).toBeUndefined();
  });
});

test.each<[HeaderField, string, unknown]>([
  ["string", "7", "7"],
  ["number", "-1.5e3", -1500],
  ["number", "1E3", 1000],
  ["number", "0x10", "0x10"],
  ["number", "", ""],
  ["boolean", "true", true],
  ["boolean", "TRUE", "TRUE"],
  ["json", '{"a":[1]}', { a: [1] }],
  ["json", "{", "{"],
  [["number"], "1,2, 3", [1, 2, 3]],
  [["string"], "", []],
  [{ delimiter: "|", items: ["number"] }, "1|2 | 3", [1, 2, 3]],
  [{ delimiter: " ", items: ["string"] }, "a,b c", ["a,b", "c"]],
  [{ explode: true, members: { R: "number" } }, "R=100,G=a=b", { R: 100, G: "a=b" }],
  [{ explode: false, members: { R: "number" } }, "R,100,G,x", { R: 100, G: "x" }],
  [["number", "boolean", "string"], "1,true,2,x", [1, true, "2", "x"]],
  [
    { explode: true, members: { R: "string" }, others: "number" },
    "R=1,G=2,toString=3",
    { R: "1", G: 2, toString: 3 },
  ],
  [{ either: ["number", "boolean"] }, "7", 7],
  [{ either: ["number", "boolean"] }, "true", true],
  [{ either: ["number", "boolean"] }, "none", "none"],
  [{ either: ["string", "number"], is: (value) => value === "none" || value === 7 }, "none", "none"],
  [{ either: ["string", "number"], is: (value) => value === "none" || value === 7 }, "7", 7],
  [{ either: ["string", "number"], is: (value) => value === "none" || value === 7 }, "8", "8"],
  [(text) => JSON.parse(text), "{", "{"],
  [{ explode: true, members: {} }, "valueOf=1,constructor=2", { valueOf: "1", constructor: "2" }],
])("%j reads %s", (field, text, want) => {
  expect(readHeaders(new Headers({ "x-a": text }), { "X-A": field })).toEqual({ "X-A": want });
});

it("leaves out what HTTP cannot send", () => {
  expect(readHeaders(new Headers(), { "not a name": "string" })).toEqual({});
});
