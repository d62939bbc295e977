/** What the generator writes for a small document, by hand. */
import { jsonBody } from "../../templates/runtime/body.js";
import {
  type ApiClient,
  type ClientOptions,
  type Scoped,
  createClient,
} from "../../templates/runtime/client.js";
import type { Issue } from "../../templates/runtime/issue.js";
import {
  type ApiRequest,
  type PagedRequest,
  type ResponseGuards,
  path,
} from "../../templates/runtime/request.js";
import type { SecurityScheme } from "../../templates/runtime/security.js";
import { type CallOptions, call } from "../../templates/runtime/send.js";

export interface Pet {
  readonly id: number;
  readonly name: string;
}
/** A pet on the wire. */
export const rex = '{"id":1,"name":"Rex"}';

export interface PetList {
  readonly results: readonly Pet[];
  readonly next: string | null;
}
export interface Failure {
  readonly detail: string;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
export function isPet(value: unknown): value is Pet {
  return isObject(value) && typeof value["id"] === "number" && typeof value["name"] === "string";
}
function isPetList(value: unknown): value is PetList {
  return isObject(value) && Array.isArray(value["results"]) && value["results"].every(isPet);
}
export function isFailure(value: unknown): value is Failure {
  return isObject(value) && typeof value["detail"] === "string";
}
function checkPet(value: unknown): Issue[] {
  if (isPet(value)) return [];
  return [
    {
      pointer: "/id",
      keyword: "type",
      schema: "pets.yaml#/components/schemas/Pet/properties/id/type",
      message: "must be integer",
      found: isObject(value) ? typeof value["id"] : typeof value,
    },
  ];
}
const checkPetList = (value: unknown): Issue[] => (isPetList(value) ? [] : checkPet(undefined));
const checkFailure = (value: unknown): Issue[] => (isFailure(value) ? [] : checkPet(undefined));

const petKey = { scheme: "petKey", kind: "bearer" } as const satisfies SecurityScheme;

export interface ListPetsParams {
  readonly limit?: number | undefined;
}
export interface ListPetsResponses {
  200: PetList;
  401: Failure;
}
const listPetsResponses = {
  200: { is: isPetList, check: checkPetList },
  401: { is: isFailure, check: checkFailure },
} as const satisfies ResponseGuards<ListPetsResponses>;

export function listPetsRequest(
  params: ListPetsParams = {},
): PagedRequest<ListPetsResponses, Pet, "pet:read"> {
  return {
    operation: "listPets",
    method: "GET",
    path: path`/pets/`,
    query: [["limit", params.limit]],
    security: [[petKey]],
    responses: listPetsResponses,
    page: { items: (page) => page.results, next: (page) => page.next },
  };
}
export function listPets(
  client: ApiClient<"pet:read">,
  params?: ListPetsParams,
  options?: CallOptions,
): Promise<PetList> {
  return call(client, listPetsRequest(params), options);
}

export interface GetPetResponses {
  200: Pet;
  204: undefined;
  404: Failure;
  "4XX": string;
  default: Failure;
}
const getPetResponses = {
  200: { is: isPet, check: checkPet },
  204: null,
  404: { is: isFailure, check: checkFailure },
  "4XX": { as: "text" },
  default: { is: isFailure, check: checkFailure },
} as const satisfies ResponseGuards<GetPetResponses>;

/** Needs no scope and no credential. */
export function getPetRequest(id: number | string): ApiRequest<GetPetResponses> {
  return {
    operation: "getPet",
    method: "GET",
    path: path`/pets/${id}/`,
    responses: getPetResponses,
    source: "pets.yaml#/paths/~1pets~1{id}~1/get",
  };
}

export interface CreatePetResponses {
  201: Pet;
}
const createPetResponses = {
  201: { is: isPet, check: checkPet },
} as const satisfies ResponseGuards<CreatePetResponses>;

export function createPetRequest(
  body: Omit<Pet, "id">,
): ApiRequest<CreatePetResponses, "pet:read" | "pet:write"> {
  return {
    operation: "createPet",
    method: "POST",
    path: path`/pets/`,
    body: jsonBody(body),
    security: [[petKey]],
    responses: createPetResponses,
  };
}
export function createPet(
  client: ApiClient<"pet:read" | "pet:write">,
  body: Omit<Pet, "id">,
  options?: CallOptions,
): Promise<Pet> {
  return call(client, createPetRequest(body), options);
}

/** An operation that the document never lets succeed. */
export function deletePetRequest(id: number): ApiRequest<{ 405: undefined }> {
  return { operation: "deletePet", method: "DELETE", path: path`/pets/${id}/`, responses: { 405: null } };
}

export interface PetClient<Granted extends string = string> extends ApiClient<Granted> {
  readonly pets: {
    readonly list: Scoped<
      Granted,
      "pet:read",
      (params?: ListPetsParams, options?: CallOptions) => Promise<PetList>
    >;
    readonly create: Scoped<
      Granted,
      "pet:read" | "pet:write",
      (body: Omit<Pet, "id">, options?: CallOptions) => Promise<Pet>
    >;
  };
}
export function createPetClient<const Granted extends string = string>(
  options: ClientOptions<Granted, "petKey">,
): PetClient<Granted>;
export function createPetClient(options: ClientOptions<string, "petKey">): PetClient {
  const client = createClient(options);
  return {
    ...client,
    pets: {
      list: (params, options) => listPets(client, params, options),
      create: (body, options) => createPet(client, body, options),
    },
  };
}
