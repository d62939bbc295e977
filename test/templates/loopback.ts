/** A real server on the loopback, which remembers what arrived. */
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createClient } from "../../templates/runtime/client.js";

export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export interface Loopback {
  readonly origin: string;
  readonly arrived: Arrived[];
}

export type Handler = (request: Arrived, response: ServerResponse, count: number) => void;

/** Listens until the test is over. The handler gets the number of the request, from 1. */
export async function serve(handler: Handler): Promise<Loopback> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks) };
      arrived.push(one);
      handler(one, response, arrived.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, arrived };
}

/** Answers JSON. */
export function json(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It did not reject");
}

/** Everything that a log could show of a value. */
export async function printed(value: unknown): Promise<string> {
  const { inspect } = await import("node:util");
  const text = inspect(value, { depth: 12, showHidden: true, getters: true });
  return value instanceof Error
    ? `${text}\n${value.message}\n${value.stack ?? ""}\n${JSON.stringify(value)}`
    : text;
}

/** A client of a server that always answers the same. */
export async function answering(status: number, body: string, headers: Record<string, string> = {}) {
  const { origin, arrived } = await serve((_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  return { client: createClient({ baseUrl: origin, retries: 0 }), origin, arrived };
}

export const asJson = { "content-type": "application/json; charset=utf-8" };
