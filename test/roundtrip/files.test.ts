/** Where bytes are files and where they are text, by the body that holds them: in the types, and on the wire. */
import { beforeAll, describe, expect, it, test } from "vitest";
import { run } from "../../generator/pipeline.js";
import { complaints } from "../emit/compile.js";
import { documentOf } from "../model/document.js";
import { loadOutput } from "./output.js";

const bytes = { type: "string", format: "binary" };
const encoded = { type: "string", contentEncoding: "base64", contentMediaType: "image/png" };
const Pet = {
  type: "object",
  properties: {
    photo: bytes,
    icon: encoded,
    raw: { type: "string", contentMediaType: "image/png" },
    raws: { type: "array", items: { $ref: "#/components/schemas/Json" } },
    open: { contentMediaType: "image/gif" },
    octets: { type: "string", contentMediaType: "application/octet-stream" },
  },
};
const Json = { type: "string", contentMediaType: "application/json" };
const pet = { $ref: "#/components/schemas/Pet" };

const contents: Readonly<Record<string, object>> = {
  sendJson: { "application/json": { schema: pet } },
  sendForm: { "application/x-www-form-urlencoded": { schema: pet } },
  sendParts: { "multipart/form-data": { schema: pet } },
  sendEncoded: { "image/png": { schema: encoded } },
  sendWhole: { "application/json": { schema: bytes } },
};
const filter = {
  name: "filter",
  in: "query",
  schema: { type: "string", contentMediaType: "application/json" },
};
const operation = (operationId: string, content: object): object => ({
  operationId,
  parameters: [filter],
  requestBody: { required: true, content },
  responses: { "204": { description: "" } },
});
const paths = Object.fromEntries(
  Object.entries(contents).map(([name, content]) => [`/${name}`, { post: operation(name, content) }]),
);
const input = {
  input: "/files.json",
  read: () => JSON.stringify(documentOf({ schemas: { Pet, Json }, paths })),
};

let output: Readonly<Record<string, unknown>> = {};

beforeAll(async () => {
  output = await loadOutput(input);
});

/** What a builder of the output makes of params. */
function built(name: string, params: object): Readonly<Record<string, unknown>> {
  const build = output[`${name}Request`];
  if (typeof build !== "function") throw new Error(`The output has no ${name}Request`);
  return { ...Object(build(params)) };
}

test("strings are files in parts alone, and never where they are encoded", async () => {
  const { files } = await run(input);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const use = `import * as api from "./index.js";
export const requests: readonly unknown[] = [
api.sendJsonRequest({ filter: "{}", body: { photo: "text", icon: "AQID", raw: "text" } }),
api.sendFormRequest({ body: { photo: "text", icon: "AQID", raw: "text" } }),
api.sendWholeRequest({ body: "text" }),
api.sendEncodedRequest({ body: "text" }),
api.sendPartsRequest({ body: { photo: new Blob(), icon: "AQID", raw: new Blob() } }),
];
`;
  const swapped = use.replace(/"text"|new Blob\(\)/g, (value) =>
    value === '"text"' ? "new Blob()" : '"text"',
  );
  const program = new Map([...texts, ["right.ts", use], ["wrong.ts", swapped]]);
  expect(complaints(program)).toEqual(
    new Array(8).fill(expect.stringMatching(/^wrong.*not assignable to type '(string|Blob)'/)),
  );
});

describe("on the wire", () => {
  it.each([
    ["sendJson", { photo: "text", icon: "AQID" }, '{"photo":"text","icon":"AQID"}'],
    ["sendForm", { photo: "text", icon: "AQ==" }, "photo=text&icon=AQ%3D%3D"],
    ["sendWhole", "text", '"text"'],
    ["sendEncoded", "AQID", "AQID"],
  ])("%s has them as text", (name, body, content) => {
    expect(built(name, { body })["body"]).toMatchObject({ content });
  });

  it.each(["sendJson", "sendForm", "sendWhole"])("%s refuses a file", (name) => {
    const body = name === "sendWhole" ? new Blob(["bytes"]) : { photo: new Blob(["bytes"]) };
    expect(() => built(name, { body })).toThrow(/file/);
  });

  it("parts have them as files", () => {
    const photo = new File(["bytes"], "a.png", { type: "image/png" });
    const file = new Blob(["bytes"]);
    const body = { photo, icon: "AQID", raw: file, raws: [file, file], open: file, octets: photo };
    expect(Object(built("sendParts", { body })["body"]).parts).toMatchObject([
      { name: "photo", filename: "a.png", contentType: "image/png", content: photo },
      { name: "icon", contentType: "application/octet-stream", content: "AQID" },
      { name: "raw", filename: "blob", contentType: "image/png" },
      { name: "raws", filename: "blob", contentType: "application/json" },
      { name: "raws", filename: "blob", contentType: "application/json" },
      { name: "open", filename: "blob", contentType: "image/gif" },
      { name: "octets", filename: "a.png", contentType: "image/png" },
    ]);
  });

  it("a parameter that holds JSON is text", () => {
    expect(built("sendWhole", { filter: '{"a":1}', body: "" })["query"]).toEqual([["filter", '{"a":1}']]);
  });
});
