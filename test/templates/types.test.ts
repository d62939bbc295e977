/** What must and must not compile: tsc is the judge, through this file. Nothing here is sent. */
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type ApiClient,
  type MissingScope,
  type Scoped,
  createClient,
  state,
} from "../../templates/runtime/client.js";
import { iterate, pages } from "../../templates/runtime/iterate.js";
import type { ApiRequest, ResponseGuards } from "../../templates/runtime/request.js";
import type { Answer, HttpStatus, Success } from "../../templates/runtime/responses.js";
import { call, send } from "../../templates/runtime/send.js";
import {
  type CreatePetResponses,
  type Failure,
  type GetPetResponses,
  type ListPetsResponses,
  type Pet,
  type PetList,
  createPet,
  createPetClient,
  createPetRequest,
  deletePetRequest,
  getPetRequest,
  isFailure,
  isPet,
  listPets,
  listPetsRequest,
} from "./pets.js";

const baseUrl = "https://host";
/** Compiled, and never run. */
function compiled(_: () => unknown): void {}

describe("scopes", () => {
  const reader = createClient({ baseUrl, scopes: ["pet:read"] });
  const writer = createClient({ baseUrl, scopes: ["pet:write"] });
  const both = createClient({ baseUrl, scopes: ["pet:read", "pet:write", "more"] });
  const free = createClient({ baseUrl });
  const none = createClient({ baseUrl, scopes: [] });

  it("are kept for inspection", () => {
    expect(reader[state].scopes).toEqual(["pet:read"]);
    expect(free[state].scopes).toBeUndefined();
    expectTypeOf(reader).toEqualTypeOf<ApiClient<"pet:read">>();
    expectTypeOf(free).toEqualTypeOf<ApiClient<string>>();
  });

  it("decide what compiles", () => {
    compiled(() => [
      listPets(reader),
      listPets(both),
      listPets(free),
      createPet(both, { name: "" }),
      createPet(free, { name: "" }),
      call(reader, listPetsRequest()),
      call(both, createPetRequest({ name: "" })),
      send(free, createPetRequest({ name: "" })),
      iterate(both, listPetsRequest()),
      pages(reader, listPetsRequest()),
      // What needs no scope, every client may send.
      call(none, getPetRequest(1)),
      call(writer, getPetRequest(1)),
    ]);
    compiled(() => [
      // @ts-expect-error The client lacks pet:read.
      listPets(writer),
      // @ts-expect-error The client lacks both.
      listPets(none),
      // @ts-expect-error The client lacks pet:write: all scopes are needed.
      createPet(reader, { name: "" }),
      // @ts-expect-error The client lacks pet:read.
      call(writer, listPetsRequest()),
      // @ts-expect-error The client lacks pet:write.
      call(reader, createPetRequest({ name: "" })),
      // @ts-expect-error The client lacks pet:read.
      send(writer, listPetsRequest()),
      // @ts-expect-error The client lacks pet:read.
      iterate(writer, listPetsRequest()),
      // @ts-expect-error The client lacks pet:read.
      pages(none, listPetsRequest()),
    ]);
  });

  it("may be needed in one of several sets", () => {
    compiled(() => {
      const request: ApiRequest<{ 200: Pet }, ["pet:read" | "pet:write", "more"]> = {
        ...getPetRequest(1),
        operation: "either",
      };
      const more = createClient({ baseUrl, scopes: ["more"] });
      const calls = [call(both, request), send(more, request), call(free, request)];
      // @ts-expect-error The client has but one of two scopes, and not the third.
      return [...calls, call(reader, request)];
    });
    type Either<Granted extends string> = Scoped<Granted, ["a" | "b", "c"], () => void>;
    expectTypeOf<Either<"a" | "b">>().toEqualTypeOf<() => void>();
    expectTypeOf<Either<"c" | "d">>().toEqualTypeOf<() => void>();
    expectTypeOf<Either<"a">>().toEqualTypeOf<(() => void) | MissingScope<"b" | "c">>();
  });

  it("decide what a grouped client can call", () => {
    const some = createPetClient({ baseUrl, scopes: ["pet:read"] });
    const all = createPetClient({ baseUrl });
    compiled(() => [some.pets.list(), all.pets.list({ limit: 1 }), all.pets.create({ name: "" })]);
    // The client can be passed on as one that is not grouped.
    compiled(() => [listPets(some), iterate(some, listPetsRequest()), createPet(all, { name: "" })]);
    // @ts-expect-error Not callable: MissingScope<"pet:write">.
    compiled(() => some.pets.create({ name: "" }));
    // @ts-expect-error The same through the plain function.
    compiled(() => createPet(some, { name: "" }));
    // A function is part of the type, so that a client with more scopes fits where this one does.
    type Lack = Exclude<typeof some.pets.create, (...args: never) => unknown>;
    expectTypeOf<Lack>().toEqualTypeOf<MissingScope<"pet:write">>();
    expect(Object.keys(some)).toEqual(["pets"]);
  });

  it("and credentials have known names", () => {
    compiled(() => createPetClient({ baseUrl, credentials: { petKey: process.env["KEY"] } }));
    // @ts-expect-error There is no such scheme.
    compiled(() => createPetClient({ baseUrl, credentials: { petkey: "" } }));
  });
});

