import { randomBytes } from "node:crypto";
import { describe, expect, it, test } from "vitest";
import { type RequestBody, binaryBody, jsonBody, textBody } from "../../templates/runtime/body.js";
import { createClient } from "../../templates/runtime/client.js";
import { RequestError } from "../../templates/runtime/errors.js";
import { multipartBody } from "../../templates/runtime/multipart.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import { send } from "../../templates/runtime/send.js";
import { urlencodedBody } from "../../templates/runtime/urlencoded.js";
import { type Arrived, serve } from "./loopback.js";

/** What a server gets. */
async function post(body: RequestBody): Promise<Arrived> {
  const { origin, arrived } = await serve((_, response) => response.end());
  const request: ApiRequest<unknown> = { operation: "post", method: "POST", path: "/", body, responses: {} };
  await send(createClient({ baseUrl: origin }), request);
  const [first] = arrived;
  if (first === undefined) throw new Error("Nothing arrived");
  return first;
}

function parts({ headers, body }: Arrived): Promise<FormData> {
  return new Response(new Uint8Array(body), {
    headers: { "content-type": headers["content-type"] ?? "" },
  }).formData();
}

/** The heads of all parts, as they were on the wire. */
function heads({ body }: Arrived): string[] {
  return [...body.toString("latin1").matchAll(/^Content-Disposition[^]*?(?=\r\n\r\n)/gm)].map(([text]) =>
    text.replace("\r\n", " | "),
  );
}

test.each<[string, RequestBody, string, string]>([
  ["JSON", jsonBody({ a: "é" }), "application/json", '{"a":"é"}'],
  ["JSON of another type", jsonBody([1], "application/vnd.x+json"), "application/vnd.x+json", "[1]"],
  ["text", textBody("é"), "text/plain;charset=UTF-8", "é"],
  ["bytes", binaryBody(new Uint8Array([104, 105])), "application/octet-stream", "hi"],
  ["a buffer", binaryBody(new Uint8Array([104, 105]).buffer), "application/octet-stream", "hi"],
  [
    "a part of a buffer",
    binaryBody(new Uint8Array([1, 104, 105]).subarray(1)),
    "application/octet-stream",
    "hi",
  ],
  ["a Blob", binaryBody(new Blob(["hi"], { type: "image/png" }), "image/*"), "image/png", "hi"],
  ["a Blob of a documented type", binaryBody(new Blob(["hi"]), "audio/ogg"), "audio/ogg", "hi"],
])("%s arrives whole, with its length", async (_, body, type, text) => {
  const arrived = await post(body);
  expect(arrived.headers["content-type"]).toBe(type);
  expect(arrived.headers["content-length"]).toBe(String(Buffer.byteLength(text)));
  expect(arrived.body.toString()).toBe(text);
});

it("copies buffers, so that a request does not change after it was made", async () => {
  const bytes = new Uint8Array([104, 105]);
  const body = binaryBody(bytes);
  bytes.fill(0);
  expect((await post(body)).body.toString()).toBe("hi");
});

const cycle: Record<string, unknown> = {};
cycle["self"] = cycle;
test.each<[string, unknown]>([
  ["a cycle", cycle],
  ["undefined", undefined],
  ["a bigint", 1n],
  ["a file", new Blob(["bytes"])],
  ["a file inside", { photos: [{}, new File(["bytes"], "a.png")] }],
  ["a buffer", { bytes: new ArrayBuffer(1) }],
])("JSON refuses %s", (_, value) => {
  expect(() => jsonBody(value)).toThrow(RequestError);
});

test.each<[string, () => RequestBody]>([
  ["a urlencoded form", () => urlencodedBody({ icon: new Blob(["bytes"]) })],
  ["one with a style", () => urlencodedBody({ icon: new Blob(["bytes"]) }, { icon: { style: "form" } })],
  ["one with lists", () => urlencodedBody({ icons: [new Blob(["bytes"])] })],
  ["the JSON in a part", () => multipartBody({ meta: { icon: new Blob(["bytes"]) } })],
])("%s refuses files", (_, write) => {
  expect(write).toThrow(RequestError);
});

