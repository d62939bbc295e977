/** What an output exports, found by its shape: the tests know nothing of it at compile time. */

export interface Builder {
  readonly path: string;
  readonly request: (params: object) => { readonly path: string };
}

/** The builders in `contract.ts`. */
export function buildersOf(contract: unknown): Builder[] {
  return Object.values(Object(contract)).filter(isBuilder);
}

function isBuilder(value: unknown): value is Builder {
  const { path, request } = Object(value);
  return typeof path === "string" && typeof request === "function";
}

/**
 * Params that have every key. Each value but the body is the parameter's own name, without the place that
 * is put before it where a name stands in several: `query_id`.
 */
export function anyParams(body: unknown): object {
  const get = (_: object, key: string | symbol): unknown =>
    key === "body" ? body : String(key).replace(/^(path|query|header|cookie)_/, "");
  return new Proxy({}, { get });
}

export interface Guard {
  readonly is: (value: unknown) => boolean;
  readonly check: (value: unknown) => readonly unknown[];
}

/** `is<Name>` and `check<Name>` by name. */
export function guardsOf(output: Readonly<Record<string, unknown>>): Map<string, Guard> {
  const guards = Object.entries(output).flatMap(([name, is]): [string, Guard][] => {
    const check = output[name.replace(/^is/, "check")];
    if (!name.startsWith("is") || typeof is !== "function" || typeof check !== "function") return [];
    return [[name.slice(2), { is: (value) => is(value) === true, check: (value) => check(value) }]];
  });
  return new Map(guards);
}

type Send = (request: Request) => Promise<Response>;
type Client = Readonly<Record<string, Readonly<Record<string, (params: object) => Promise<unknown>>>>>;

/** The client that the output makes, with all its groups. */
export function clientOf(output: Readonly<Record<string, unknown>>, fetch: Send): Client {
  const create = Object.entries(output).find(([name]) => /^create.+Client$/.test(name))?.[1];
  if (typeof create !== "function") throw new Error("The output has no function that makes a client");
  const client: unknown = create({ baseUrl: "https://example.com", fetch, retries: 0 });
  return client as Client;
}
