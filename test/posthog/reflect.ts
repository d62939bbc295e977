/** The output, looked up by name: tests that run over all operations cannot know the types of each. */
import * as output from "../../generated/posthog/index.js";
import { type ApiRequest, type Issue, type PostHogScope, contract } from "../../generated/posthog/index.js";

export type AnyRequest = ApiRequest<unknown, PostHogScope>;

export interface Guard {
  readonly is: (value: unknown) => boolean;
  readonly check: (value: unknown) => readonly Issue[];
}

/** What the contract says of one operation. */
export interface Entry {
  readonly method: string;
  readonly path: string;
  readonly scopes: readonly string[];
  readonly request: (params: unknown) => AnyRequest;
  readonly body: Guard | null;
  readonly responses: Readonly<Record<string, Guard | null>>;
}

type Listed = Omit<Entry, "request" | "responses"> & {
  readonly request: (params: never) => AnyRequest;
  readonly responses: Readonly<Record<string, Guard | { readonly as?: string } | null>>;
};

const entries: Readonly<Record<string, Listed>> = contract;

/** @throws Error where the contract has no such operation. */
export function entry(id: string): Entry {
  const found = entries[id];
  if (found === undefined) throw new Error(`The contract has no operation ${id}`);
  const { request, responses, ...others } = found;
  const guarded = Object.entries(responses).map(([status, guard]) => {
    if (guard !== null && !("is" in guard)) throw new Error(`${id} ${status} has no guard`);
    return [status, guard] as const;
  });
  return {
    ...others,
    request: (params) => Reflect.apply(request, undefined, [params]),
    responses: Object.fromEntries(guarded),
  };
}

/** A function that sends. */
export type Call = (...values: readonly unknown[]) => Promise<unknown>;

function functionIn(holder: object, name: string): Call {
  const value: unknown = Reflect.get(holder, name);
  if (typeof value !== "function") throw new Error(`${name} is no function`);
  return (...values) => Reflect.apply(value, holder, values);
}

/** The exported function of an operation: `listSubscriptions(client, params, options)`. */
export function plainCall(id: string): Call {
  return functionIn(output, id);
}

/** The method of a grouped client: `subscriptions.list(params, options)`. */
export function groupedCall(client: object, name: string): Call {
  const [group = "", action = ""] = name.split(".");
  const holder: unknown = Reflect.get(client, group);
  if (typeof holder !== "object" || holder === null) throw new Error(`The client has no ${group}`);
  return functionIn(holder, action);
}