describe("multipart", () => {
  it("keeps the bytes, names and types of files", async () => {
    const bytes = randomBytes(200_000);
    const arrived = await post(
      multipartBody({
        audio: new File([bytes], 'a "b"\r\né.ogg', { type: "audio/ogg" }),
        many: [new Blob(["1"]), new Blob(["2"], { type: "text/plain" })],
      }),
    );
    const form = await parts(arrived);
    const audio = form.get("audio");
    if (!(audio instanceof File)) throw new Error("No file arrived");
    expect(Buffer.from(await audio.arrayBuffer()).equals(bytes)).toBe(true);
    expect(audio.type).toBe("audio/ogg");
    expect(heads(arrived)[0]).toContain('filename="a %22b%22%0D%0A');
    const many = form.getAll("many").map((file) => (file instanceof File ? file.type : file));
    expect(many).toEqual(["application/octet-stream", "text/plain"]);
    expect(Number(arrived.headers["content-length"])).toBe(arrived.body.length);
  });

  it("writes values as text, objects as JSON that is no upload, and repeats lists", async () => {
    const arrived = await post(
      multipartBody({
        text: "a\nb; é",
        zero: 0,
        no: false,
        at: new Date(0),
        meta: { a: [1] },
        tags: ["x", "y"],
        gone: undefined,
        none: null,
      }),
    );
    expect(heads(arrived)).toEqual([
      'Content-Disposition: form-data; name="text"',
      'Content-Disposition: form-data; name="zero"',
      'Content-Disposition: form-data; name="no"',
      'Content-Disposition: form-data; name="at"',
      'Content-Disposition: form-data; name="meta" | Content-Type: application/json',
      'Content-Disposition: form-data; name="tags"',
      'Content-Disposition: form-data; name="tags"',
    ]);
    expect([...(await parts(arrived))]).toEqual([
      ["text", "a\nb; é"],
      ["zero", "0"],
      ["no", "false"],
      ["at", "1970-01-01T00:00:00.000Z"],
      ["meta", '{"a":[1]}'],
      ["tags", "x"],
      ["tags", "y"],
    ]);
  });

  it("follows the encodings of the document", async () => {
    // Systems with a spreadsheet say so of every CSV.
    const table = new File(["a,b"], "a.csv", { type: "application/vnd.ms-excel" });
    const arrived = await post(
      multipartBody(
        {
          list: [1, 2],
          csv: "a,b",
          image: new Blob(["x"]),
          table,
          tables: [table],
          deep: { a: { b: "é&=" } },
          joined: [1, 2],
        },
        {
          list: { contentType: "application/json" },
          csv: { contentType: "text/csv" },
          image: { contentType: "image/png, image/jpeg" },
          table: { contentType: "text/csv" },
          tables: { contentType: "application/json" },
          deep: { style: "deepObject" },
          joined: { style: "form", explode: false },
        },
      ),
    );
    expect(heads(arrived)).toEqual([
      'Content-Disposition: form-data; name="list" | Content-Type: application/json',
      'Content-Disposition: form-data; name="csv" | Content-Type: text/csv',
      'Content-Disposition: form-data; name="image"; filename="blob" | Content-Type: application/octet-stream',
      'Content-Disposition: form-data; name="table"; filename="a.csv" | Content-Type: text/csv',
      'Content-Disposition: form-data; name="tables"; filename="a.csv" | Content-Type: application/json',
      'Content-Disposition: form-data; name="deep[a][b]"',
      'Content-Disposition: form-data; name="joined"',
    ]);
    const form = await parts(arrived);
    expect([form.get("list"), form.get("deep[a][b]"), form.get("joined")]).toEqual(["[1,2]", "é&=", "1,2"]);
  });

  it.each(["100%41", "100%FF", "%", "a/b?c=d&e"])(
    "keeps %s, whether reserved characters may stay or not",
    async (text) => {
      const style = { style: "form" } as const;
      const arrived = await post(
        multipartBody(
          { a: text, b: [text], c: { "%41": text } },
          { a: { allowReserved: true }, b: style, c: { ...style, allowReserved: true } },
        ),
      );
      expect([...(await parts(arrived))]).toEqual([
        ["a", text],
        ["b", text],
        ["%41", text],
      ]);
    },
  );

  it("may hold another body whole", async () => {
    const inner = await post(multipartBody({ a: "1" }));
    const arrived = await post(multipartBody({ mail: inner.body.toString() }));
    expect([...(await parts(arrived))]).toEqual([["mail", inner.body.toString()]]);
  });

  it("does not let a name or a type write headers", async () => {
    const arrived = await post(
      multipartBody({ 'a"\r\nX: y': "1", b: new Blob(["2"]) }, { b: { contentType: "text/plain\r\nX: y" } }),
    );
    expect(arrived.body.toString()).not.toMatch(/^X: y/m);
  });
});

test.each<[string, unknown, Parameters<typeof urlencodedBody>[1], string]>([
  ["nothing", null, {}, ""],
  ["text that is encoded already", "a=1&a=x+y", {}, "a=1&a=x+y"],
  ["fields", { a: "x y+z&é", b: 0, c: undefined, d: null }, {}, "a=x+y%2Bz%26%C3%A9&b=0"],
  ["lists", { a: [1, 2] }, {}, "a=1&a=2"],
  ["objects as JSON", { a: { b: 1 } }, {}, "a=%7B%22b%22%3A1%7D"],
  ["dates", { a: new Date(0) }, {}, "a=1970-01-01T00%3A00%3A00.000Z"],
  ["styles", { a: { b: 1 } }, { a: { style: "deepObject", explode: true } }, "a%5Bb%5D=1"],
  ["not exploded", { a: [1, 2] }, { a: { explode: false } }, "a=1,2"],
  ["media types", { a: [1, 2] }, { a: { contentType: "application/json" } }, "a=%5B1%2C2%5D"],
])("urlencoded %s", async (_, fields, encodings, want) => {
  const arrived = await post(urlencodedBody(fields, encodings));
  expect(arrived.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(arrived.body.toString()).toBe(want);
});

// A document may leave open what a form is, or say of it that it is a number.
test.each([multipartBody, urlencodedBody])("%o refuses what has no fields", (encode) => {
  expect(() => encode(7)).toThrow(RequestError);
});
