/** What the code looks like: the cases that a reviewer should have seen. */
import { expect, test } from "vitest";
import { emit, guardsOf } from "./emitted.js";

async function written(schema: unknown, dialect: "2020-12" | "openapi-3.0" = "2020-12"): Promise<string> {
  return guardsOf(emit({ Pet: schema }, dialect).text);
}

test("an object is asked member by member, what is cheap first", async () => {
  const schema = {
    description: "A pet.",
    type: "object",
    required: ["id", "kind", "owner"],
    properties: {
      owner: { anyOf: [{ $ref: "Owner" }, { type: "null" }] },
      id: { type: "integer", minimum: 1 },
      kind: { enum: ["cat", "dog"] },
      name: { type: ["string", "null"], maxLength: 40 },
      tags: { type: "array", minItems: 1, items: { type: "string" } },
      "content-type": { type: "string", pattern: "^[a-z]+/[a-z]+$" },
      constructor: { type: "string" },
    },
  };
  const owner = { type: "object", required: ["email"], properties: { email: { type: "string" } } };
  expect(await guardsOf(emit({ Pet: schema, Owner: owner }).text)).toMatchInlineSnapshot(`
    "/** A pet. */
    export interface Pet {
      owner: Owner | null;
      /** Range: at least 1. */
      id: number;
      kind: "cat" | "dog";
      /** Length: at most 40. */
      name?: string | null;
      /** Items: at least 1. */
      tags?: string[];
      /** Pattern: \`^[a-z]+/[a-z]+$\`. */
      "content-type"?: string;
      constructor?: string;
    }

    export interface Owner {
      email: string;
    }

    /** A pet. */
    export function isPet(value: unknown): value is Pet {
      return (
        isObject(value) &&
        isInteger(value["id"]) &&
        value["id"] >= 1 &&
        (value["kind"] === "cat" || value["kind"] === "dog") &&
        isOptionalNullableStringUpTo40(value["name"]) &&
        (value["content-type"] === undefined ||
          (typeof value["content-type"] === "string" && petContentTypePattern.test(value["content-type"]))) &&
        (own(value, "constructor") === undefined || typeof own(value, "constructor") === "string") &&
        (value["owner"] === null || isOwner(value["owner"])) &&
        (value["tags"] === undefined || isArrayFrom1OfString(value["tags"]))
      );
    }

    export function isOwner(value: unknown): value is Owner {
      return isObject(value) && typeof value["email"] === "string";
    }

    function isOptionalNullableStringUpTo40(value: unknown): boolean {
      return value === undefined || value === null || (typeof value === "string" && hasMaxLength(value, 40));
    }

    function isArrayFrom1OfString(value: unknown): boolean {
      if (!(isArray(value) && value.length >= 1)) return false;
      for (let index = 0; index < value.length; index++) {
        const item = value[index];
        if (typeof item !== "string") return false;
      }
      return true;
    }

    const petContentTypePattern = /* @__PURE__ */ new RegExp("^[a-z]+/[a-z]+$", "u");"
  `);
});

test("other members are asked in one loop", async () => {
  const schema = {
    type: "object",
    properties: { id: { type: "integer" } },
    patternProperties: { "^x-": { type: "string" } },
    additionalProperties: false,
  };
  expect(await written(schema)).toMatchInlineSnapshot(`
    "export interface Pet {
      id?: number;
      [key: string]: string | number | undefined;
    }

    export function isPet(value: unknown): value is Pet {
      if (!(isObject(value) && (value["id"] === undefined || isInteger(value["id"])))) return false;
      for (const name in value) {
        if (!owns(value, name)) continue;
        const member = value[name];
        if (member === undefined) continue;
        if (petPattern.test(name) && typeof member !== "string") return false;
        if (name !== "id" && !petPattern.test(name)) return false;
      }
      return true;
    }

    const petPattern = /* @__PURE__ */ new RegExp("^x-", "u");"
  `);
});

test("alternatives, their number, and recursion", async () => {
  const schema = {
    oneOf: [
      { type: "string" },
      { type: "object", properties: { parent: { $ref: "#" } }, required: ["parent"] },
    ],
  };
  expect(await written(schema)).toMatchInlineSnapshot(`
    "export type Pet = string | { parent: Pet };

    export function isPet(value: unknown): value is Pet {
      return typeof value === "string" || isPetOne2(value);
    }

    function isPetOne2(value: unknown): boolean {
      return isObject(value) && descend(isPet, value["parent"]);
    }"
  `);
});

test("a nullable structure of OpenAPI 3.0", async () => {
  const schema = {
    type: "object",
    nullable: true,
    properties: { born: { type: "string", format: "date", nullable: true } },
  };
  expect(await written(schema, "openapi-3.0")).toMatchInlineSnapshot(`
    "export type Pet = {
      /** Format: date. */
      born?: string | null;
    } | null;

    export function isPet(value: unknown): value is Pet {
      return (
        value === null ||
        (isObject(value) &&
          (value["born"] === undefined || value["born"] === null || typeof value["born"] === "string"))
      );
    }"
  `);
});

test("what nothing has looked at", async () => {
  const schema = {
    allOf: [{ properties: { id: true } }],
    if: { properties: { kind: { const: "dog" } }, required: ["kind"] },
    then: { properties: { barks: { type: "boolean" } } },
    unevaluatedProperties: false,
  };
  expect(await written(schema)).toMatchInlineSnapshot(`
    "export type Pet = unknown;

    export function isPet(value: unknown): value is Pet {
      const noted: Seen = new Set();
      if (!isPetSeen(value, noted)) return false;
      if (isObject(value)) {
        for (const name of Object.keys(value)) {
          if (value[name] !== undefined && !noted.has(name)) return false;
        }
      }
      return true;
    }

    function isPetSeen(value: unknown, seen: Seen): boolean {
      if (!isPetSeenPart1(value, seen)) return false;
      if (!isPetSeenConditional(value, seen)) return false;
      return true;
    }

    function isPetSeenPart1(value: unknown, seen: Seen): boolean {
      if (isObject(value)) {
        see(seen, ["id"]);
      }
      return true;
    }

    function isPetSeenConditional(value: unknown, seen: Seen): boolean {
      const found: Seen = new Set();
      if (isPetSeenConditionalIf(value, found)) {
        see(seen, found);
        return isPetSeenConditionalThen(value, seen);
      }
      return true;
    }

    function isPetSeenConditionalIf(value: unknown, seen: Seen): boolean {
      if (!isPetSeenConditionalIfPlain(value)) return false;
      if (isObject(value)) {
        see(seen, ["kind"]);
      }
      return true;
    }

    function isPetSeenConditionalIfPlain(value: unknown): boolean {
      return !isObject(value) || value["kind"] === "dog";
    }

    function isPetSeenConditionalThen(value: unknown, seen: Seen): boolean {
      if (!isPetSeenConditionalThenPlain(value)) return false;
      if (isObject(value)) {
        see(seen, ["barks"]);
      }
      return true;
    }

    function isPetSeenConditionalThenPlain(value: unknown): boolean {
      return !isObject(value) || value["barks"] === undefined || typeof value["barks"] === "boolean";
    }"
  `);
});
