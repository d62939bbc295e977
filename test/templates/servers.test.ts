import { describe, expect, it, test } from "vitest";
import { createClient } from "../../templates/runtime/client.js";
import type { ApiRequest } from "../../templates/runtime/request.js";
import { call } from "../../templates/runtime/send.js";
import { serverUrl } from "../../templates/runtime/servers.js";
import { serve } from "./loopback.js";

const server = {
  url: "https://{region}.example.com/{version}?{region}",
  variables: { region: { default: "eu", enum: ["eu", "us"] }, version: { default: "v1" } },
} as const;

describe("the address of a server", () => {
  it("has the variables, or their defaults", () => {
    expect(serverUrl(server)).toBe("https://eu.example.com/v1?eu");
    expect(serverUrl(server, { region: "us", version: "$&" })).toBe("https://us.example.com/$&?us");
    expect(serverUrl({ url: "/v1" })).toBe("/v1");
  });

  it("has no other values than the document's", () => {
    // @ts-expect-error There is no such region.
    expect(() => serverUrl(server, { region: "evil.example/" })).toThrow(/region must be one of: eu, us/);
  });
});

describe("an operation with a server of its own", () => {
  const upload = (own: string): ApiRequest<{ 204: undefined }> => ({
    operation: "upload",
    method: "POST",
    path: "/files",
    server: own,
    security: [[{ scheme: "key", kind: "apiKey", in: "header", name: "x-key" }]],
    responses: { 204: null },
  });

  async function origins() {
    const main = await serve((_, response) => response.writeHead(204).end());
    const own = await serve((_, response) => response.writeHead(204).end());
    return { main, own, options: { baseUrl: `${main.origin}/api`, credentials: { key: "secret" } } };
  }

  it("goes to the base URL unless the client says otherwise, and no credential elsewhere", async () => {
    const { main, own, options } = await origins();
    await call(createClient(options), upload(own.origin));
    expect([main.arrived.map(({ url }) => url), own.arrived]).toEqual([["/api/files"], []]);
  });

  it("goes to its server where the client says so, with its credentials", async () => {
    const { main, own, options } = await origins();
    await call(createClient({ ...options, operationServers: true }), upload(`${own.origin}/v2/`));
    expect(main.arrived).toEqual([]);
    expect(own.arrived.map(({ url, headers }) => [url, headers["x-key"]])).toEqual([["/v2/files", "secret"]]);
  });

  test.each([
    ["/v2", "/v2/files"],
    ["v2", "/api/v2/files"],
  ])("at %s is below the origin of the base URL", async (own, want) => {
    const { main, options } = await origins();
    await call(createClient({ ...options, operationServers: true }), upload(own));
    expect(main.arrived.map(({ url }) => url)).toEqual([want]);
  });
});
