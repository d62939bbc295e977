/** Documents from other hosts: allowed by name, over a real connection, and never by accident. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { bundle } from "../../generator/bundle.js";
import { lint } from "../../generator/lint/lint.js";
import { run } from "../../generator/pipeline.js";
import { isAllowed } from "../../generator/source/url.js";
import { type Handler, type Loopback, serve } from "../templates/loopback.js";

const shared = JSON.stringify({ Pet: { type: "object", properties: { next: { $ref: "more.json#/Name" } } } });

const files: Readonly<Record<string, string>> = {
  "/shared.json": shared,
  "/more.json": JSON.stringify({ Name: { type: "string" } }),
  "/api.json": JSON.stringify(document("shared.json#/Pet")),
};

function document(reference: string): object {
  const content = { "application/json": { schema: { $ref: reference } } };
  const get = { operationId: "read", responses: { 200: { description: "", content } } };
  return { openapi: "3.1.1", info: { title: "T", version: "1" }, paths: { "/pets": { get } } };
}

/** A server of the files above. */
function start(more: Handler = (_, response) => void response.writeHead(404).end()): Promise<Loopback> {
  return serve((request, response, count) => {
    const text = files[request.url];
    if (text === undefined) more(request, response, count);
    else response.end(text);
  });
}

/** A local document that refers to another host. */
function local(reference: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "specwright-remote-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(document(reference)));
  return file;
}

function hostOf({ origin }: Loopback): string {
  return new URL(origin).host;
}

describe("a remote reference", () => {
  it("is refused by default, with the way to allow it, and nothing is asked", async () => {
    const server = await start();
    const { diagnostics } = await run({ input: local(`${server.origin}/shared.json#/Pet`) });
    const [told] = diagnostics.filter(({ code }) => code === "reference-remote");
    expect(told?.help).toContain(`--allow-host ${hostOf(server)}`);
    expect(told?.place?.pointer).toMatch(/schema\/\$ref$/);
    expect(server.arrived).toEqual([]);
  });

  it("is followed where its host is allowed, and what it refers to is, too", async () => {
    const server = await start();
    const input = local(`${server.origin}/shared.json#/Pet`);
    const { diagnostics, files: output } = await run({ input, allowHosts: [hostOf(server)] });
    expect(diagnostics).toEqual([]);
    expect(output.find(({ path: name }) => name === "models.ts")?.text).toContain("next?: Name");
    expect(server.arrived.map(({ url }) => url)).toEqual(["/shared.json", "/more.json"]);
    expect(server.arrived[0]?.headers).not.toHaveProperty("authorization");
    expect(server.arrived[0]?.headers).not.toHaveProperty("cookie");
  });

  it("in data is fetched in vain at most, and never told of", async () => {
    const server = await start();
    const file = local("#/components/schemas/A");
    const example = { $ref: `${server.origin}/gone.json` };
    const components = { schemas: { A: { type: "object", example } } };
    writeFileSync(file, JSON.stringify({ ...document("#/components/schemas/A"), components }));
    const { diagnostics } = await run({ input: file, allowHosts: [hostOf(server)] });
    expect(diagnostics).toEqual([]);
  });

  test.each<[string, Handler, RegExp]>([
    ["that is not there", (_, response) => void response.writeHead(404).end(), /answers 404/],
    [
      "that goes elsewhere",
      (_, response) => void response.writeHead(302, { location: "https://example.com/a.json" }).end(),
      /redirects to example.com/,
    ],
    [
      "that goes round",
      ({ url }, response) => void response.writeHead(302, { location: url }).end(),
      /redirects too often/,
    ],
    [
      "that goes nowhere",
      (_, response) => void response.writeHead(302, { location: "http://[" }).end(),
      /redirects to what is no URL/,
    ],
    [
      "that leaves https",
      (_, response) => void response.writeHead(302, { location: "http://example.test/?token=abc" }).end(),
      /redirects to example\.test, but not over https$/,
    ],
    [
      "that is a page to sign in",
      (_, response) => void response.writeHead(200).end("<!DOCTYPE html>\n<html><p>Sign in: here</p></html>"),
      /web page \(HTML\)/,
    ],
    ["that hangs up", (_, response) => void response.destroy(), /cannot be read/],
  ])("%s is told at its place", async (_, handler, message) => {
    const server = await start(handler);
    const input = local(`${server.origin}/other.json#/Pet`);
    const { diagnostics } = await run({ input, allowHosts: [hostOf(server), "example.test"] });
    const [told] = diagnostics.filter(({ code }) => code === "file-unreadable");
    expect(told?.message).toMatch(message);
    expect(told?.place?.file).toBe(input);
  });

  it("is followed through redirects on allowed hosts", async () => {
    const server = await start(
      (_, response) => void response.writeHead(301, { location: "/shared.json" }).end(),
    );
    const input = local(`${server.origin}/moved#/Pet`);
    expect((await run({ input, allowHosts: [hostOf(server)] })).diagnostics).toEqual([]);
  });

  it("starts where the file came from in the end, and not where it was asked for", async () => {
    const moved = {
      Pet: { properties: { next: { $ref: "more.json#/Name" }, self: { $ref: "v2.json#/Pet" } } },
    };
    const server = await start(({ url }, response) => {
      if (url === "/latest/shared") response.writeHead(302, { location: "/v2/v2.json" }).end();
      else response.end(JSON.stringify(url === "/v2/v2.json" ? moved : { Name: { type: "string" } }));
    });
    const input = local(`${server.origin}/latest/shared#/Pet`);
    const allowHosts = [hostOf(server)];
    const { diagnostics, files: output } = await run({ input, allowHosts, paths: true });
    expect(diagnostics).toEqual([]);
    const models = output.find(({ path: name }) => name === "models.ts")?.text;
    expect(models).toContain("next?: Name");
    expect(models).toContain("self?: Pet");
    expect(server.arrived.map(({ url }) => url)).toEqual(["/latest/shared", "/v2/v2.json", "/v2/more.json"]);
    expect((await bundle(input, { allowHosts })).diagnostics).toEqual([]);
  });
});

