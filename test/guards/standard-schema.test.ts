/** The guards as other libraries take them, through the interface of the real package. */
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { TRPCError, initTRPC } from "@trpc/server";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { StandardError } from "../../generated/posthog/index.js";
import { StandardErrorSchema, SubscriptionSchema } from "../../generated/posthog/schemas.js";
import type { Issue } from "../../templates/runtime/issue.js";
import { standardSchema } from "../../templates/runtime/standard-schema.js";
import { emit } from "./emitted.js";
import { complaintsOf } from "./strictest.js";

/** What a library does that knows nothing of the schema but the interface. */
async function parse<Schema extends StandardSchemaV1>(
  schema: Schema,
  value: unknown,
): Promise<StandardSchemaV1.InferOutput<Schema>> {
  const result = await schema["~standard"].validate(value);
  if (result.issues === undefined) return result.value;
  throw new Error(result.issues.map(({ message, path = [] }) => `${path.join(".")} ${message}`).join("; "));
}

const error = {
  type: "validation_error",
  code: "required",
  detail: "This field is required.",
  attr: "title",
};

describe("a generated schema", () => {
  test("gives what it accepts, as it is", async () => {
    const parsed = await parse(StandardErrorSchema, error);
    expect(parsed).toBe(error);
    expectTypeOf(parsed).toEqualTypeOf<StandardError>();
    expectTypeOf<StandardSchemaV1.InferInput<typeof StandardErrorSchema>>().toEqualTypeOf<StandardError>();
  });

  test("says where and why it refuses", async () => {
    await expect(parse(SubscriptionSchema, null)).rejects.toThrow(/^ must be object$/);
    await expect(parse(StandardErrorSchema, { ...error, detail: 7 })).rejects.toThrow(
      /^detail must be string$/,
    );
  });

  test("tells who made it", () => {
    expect(StandardErrorSchema["~standard"]).toMatchObject({ version: 1, vendor: "specwright" });
  });
});

test("a path tells items from members, and escaped names as they are", () => {
  const at = (pointer: string): Issue => ({
    pointer,
    keyword: "type",
    schema: "",
    message: "is wrong",
    found: "null",
  });
  const value = { list: [{ "a/b": null }], map: { "0": null, "~": { "": null } } };
  const pointers = ["", "/list/0/a~1b", "/map/0", "/map/~0/", "/absent/0"];
  const refuse = (_: unknown): _ is never => false;
  const result = standardSchema(
    () => refuse,
    () => () => pointers.map(at),
  )["~standard"].validate(value);
  expect(result.issues?.map(({ path }) => path)).toEqual([
    [],
    ["list", 0, "a/b"],
    ["map", "0"],
    ["map", "~", ""],
    ["absent", "0"],
  ]);
});

test("tRPC takes a schema as it is: it types the input, and refuses what the guard refuses", async () => {
  const { procedure, router, createCallerFactory } = initTRPC.create();
  const codeOf = procedure.input(StandardErrorSchema).query(({ input }) => {
    expectTypeOf(input).toEqualTypeOf<StandardError>();
    return input.code;
  });
  const caller = createCallerFactory(router({ codeOf }))({});
  expect(await caller.codeOf(error)).toBe("required");
  const refused = await caller
    .codeOf({ ...error, detail: Number("7") as never })
    .catch((reason: unknown) => reason);
  if (!(refused instanceof TRPCError)) throw new Error("tRPC accepted it");
  expect(refused.code).toBe("BAD_REQUEST");
  expect(refused.cause).toMatchObject({ issues: [{ path: ["detail"], message: "must be string" }] });
});

test("a module that stands alone offers the same", () => {
  const { text } = emit({
    pet: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
  });
  const use = `
    import type { StandardSchemaV1 } from "@standard-schema/spec";
    import { type Pet, PetSchema, isPet } from "./guards.js";
    export const schema: StandardSchemaV1<Pet> = PetSchema;
    export type Output = StandardSchemaV1.InferOutput<typeof PetSchema>;
    export const output: Output = { id: 1 };
    // @ts-expect-error: an id is a number.
    export const wrong: Output = { id: "1" };
    export const id = (value: unknown): number | undefined => (isPet(value) ? value.id : undefined);
  `;
  const folder = import.meta.dirname;
  const modules = new Map([
    [`${folder}/guards.ts`, text],
    [`${folder}/use.ts`, use],
  ]);
  expect(complaintsOf(modules)).toEqual([]);
});
