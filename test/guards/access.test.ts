/** What is required of requests and of responses. */
import { expect, test } from "vitest";
import { generateGuards } from "../../generator/guards/generate.js";
import { liveExplanations } from "../../generator/guards/live.js";
import { standaloneModule } from "../../generator/guards/standalone.js";
import { schemaId } from "../../generator/model/identity.js";
import { readSchema } from "../../generator/model/schema.js";
import type { NamedSchema } from "../../generator/model/types.js";
import { load, templates } from "./emitted.js";
import { mappedReference } from "../../generator/source/mapping.js";

const document = {
  User: {
    type: "object",
    required: ["id", "name", "password", "key", "file"],
    properties: {
      id: { type: "integer", readOnly: true },
      name: { type: "string" },
      password: { type: "string", writeOnly: true },
      key: { $ref: "#/Key" },
      file: { type: "string", format: "binary", maxLength: 1 },
    },
  },
  Key: { type: "string", readOnly: true },
  // What it requires is described in another schema that applies to the same value.
  Admin: { allOf: [{ $ref: "#/User" }, { required: ["id", "password", "level"] }] },
  Maybe: {
    type: "object",
    required: ["key"],
    properties: { key: { anyOf: [{ $ref: "#/Key" }, { type: "null" }] } },
  },
};

const report = (): void => {};
const schemas = new Map<string, NamedSchema>();
for (const [key, value] of Object.entries(document)) {
  const place = { file: "api.yaml", pointer: `/${key}` };
  const resolve = (reference: string): string => `api.yaml${reference}`;
  const mapped = mappedReference;
  const schema = readSchema(value, place, { dialect: "2020-12", resolve, mapped, report, implyTypes: true });
  schemas.set(schemaId(place), { id: schemaId(place), key, schema });
}

async function guardsOf(view: "response" | "request" | "multipart"): ReturnType<typeof load> {
  const text = standaloneModule({
    schemas: new Map([...schemas].map(([id, { schema }]) => [id, schema])),
    named: new Map([...schemas].map(([id, { key }]) => [id, key])),
    view,
    templates,
    location: ({ pointer }) => pointer,
    report,
  });
  return load(text);
}

const blob = new Blob(["long text"]);

test.each([
  ["response", { id: 1, name: "", key: "", file: "f" }, true],
  ["response", { id: 1, name: "", key: "", file: "f", password: "" }, true],
  ["response", { id: 1, name: "", key: "", file: "f", password: 1 }, false],
  ["response", { id: 1, name: "", key: "", file: "long text" }, false],
  ["response", { id: 1, name: "", key: "", file: blob }, false],
  ["response", { name: "", key: "", file: "f", password: "" }, false],
  ["request", { name: "", password: "", file: "f" }, true],
  ["request", { name: "", password: "", file: "long text" }, false],
  ["request", { name: "", password: "", file: blob }, false],
  ["request", { id: 1, name: "", password: "", file: "f" }, true],
  ["request", { id: "", name: "", password: "", file: "f" }, false],
  ["request", { id: 1, name: "", key: "", file: "f" }, false],
  ["multipart", { name: "", password: "", file: blob }, true],
  ["multipart", { name: "", password: "", file: "f" }, false],
  ["multipart", { id: "", name: "", password: "", file: blob }, false],
  ["multipart", { id: 1, name: "", key: "", file: blob }, false],
] as const)("%s %j: %s", async (view, value, wanted) => {
  const guards = await guardsOf(view);
  expect(guards.is("User", value)).toBe(wanted);
  expect(guards.check("User", value).length === 0).toBe(wanted);
  // The generator's own data takes a document's examples, in which files are text.
  if (view === "multipart") return;
  const user = schemas.get("api.yaml#/User");
  if (user === undefined) throw new Error("No user");
  expect(liveExplanations(schemas)(user.schema, view)(value).length === 0).toBe(wanted);
});

test.each([
  [undefined, [true, false, false]],
  ["response", [true, true, false]],
  ["request", [true, false, true]],
] as const)("generateGuards hides nothing unless a side is asked for: %s", async (view, wanted) => {
  const part = (access: object): object => ({ type: "string", ...access });
  const properties = { id: part({ readOnly: true }), key: part({ writeOnly: true }) };
  const User = { type: "object", required: ["id", "key"], properties, additionalProperties: false };
  const { text, diagnostics } = generateGuards({
    schemas: { User },
    dialect: "2020-12",
    templates,
    ...(view !== undefined && { view }),
  });
  expect(diagnostics).toEqual([]);
  const guards = await load(text);
  const values = [{ id: "", key: "" }, { id: "" }, { key: "" }];
  expect(values.map((value) => guards.is("User", value))).toEqual(wanted);
  expect(values.map((value) => guards.check("User", value).length === 0)).toEqual(wanted);
});

test.each([
  ["Admin", "response", { id: 1, name: "", key: "", file: "f", level: 1 }, true],
  ["Admin", "response", { name: "", key: "", file: "f", level: 1 }, false],
  ["Admin", "response", { id: 1, name: "", key: "", file: "f" }, false],
  ["Admin", "multipart", { name: "", password: "", file: blob, level: 1 }, true],
  ["Admin", "request", { name: "", password: "", file: "f", level: 1 }, true],
  ["Admin", "request", { name: "", file: "f", level: 1 }, false],
  ["Maybe", "response", { key: null }, true],
  ["Maybe", "response", {}, false],
  ["Maybe", "request", {}, true],
] as const)("%s of a %s %j: %s", async (name, view, value, wanted) => {
  const guards = await guardsOf(view);
  expect(guards.is(name, value)).toBe(wanted);
  expect(guards.check(name, value).length === 0).toBe(wanted);
});