describe("a remote document", () => {
  it("is generated, bundled and linted where its host is allowed", async () => {
    const server = await start();
    const input = `${server.origin}/api.json`;
    const allowHosts = [hostOf(server)];
    const { diagnostics, files: output } = await run({ input, allowHosts, paths: true });
    expect(diagnostics).toEqual([]);
    expect(output.map(({ path: name }) => name)).toEqual(expect.arrayContaining(["models.ts", "paths.ts"]));
    const bundled = await bundle(input, { allowHosts });
    expect(bundled.diagnostics).toEqual([]);
    expect(bundled.text).toContain('"Pet"');
    const linted = await lint({ documents: [input], allowHosts });
    expect(linted.unreadable).toBe(false);
    expect(linted.texts.get(input)).toBe(files["/api.json"]);
    expect(linted.diagnostics.filter(({ code }) => /unresolved|remote|unreadable/.test(code))).toEqual([]);
  });

  it("is asked for with the headers of its own host, which go nowhere else and are never shown", async () => {
    const other = await start();
    const server = await start(({ headers }, response) => {
      const isKnown = headers.authorization === "Bearer abc123";
      if (isKnown) response.writeHead(302, { location: `${other.origin}/api.json` }).end();
      else response.writeHead(401).end();
    });
    const input = `${server.origin}/private`;
    const allowHosts = [hostOf(server), hostOf(other)];
    const asking = {
      input,
      allowHosts,
      hostHeaders: { [hostOf(server)]: () => ({ authorization: "Bearer abc123" }) },
    };
    const { diagnostics, files: output } = await run(asking);
    expect(diagnostics).toEqual([]);
    expect(server.arrived.map(({ url }) => url)).toEqual(["/private"]);
    expect(other.arrived.map(({ url }) => url)).toEqual(["/api.json", "/shared.json", "/more.json"]);
    for (const { headers } of other.arrived) expect(headers).not.toHaveProperty("authorization");
    expect(JSON.stringify(output)).not.toContain("abc123");
    const refused = await run({ input, allowHosts });
    expect(refused.diagnostics[0]?.message).toMatch(/answers 401.*hostHeaders/);
  });

  test.each<[string, unknown]>([
    ["a line break in it", "abc123\nx: y"],
    ["nothing in it", undefined],
  ])("is not asked for with a header that has %s", async (_, authorization) => {
    const server = await start();
    const hostHeaders = {
      [hostOf(server)]: () => JSON.parse(JSON.stringify({ authorization: authorization ?? null })),
    };
    const { diagnostics } = await run({
      input: `${server.origin}/api.json`,
      allowHosts: [hostOf(server)],
      hostHeaders,
    });
    expect(diagnostics[0]?.message).toMatch(/the header "authorization" .* is no text that can be sent/);
    expect(JSON.stringify(diagnostics)).not.toContain("abc123");
    expect(server.arrived).toEqual([]);
  });

  it("leaves nothing of its query in the output, and no password in what is told", async () => {
    const server = await start(({ url }, response) => void response.end(files[url.replace(/\?.*/, "")]));
    const input = `${server.origin}/api.json?token=abc123`;
    const { diagnostics, files: output } = await run({ input, allowHosts: [hostOf(server)] });
    expect(diagnostics).toEqual([]);
    expect(output.filter(({ text }) => text.includes("abc123"))).toEqual([]);
    const secret = server.origin.replace("//", "//user:abc123@");
    const refused = await run({ input: `${secret}/api.json`, allowHosts: [hostOf(server)] });
    expect(refused.stopped).toBe("unreadable");
    expect(JSON.stringify(refused.diagnostics)).not.toContain("abc123");
  });

  it("is refused by default", async () => {
    const { origin, arrived } = await start();
    const { diagnostics, stopped } = await run({ input: `${origin}/api.json` });
    expect([diagnostics.map(({ code }) => code), stopped]).toEqual([["reference-remote"], "unreadable"]);
    expect(arrived).toEqual([]);
  });
});

test.each<[string, string, boolean]>([
  ["https://example.com/a.yaml", "example.com", true],
  ["https://EXAMPLE.com/a.yaml", "Example.com", true],
  ["https://example.com:8443/a.yaml", "example.com", false],
  ["https://example.com:8443/a.yaml", "example.com:8443", true],
  ["https://example.com/a.yaml", "example.com:443", true],
  ["https://example.com/a.yaml", "https://example.com", false],
  ["https://b\u00fccher.example/a.yaml", "b\u00fccher.example", true],
  ["http://localhost:8080/a.yaml", "LOCALHOST", true],
  ["http://[::1]:8080/a.yaml", "[::1]", true],
  ["http://example.com/a.yaml", "example.com", false],
  ["http://localhost:8080/a.yaml", "localhost", true],
  ["http://localhost:8080/a.yaml", "localhost:8081", false],
  ["https://user:secret@example.com/a.yaml", "example.com", false],
  ["https://example.com.evil.test/a.yaml", "example.com", false],
  ["https://sub.example.com/a.yaml", "example.com", false],
  ["file:///etc/passwd", "", false],
  ["ftp://example.com/a.yaml", "example.com", false],
])("%s where %s is allowed: %s", (url, host, want) => {
  expect(isAllowed(url, [host])).toBe(want);
});
