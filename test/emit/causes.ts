/** What other generators are known to stop at, or to make code of that does not compile. */
import type { Part } from "../model/document.js";

export const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const query = (name: string, more: object): object => ({ name, in: "query", ...more });
export const json = (schema: object): object => ({ content: { "application/json": { schema } } });
export const done = { "204": { description: "Done." } };
const list = { type: "array", items: { type: "string" } };
const globals = [
  "Object",
  "Error",
  "Array",
  "Promise",
  "Record",
  "Response",
  "File",
  "undefined",
  "default",
  "1st",
];

export interface Cause {
  readonly part: Part;
  /** What the output must hold, by file. */
  readonly want?: Readonly<Record<string, RegExp>>;
  readonly told?: readonly string[];
}

export const causes: Readonly<Record<string, Cause>> = {
  "lists of style deepObject": {
    part: {
      paths: {
        "/a": {
          get: {
            parameters: [query("expand", { style: "deepObject", explode: true, schema: list })],
            responses: done,
          },
        },
      },
    },
    want: { "operations/default.ts": /expand\?: string\[\] \| undefined;/ },
  },
  "schemas called as the language's own": {
    part: {
      schemas: {
        ...Object.fromEntries(globals.map((name) => [name, { properties: { next: reference(name) } }])),
        Uses: { properties: Object.fromEntries(globals.map((name) => [name, reference(name)])) },
      },
    },
    want: { "models.ts": /undefined\?: UndefinedModel;|undefined\?: Undefined;/ },
  },
  "names in other scripts": {
    part: {
      schemas: { 名前: { type: "string" }, "имя-файла": reference("名前") },
      paths: { "/ペット": { get: { responses: done } } },
    },
    want: { "models.ts": /export type 名前 = string;/ },
  },
  "an index beside members of another type": {
    part: {
      schemas: {
        Bag: {
          type: "object",
          required: ["count"],
          properties: { count: { type: "integer" } },
          additionalProperties: { type: "string" },
        },
      },
    },
    want: { "models.ts": /\[key: string\]: string \| number;/ },
  },
  "a header that is required": {
    part: {
      paths: {
        "/a": {
          get: {
            parameters: [{ name: "X-Key", in: "header", required: true, schema: { type: "string" } }],
            responses: done,
          },
        },
      },
    },
    want: { "operations/default.ts": /"X-Key": string;/ },
  },
  "one operationId twice": {
    part: {
      paths: {
        "/a": { get: { operationId: "x", responses: done } },
        "/b": { get: { operationId: "x", responses: done } },
      },
    },
    want: { "operations/default.ts": /function x\([^]*function getB\(/ },
    told: ["operation-id-repeated"],
  },
  "parameters that differ by operators": {
    part: {
      paths: {
        "/a": {
          get: {
            parameters: ["t>", "t<", "t>=", "t"].map((name) => query(name, { schema: { type: "string" } })),
            responses: done,
          },
        },
      },
    },
    want: { "operations/default.ts": /"t>"\?[^]*"t<"\?[^]*"t>="\?[^]*\bt\?/ },
  },
  "an optional binary body": {
    part: {
      paths: {
        "/a": { put: { requestBody: { content: { "application/octet-stream": {} } }, responses: done } },
      },
    },
  },
  "members beside a keyword of lists that says nothing": {
    part: {
      schemas: {
        Status: { uniqueItems: false, properties: { on: { type: "boolean", uniqueItems: false } } },
      },
    },
    want: { "models.ts": /interface Status \{\s*on\?: boolean;/ },
  },
  "forms whose schemas are no objects, or say nothing": {
    part: {
      paths: Object.fromEntries(
        [
          {},
          { type: "string" },
          { type: "string", format: "binary" },
          { type: ["object", "null"] },
          list,
        ].map((schema, index) => {
          const types = ["multipart/form-data", "application/x-www-form-urlencoded"];
          const content = Object.fromEntries(types.map((type) => [type, { schema }]));
          return [`/${index}`, { put: { requestBody: { content }, responses: done } }];
        }),
      ),
    },
    want: { "models.ts": /PUT1Body = \{ \[key: string\]: unknown \};/ },
    told: Array.from({ length: 6 }, () => "form-without-fields"),
  },
  "a range as a status": {
    part: {
      paths: { "/a": { get: { responses: { "4XX": { description: "", ...json({ type: "string" }) } } } } },
    },
    want: { "operations/default.ts": /"4XX": / },
  },
  "constants of every kind": {
    part: { schemas: { Any: { enum: [null, 1, "a'b", true, [1], { a: "`" }] }, One: { const: "x\n" } } },
  },
  "words of the language": {
    part: {
      paths: {
        "/a": {
          get: {
            operationId: "package",
            tags: ["class"],
            parameters: [query("package", { schema: list })],
            responses: done,
          },
        },
      },
    },
  },
  "a long text behind a reference": {
    part: {
      info: { title: "Test", version: "1", description: { $ref: "#/x-text" } },
      "x-text": "A long text.",
    },
  },
  "a reference to another host": {
    part: {
      schemas: { Far: { properties: { a: { $ref: "https://example.com/a.json" }, b: { type: "string" } } } },
    },
    want: { "models.ts": /a\?: unknown;\s*b\?: string;/ },
    told: ["reference-remote"],
  },
  "a discriminator without references": {
    part: {
      schemas: {
        Pet: {
          oneOf: [
            { type: "object", required: ["k"], properties: { k: { const: "a" } } },
            { type: "object", properties: { k: { const: "b" } } },
          ],
          discriminator: { propertyName: "k" },
        },
      },
    },
    want: { "models.ts": /k: "a"[^]*k\?: "b"/ },
  },
  "alternatives with members of other names": {
    part: {
      schemas: {
        Pet: {
          properties: {
            toy: {
              anyOf: [
                { type: "object", required: ["ball"], properties: { ball: { minLength: 1 } } },
                { type: "object", required: ["bone"], properties: { bone: { minLength: 1 } } },
              ],
            },
          },
        },
      },
    },
  },
  "tags that differ by case": {
    part: {
      paths: Object.fromEntries(
        ["Pets", "pets", "PETS"].map((tag, index) => [
          `/${tag}`,
          { get: { operationId: `in${tag}${index}`, tags: [tag], responses: done } },
        ]),
      ),
    },
  },
};
