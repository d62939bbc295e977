import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.js";
import type { Api } from "../../generator/model/types.js";
import { type Names, assignNames } from "../../generator/names/assign.js";
import { type Part, modelOf } from "../model/document.js";

interface Named {
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
}

function nameAll(api: Api, runtime: readonly string[] = ["call", "HttpError"]): Named {
  const diagnostics: Diagnostic[] = [];
  const names = assignNames(api, runtime, (diagnostic) => diagnostics.push(diagnostic));
  return { names, diagnostics };
}

/** Names by what they are names of: `/components/schemas/Pet`, `GET /pets`. */
function table(part: Part): Record<string, string> {
  const api = modelOf(part);
  const { names, diagnostics } = nameAll(api);
  expect(diagnostics).toEqual([]);
  const schemas = names.declarations.all.map((declaration): [string, string] => [
    `${declaration.schema.place.pointer} ${declaration.view}`,
    names.schema(declaration).type,
  ]);
  const operations = api.operations.map((operation): [string, string] => [
    `${operation.method} ${operation.path}`,
    names.operation(operation).call,
  ]);
  return Object.fromEntries([...schemas, ...operations]);
}

const done = { "204": { description: "Done." } };

function operation(operationId: string | undefined, more: object = {}): object {
  return { ...(operationId === undefined ? {} : { operationId }), responses: done, ...more };
}

describe("schemas", () => {
  const at = "/components/schemas/";
  test.each<[string, { given: object; want: Record<string, string> }]>([
    ["a plain name", { given: { Pet: {} }, want: { Pet: "Pet" } }],
    ["a name that is no identifier", { given: { "pet.v1-list": {} }, want: { "pet.v1-list": "PetV1List" } }],
    [
      "a global",
      { given: { Record: {}, Response: {} }, want: { Record: "RecordModel", Response: "ResponseModel" } },
    ],
    ["a name of the runtime", { given: { HttpError: {} }, want: { HttpError: "HttpErrorModel" } }],
    [
      "names of the client",
      { given: { Api: {}, ApiScope: {} }, want: { Api: "ApiModel", ApiScope: "ApiScopeModel" } },
    ],
    [
      "names that differ by case: who is called so exactly has it",
      { given: { pet: {}, Pet: {} }, want: { pet: "PetModel", Pet: "Pet" } },
    ],
    [
      "a name of one's own choice",
      { given: { pet: { "x-specwright-name": "Animal" } }, want: { pet: "Animal" } },
    ],
  ])("%s", (_, { given, want }) => {
    const pointers = Object.entries(want).map(([key, name]) => [`${at}${key} response`, name]);
    expect(table({ schemas: given })).toEqual(Object.fromEntries(pointers));
  });

  it("of a guard and of a type do not collide", () => {
    // The guard of `Pet` is `isPet`; a schema called `isPet` has a guard `isIsPet`, and a type `IsPet`.
    const { names, diagnostics } = nameAll(modelOf({ schemas: { Pet: {}, isPet: {}, IsPet: {} } }));
    const all = names.declarations.all.flatMap((declaration) => Object.values(names.schema(declaration)));
    expect(diagnostics).toEqual([]);
    expect(new Set(all).size).toBe(9);
  });
});

describe("operations", () => {
  test.each<[string, { given: object; want: Record<string, string> }]>([
    ["an id", { given: { "/pets": { get: operation("listPets") } }, want: { "GET /pets": "listPets" } }],
    [
      "an id of words",
      { given: { "/pets": { get: operation("Pets: list all") } }, want: { "GET /pets": "petsListAll" } },
    ],
    [
      "no id",
      {
        given: {
          "/pets/{id}": {
            get: operation(undefined, { parameters: [{ name: "id", in: "path", schema: {} }] }),
          },
        },
        want: { "GET /pets/{id}": "getPetsById" },
      },
    ],
    [
      "a word of the language",
      {
        given: { "/pets": { delete: operation("delete", { tags: ["pets"] }) } },
        want: { "DELETE /pets": "petsDelete" },
      },
    ],
    [
      "a promise's word",
      {
        given: { "/next": { get: operation("then", { tags: ["steps"] }) } },
        want: { "GET /next": "stepsThen" },
      },
    ],
    [
      "a function of the runtime",
      { given: { "/call": { post: operation("call") } }, want: { "POST /call": "postCall" } },
    ],
    [
      "ids that are one name: nobody is served first",
      {
        given: { "/a": { get: operation("get-pet") }, "/b": { get: operation("get_pet") } },
        want: { "GET /a": "getA", "GET /b": "getB" },
      },
    ],
    [
      "ids that are one name, with tags",
      {
        given: {
          "/a": { get: operation("get-pet", { tags: ["cats"] }) },
          "/b": { get: operation("get_pet", { tags: ["dogs"] }) },
        },
        want: { "GET /a": "catsGetPet", "GET /b": "dogsGetPet" },
      },
    ],
    [
      "an id that is a name wins over one that is made into it",
      {
        given: { "/a": { get: operation("get-pet") }, "/b": { get: operation("getPet") } },
        want: { "GET /a": "getA", "GET /b": "getPet" },
      },
    ],
    [
      "a request function is a name too",
      {
        given: { "/a": { get: operation("pet") }, "/b": { get: operation("petRequest") } },
        want: { "GET /a": "pet", "GET /b": "getB" },
      },
    ],
  ])("%s", (_, { given, want }) => {
    expect(table({ paths: given })).toEqual(want);
  });
});

