/** Servers that fail for a while, and clients that do not wait. */
import { type ClientOptions, createClient } from "../../templates/runtime/client.js";
import type { RetryPolicy } from "../../templates/runtime/retry.js";
import { type Handler, json, serve } from "./loopback.js";

export const rex = { id: 1, name: "Rex" };
export const now = Date.UTC(2026, 0, 1);

/** A client whose waits are noted in place of being waited. */
export async function patient(handler: Handler, policy: RetryPolicy = {}, more: Partial<ClientOptions> = {}) {
  const { origin, arrived } = await serve(handler);
  const waits: number[] = [];
  const retries: RetryPolicy = {
    random: () => 0.5,
    now: () => now,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    ...policy,
  };
  const client = createClient({ baseUrl: origin, credentials: { petKey: "k" }, retries, ...more });
  return { client, origin, arrived, waits };
}

export function failing(times: number, status: number, headers: Record<string, string> = {}): Handler {
  return (_, response, count) =>
    count <= times ? json(response, status, { detail: "no" }, headers) : json(response, 200, rex);
}
