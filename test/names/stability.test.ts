import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelOf } from "../model/document.js";
import { nameAll, operation } from "./naming.js";

describe("stability", () => {
  const word = fc.constantFrom("pet", "Pet", "PET", "list", "List", "pets", "get", "is", "check", "2");
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("-"));
  const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 6 });

  const named = (schemas: readonly string[], ids: readonly string[]): Record<string, string> | undefined => {
    const paths = ids.map((id) => [`/at/${id}`, { get: operation(id, { tags: ["zoo"] }) }]);
    const api = modelOf({
      schemas: Object.fromEntries(schemas.map((key) => [key, {}])),
      paths: Object.fromEntries(paths),
    });
    const { names, diagnostics } = nameAll(api);
    if (diagnostics.length > 0) return undefined;
    const types = names.declarations.all.map((schema) => [`schema ${schema.key}`, names.schema(schema).type]);
    const calls = api.operations.map((found) => [
      `operation ${found.operationId}`,
      names.operation(found).call,
    ]);
    return Object.fromEntries([...types, ...calls]);
  };

  it("does not depend on the order of the document", () => {
    fc.assert(
      fc.property(texts, texts, (schemas, ids) => {
        expect(named([...schemas].reverse(), [...ids].reverse())).toEqual(named(schemas, ids));
      }),
    );
  });

  it("never tells names apart by a number of its own", () => {
    fc.assert(
      fc.property(texts, texts, (schemas, ids) => {
        for (const [key, name] of Object.entries(named(schemas, ids) ?? {})) {
          expect(name.replace(/\D/g, "")).toBe(key.replace(/\D/g, ""));
        }
      }),
    );
  });

  it("of a document whose ids are names: a new one renames nobody", () => {
    const id = fc.uniqueArray(fc.constantFrom("listPets", "getPet", "pet", "list", "checkPet", "isPet"), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(id, texts, ([added = "", ...ids], schemas) => {
        const before = named(schemas, ids);
        const after = named(schemas, [...ids, added]);
        fc.pre(before !== undefined && after !== undefined);
        expect(after).toMatchObject(before);
      }),
    );
  });
});
