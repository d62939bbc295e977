/** Of a part of a document, what its operations need is kept, and nothing else. */
import { expect, test } from "vitest";
import { filterApi } from "../../generator/model/filter.js";
import { modelOf } from "./document.js";

const to = (name: string): object => ({ schema: { $ref: `#/components/schemas/${name}` } });
const json = (name: string): object => ({ content: { "application/json": to(name) } });
const words = ["Body", "Answer", "Header", "Parameter", "Callback", "Webhook", "Inner", "Mapped", "Other"];
const schemas = {
  ...Object.fromEntries(words.map((name) => [name, { type: "object" }])),
  Body: { type: "object", properties: { inner: { $ref: "#/components/schemas/Inner" } } },
  Answer: {
    oneOf: [{ $ref: "#/components/schemas/Inner" }],
    discriminator: { propertyName: "kind", mapping: { a: "Mapped" } },
  },
};
const done = { "204": { description: "" } };
const kept = {
  operationId: "kept",
  deprecated: true,
  parameters: [{ name: "a", in: "query", ...to("Parameter") }],
  requestBody: json("Body"),
  responses: { "200": { description: "", ...json("Answer"), headers: { A: to("Header") } } },
  callbacks: { done: { "{$url}": { post: { requestBody: json("Callback"), responses: done } } } },
};
const other = { operationId: "other", requestBody: json("Other"), responses: done };
const api = modelOf({
  schemas,
  paths: { "/a": { put: kept }, "/b": { put: other } },
  webhooks: { told: { post: { requestBody: json("Webhook"), responses: done } } },
});

test("the schemas of operations that are left out are left out, and no other", () => {
  const part = filterApi(api, { operations: { include: ["kept"] } }, () => undefined);
  expect(part.operations.map(({ operationId }) => operationId)).toEqual(["kept"]);
  const names = Array.from(part.schemas.values(), ({ key }) => key);
  expect(names).toEqual(words.filter((name) => name !== "Other").sort());
});

test("what is deprecated is kept unless it is unwanted", () => {
  const ids = (deprecated?: boolean): unknown[] =>
    filterApi(api, { ...(deprecated !== undefined && { deprecated }) }, () => undefined).operations.map(
      ({ operationId }) => operationId,
    );
  expect([ids(), ids(true), ids(false)]).toEqual([["kept", "other"], ["kept", "other"], ["other"]]);
});