describe("results", () => {
  it("are those of the documented successes", () => {
    expectTypeOf<Success<ListPetsResponses>>().toEqualTypeOf<PetList>();
    expectTypeOf<Success<GetPetResponses>>().toEqualTypeOf<Pet | undefined>();
    expectTypeOf<Success<CreatePetResponses>>().toEqualTypeOf<Pet>();
    expectTypeOf<Success<{ 405: undefined }>>().toEqualTypeOf<never>();
    expectTypeOf<Success<{ "2XX": Pet; default: Failure }>>().toEqualTypeOf<Pet>();
    expectTypeOf<Success<{ 404: Failure; default: Pet }>>().toEqualTypeOf<Pet>();
    compiled(() => {
      const client = createClient({ baseUrl });
      expectTypeOf(call(client, listPetsRequest())).resolves.toEqualTypeOf<PetList>();
      expectTypeOf(call(client, deletePetRequest(1))).resolves.toEqualTypeOf<never>();
      expectTypeOf(iterate(client, listPetsRequest())).toEqualTypeOf<AsyncGenerator<Pet, void, undefined>>();
      expectTypeOf(pages(client, listPetsRequest())).toEqualTypeOf<
        AsyncGenerator<PetList, void, undefined>
      >();
    });
  });

  it("narrow by status: exact, range, default, undocumented", () => {
    compiled((): unknown => {
      const answer: Answer<GetPetResponses> = JSON.parse("0");
      if (answer.status === 200) return expectTypeOf(answer.data).toEqualTypeOf<Pet>();
      if (answer.status === 204) return expectTypeOf(answer.data).toEqualTypeOf<undefined>();
      if (answer.status === 404) return expectTypeOf(answer.data).toEqualTypeOf<Failure>();
      if (answer.status === 418) return expectTypeOf(answer.data).toEqualTypeOf<string>();
      if (answer.status === 503) return expectTypeOf(answer.data).toEqualTypeOf<Failure>();
      return expectTypeOf(answer.status).toExtend<HttpStatus>();
    });
    compiled((): unknown => {
      const answer: Answer<ListPetsResponses> = JSON.parse("0");
      if (answer.status === 401) return expectTypeOf(answer.data).toEqualTypeOf<Failure>();
      if (answer.status === 500) return expectTypeOf(answer.data).toEqualTypeOf<unknown>();
      expectTypeOf(answer.headers).toEqualTypeOf<Headers>();
      // @ts-expect-error Not before the status is known.
      return answer.data.results;
    });
  });

  it("are in switches that tsc can follow to the end", () => {
    compiled(() => (answer: Answer<{ 200: Pet; "2XX": string; default: Failure }>): string => {
      switch (answer.status) {
        case 200:
          return answer.data.name;
        case 202:
          return answer.data;
        case 404:
          return answer.data.detail;
        default:
          return String(answer.data);
      }
    });
  });
});

describe("tables of guards", () => {
  it("must agree with their types", () => {
    const check = (): [] => [];
    compiled(() => [
      { 200: { is: isPet, check }, 204: null } satisfies ResponseGuards<{ 200: Pet; 204: undefined }>,
      { 200: { as: "text" }, "4XX": { as: "blob" } } satisfies ResponseGuards<{ 200: string; "4XX": Blob }>,
      { default: { as: "auto" } } satisfies ResponseGuards<{ default: unknown }>,
      // @ts-expect-error The guard of another type.
      { 200: { is: isFailure, check } } satisfies ResponseGuards<{ 200: Pet }>,
      // @ts-expect-error A body without a guard.
      { 200: null } satisfies ResponseGuards<{ 200: Pet }>,
      // @ts-expect-error A status without an entry.
      { 200: { is: isPet, check } } satisfies ResponseGuards<{ 200: Pet; 404: Failure }>,
      // @ts-expect-error JSON read as text.
      { 200: { as: "text" } } satisfies ResponseGuards<{ 200: Pet }>,
    ]);
  });

  it("go into requests as they are", () => {
    expectTypeOf(listPetsRequest()).toExtend<ApiRequest<ListPetsResponses, "pet:read">>();
    expectTypeOf(listPetsRequest()).toExtend<ApiRequest<unknown, string>>();
    expectTypeOf(listPetsRequest()).not.toExtend<ApiRequest<ListPetsResponses>>();
  });
});