describe("no free name", () => {
  const taken = { Dog: { "x-specwright-name": "Animal" }, Cat: { "x-specwright-name": "Animal" } };

  it("is an error that names both who want it", () => {
    const { diagnostics } = nameAll(modelOf({ schemas: taken }));
    expect(diagnostics.map(({ code, place }) => [code, place?.pointer])).toEqual([
      ["name-collision", "/components/schemas/Dog"],
      ["name-collision", "/components/schemas/Cat"],
    ]);
    expect(diagnostics[0]?.message).toContain("Cat");
    expect(diagnostics[1]?.message).toContain("Dog");
  });

  it("gives the reason where the name is reserved", () => {
    const { diagnostics } = nameAll(modelOf({ schemas: { A: { "x-specwright-name": "Promise" } } }));
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["name-collision", expect.stringContaining("Promise is a global name")],
    ]);
  });
});

describe("the client", () => {
  const grouped = (
    tags: readonly (readonly [path: string, tag: string, id: string])[],
  ): Record<string, string[]> => {
    const paths = tags.map(([path, tag, id]) => [path, { get: operation(id, { tags: [tag] }) }]);
    const { names } = nameAll(modelOf({ paths: Object.fromEntries(paths) }));
    const groups = names.groups.map((group) => [
      `${group.name} ${group.file}`,
      group.operations.map((member) => names.member(member)),
    ]);
    return Object.fromEntries(groups);
  };

  test.each<[string, { given: [path: string, tag: string, id: string][]; want: Record<string, string[]> }]>([
    [
      "the tag's words are left out",
      {
        given: [["/a", "User interviews", "listUserInterviews"]],
        want: { "userInterviews user-interviews": ["list"] },
      },
    ],
    [
      "singular and plural",
      {
        given: [
          ["/a", "queries", "getQuery"],
          ["/b", "queries", "listQueries"],
        ],
        want: { "queries queries": ["get", "list"] },
      },
    ],
    ["nothing else would be left", { given: [["/a", "pets", "pets"]], want: { "pets pets": ["pets"] } }],
    [
      "two would be the same",
      {
        given: [
          ["/a", "pets", "listPets"],
          ["/b", "pets", "petsList"],
        ],
        want: { "pets pets": ["listPets", "petsList"] },
      },
    ],
    [
      "tags that are spelled alike are one group",
      {
        given: [
          ["/a", "Pets", "a"],
          ["/b", "pets", "b"],
        ],
        want: { "pets pets": ["a", "b"] },
      },
    ],
    [
      "a word of the language is no member",
      { given: [["/a", "steps", "stepsThen"]], want: { "steps steps": ["stepsThen"] } },
    ],
  ])("%s", (_, { given, want }) => {
    expect(grouped(given)).toEqual(want);
  });

  it("has groups and members of different names, whatever the tags and ids are", () => {
    const word = fc.constantFrom("v", "V", "2", "v2", "pets", "Pet", "list", "then", "-", " ", "🎉", "½");
    const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(""));
    const operations = fc.uniqueArray(fc.tuple(text, text), { maxLength: 6, selector: ([, id]) => id });
    fc.assert(
      fc.property(operations, (list) => {
        const paths = list.map(([tag, id], index) => [`/${index}`, { get: operation(id, { tags: [tag] }) }]);
        const api = modelOf({ paths: Object.fromEntries(paths) });
        const { names, diagnostics } = nameAll(api);
        fc.pre(diagnostics.length === 0);
        expect(repeated(names.groups.map(({ name }) => name))).toEqual([]);
        expect(repeated(names.groups.map(({ file }) => file.toLowerCase()))).toEqual([]);
        for (const group of names.groups) {
          const members = group.operations.map((member) => names.member(member));
          expect(repeated(members)).toEqual([]);
          expect(members).not.toContain("then");
        }
      }),
    );
  });
});

function repeated(list: readonly string[]): string[] {
  return list.filter((item, index) => list.indexOf(item) !== index);
}

describe("stability", () => {
  const word = fc.constantFrom("pet", "Pet", "PET", "list", "List", "pets", "get", "is", "check", "2");
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("-"));
  const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 6 });

  const named = (schemas: readonly string[], ids: readonly string[]): Record<string, string> | undefined => {
    const paths = ids.map((id) => [`/at/${id}`, { get: operation(id, { tags: [id] }) }]);
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
