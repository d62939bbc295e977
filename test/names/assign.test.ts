import { describe, expect, it, test } from "vitest";
import { type Part, modelOf } from "../model/document.js";
import { nameAll, operation } from "./naming.js";

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
    [
      "a name of one's own choice, which wins over one that is made into it",
      {
        given: { animal: {}, pet: { "x-specwright-name": "Animal" } },
        want: { animal: "AnimalModel", pet: "Animal" },
      },
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

describe("the headers of an answer", () => {
  const headers = { "X-A": { schema: { type: "string" } } };
  const answer = { responses: { "200": { description: "", headers } } };
  test.each([
    ["have the name of their type", ["getPet"], ["getPet"], "getPetHeaders"],
    [
      "take none from an operation",
      ["getPet", "getPetHeaders"],
      ["getPet", "getPetHeaders"],
      "getPetHeadersTable",
    ],
    ["have another than their type in scripts without capitals", ["取"], ["取"], "取HeadersTable"],
  ])("%s", (_, [first, ...others], calls, want) => {
    const paths = [[first, answer], ...others.map((id) => [id, {}] as const)] as const;
    const items = paths.map(([id, more], index) => [`/${index}`, { get: operation(id, more) }]);
    const api = modelOf({ paths: Object.fromEntries(items) });
    const { names, diagnostics } = nameAll(api);
    expect(diagnostics).toEqual([]);
    expect(api.operations.map((found) => names.operation(found).call)).toEqual(calls);
    const [schema] = api.operations.flatMap(({ responses }) =>
      responses.flatMap((one) => one.headerSchema ?? []),
    );
    expect(schema && names.headers(schema)).toBe(want);
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
      "a name of one's own choice wins over one that is made into it",
      {
        given: {
          "/a": { get: operation("Pets: all", { "x-specwright-name": "listPets" }) },
          "/b": { get: operation("list-pets") },
        },
        want: { "GET /a": "listPets", "GET /b": "getB" },
      },
    ],
    [
      "an id that is another's already says nothing, beside a tag too",
      {
        given: { "/a": { get: operation("list") }, "/b": { get: operation("list", { tags: ["pets"] }) } },
        want: { "GET /a": "list", "GET /b": "getB" },
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

test("a security scheme that is called so exactly has the name", () => {
  const basic = { type: "http", scheme: "basic" };
  const api = modelOf({ components: { securitySchemes: { "own-key": basic, ownKey: basic } } });
  const { names, diagnostics } = nameAll(api);
  expect(diagnostics).toEqual([]);
  expect(api.securitySchemes.map((scheme) => names.scheme(scheme))).toEqual(["ownKeyScheme", "ownKey"]);
});

describe("a name of one's own choice that is not free", () => {
  const choices = { Dog: { "x-specwright-name": "Animal" }, Cat: { "x-specwright-name": "Animal" } };

  it("is an error that names both who want it, and both keep the document's names", () => {
    const { names, diagnostics } = nameAll(modelOf({ schemas: choices }));
    expect(diagnostics.map(({ code, severity, place }) => [code, severity, place?.pointer])).toEqual([
      ["name-collision", "error", "/components/schemas/Cat"],
      ["name-collision", "error", "/components/schemas/Dog"],
    ]);
    expect(diagnostics[0]?.message).toMatch(/Dog.*called Cat$/);
    expect(diagnostics[1]?.message).toMatch(/Cat.*called Dog$/);
    expect(names.declarations.all.map((declaration) => names.schema(declaration).type)).toEqual([
      "Cat",
      "Dog",
    ]);
  });

  it("gives the reason where the name is reserved", () => {
    const { diagnostics } = nameAll(modelOf({ schemas: { A: { "x-specwright-name": "Promise" } } }));
    expect(diagnostics.map(({ code, message, help }) => [code, message, help])).toEqual([
      [
        "name-collision",
        expect.stringContaining("Promise is a global name"),
        "Choose another name with `x-specwright-name`.",
      ],
    ]);
  });

  it("of the client leaves the client with the name that it has by itself", () => {
    const { names, diagnostics } = nameAll(modelOf({ info: { "x-specwright-name": "Call Error" } }));
    expect(diagnostics).toEqual([]);
    expect(names.client.create).toBe("createCallErrorClient");
    const taken = nameAll(modelOf({ info: { "x-specwright-name": "Http" } }), ["HttpClient"]);
    expect(taken.diagnostics.map(({ code }) => code)).toEqual(["name-collision"]);
    expect(taken.names.client.create).toBe("createApi");
  });
});

describe("names that are the same in every choice", () => {
  const paths = { "/a-b": { get: operation(undefined) }, "/a_b": { get: operation(undefined) } };

  it("get a mark that does not depend on who else is there, and are told of", () => {
    const { names, diagnostics } = nameAll(modelOf({ paths }));
    const calls = (part: object): string[] => {
      const api = modelOf({ paths: part });
      return api.operations.map((found) => nameAll(api).names.operation(found).call).sort();
    };
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["name-collision", "warning"],
      ["name-collision", "warning"],
    ]);
    expect(calls(paths)).toEqual([
      expect.stringMatching(/^getAB_\w{6}$/),
      expect.stringMatching(/^getAB_\w{6}$/),
    ]);
    expect(calls({ ...paths, "/a.b": { get: operation(undefined) } })).toEqual(
      expect.arrayContaining(calls(paths)),
    );
    expect(names.groups.length).toBe(1);
  });
});
