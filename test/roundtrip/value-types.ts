/** A document with bigints and dates in every place that may have them, and a value of it with its JSON. */
import type { Part } from "../model/document.js";

const id = { type: "integer", format: "int64" };
const at = { type: "string", format: "date-time" };
const on = { type: "string", format: "date" };
const object = (properties: object, required = Object.keys(properties)): object => ({
  type: "object",
  properties,
  required,
});
const of = (schema: string): object => ({ $ref: `#/components/schemas/${schema}` });
const body = (mediaType: string, schema: object): object => ({
  requestBody: { required: true, content: { [mediaType]: { schema } } },
});
const done = { responses: { "204": { description: "" } } };
const parameter = (place: string, name: string, schema: object): object => ({
  in: place,
  name,
  schema,
  required: place === "path",
});

export const part: Part = {
  paths: {
    "/echo": {
      post: {
        operationId: "echo",
        ...body("application/json", of("Event")),
        responses: {
          "200": {
            description: "",
            headers: {
              "x-id": { schema: id },
              "x-at": { schema: at },
              "x-days": { schema: { type: "array", items: on } },
              "x-json": { content: { "application/json": { schema: object({ id, on }) } } },
              "x-day": { content: { "application/json": { schema: on } } },
              "x-count": { schema: { anyOf: [id, { type: "string", enum: ["none"] }] } },
              "x-or": { schema: { anyOf: [on, { type: "string", enum: ["ever"] }] } },
            },
            content: { "application/json": { schema: of("Event") } },
          },
        },
      },
    },
    "/ids/{id}/{on}": {
      get: {
        operationId: "find",
        parameters: [
          parameter("path", "id", id),
          parameter("path", "on", on),
          parameter("query", "at", at),
          parameter("query", "days", { type: "array", items: on }),
          parameter("query", "since", { anyOf: [on, { type: "string", enum: ["ever"] }] }),
          parameter("header", "x-id", id),
          parameter("header", "x-on", on),
          parameter("header", "x-since", { anyOf: [on, { type: "string", enum: ["ever"] }] }),
          parameter("cookie", "ids", { type: "array", items: id }),
          parameter(
            "query",
            "range",
            object({ from: object({ id, on }), grid: { type: "array", items: id } }),
          ),
          { in: "query", name: "filter", content: { "application/json": { schema: object({ id, on }) } } },
        ],
        ...done,
      },
    },
    "/form": {
      post: { operationId: "sendForm", ...body("application/x-www-form-urlencoded", of("Form")), ...done },
    },
    "/parts": { post: { operationId: "sendParts", ...body("multipart/form-data", of("Form")), ...done } },
  },
  schemas: {
    Event: object(
      {
        id,
        big: { type: "integer", format: "uint64", maximum: 1e19 },
        at,
        on: { anyOf: [on, { type: "null" }] },
        days: { type: "array", items: on, uniqueItems: true },
        level: { type: "integer", format: "int64", enum: [1, 2] },
        either: { anyOf: [at, on, id, { type: "string" }] },
        times: { type: "object", additionalProperties: at, patternProperties: { "^day": on } },
        pair: { type: "array", prefixItems: [id, on], items: at },
        shape: { oneOf: [of("Birth"), of("Note")], discriminator: { propertyName: "kind" } },
        next: of("Event"),
        plain: { type: "integer" },
        free: {},
      },
      ["id", "at"],
    ),
    // The rule for births alone says what "on" is.
    Row: {
      ...object({ kind: { type: "string" } }),
      if: object({ kind: { const: "birth" } }),
      then: object({ on }),
      else: { properties: { on: { maxLength: 3 } } },
    },
    // A text or an event: JSON tells which.
    Link: { anyOf: [{ type: "string" }, of("Event")] },
    DatedOrNot: { if: { type: "object" }, then: object({ x: {} }), else: at },
    // Its sizes are numbers, however long, beside a bigint.
    Parcel: { oneOf: [object({ id, size: { type: "number" }, more: {} }, ["id", "size"]), of("Note")] },
    Birth: object({ kind: { const: "birth" }, on }),
    Note: object({ kind: { const: "note" }, on: { type: "string" } }),
    Form: object({
      id,
      on,
      at,
      days: { type: "array", items: on },
      meta: object({ id, on }),
      rows: { type: "array", items: object({ id }) },
      grid: { type: "array", items: { type: "array", items: id } },
    }),
  },
};

export const long = 9223372036854775807n;
export const moment = new Date("2024-02-29T12:30:00.500Z");
export const day = new Date("2024-02-29T00:00:00Z");
export const event = {
  id: long,
  big: 9999999999999999999n,
  at: moment,
  on: day,
  days: [day, new Date(0)],
  level: 2n,
  either: day,
  times: { a: moment, day },
  pair: [-long, day, moment],
  shape: { kind: "birth", on: day },
  next: { id: 0n, at: moment, either: "some text", shape: { kind: "note", on: "2024-02-29" }, on: null },
  plain: 5,
};
/** What of it is on the wire. */
export const wire =
  '{"id":9223372036854775807,"big":9999999999999999999,"at":"2024-02-29T12:30:00.500Z","on":"2024-02-29","days":["2024-02-29","1970-01-01"],' +
  '"level":2,"either":"2024-02-29","times":{"a":"2024-02-29T12:30:00.500Z","day":"2024-02-29"},' +
  '"pair":[-9223372036854775807,"2024-02-29","2024-02-29T12:30:00.500Z"],"shape":{"kind":"birth","on":"2024-02-29"},' +
  '"next":{"id":0,"at":"2024-02-29T12:30:00.500Z","either":"some text","shape":{"kind":"note","on":"2024-02-29"},"on":null},"plain":5}';
