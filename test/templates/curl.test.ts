import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished, test } from "vitest";
import { binaryBody, jsonBody, textBody } from "../../templates/runtime/body.js";
import { createClient } from "../../templates/runtime/client.js";
import { toCurl } from "../../templates/runtime/curl.js";
import { RequestError } from "../../templates/runtime/errors.js";
import { multipartBody } from "../../templates/runtime/multipart.js";
import { type ApiRequest, path } from "../../templates/runtime/request.js";
import type { SecurityScheme } from "../../templates/runtime/security.js";
import { send } from "../../templates/runtime/send.js";
import { urlencodedBody } from "../../templates/runtime/urlencoded.js";
import { type Arrived, serve } from "./loopback.js";
import { createPetRequest, getPetRequest } from "./pets.js";

const run = promisify(execFile);
const hasCurl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);

function any(more: Partial<ApiRequest<unknown>>): ApiRequest<unknown> {
  return { operation: "any", method: "GET", path: "/", responses: {}, ...more };
}

/** The same request by curl, in a shell, and by the client. */
async function both(
  request: ApiRequest<unknown>,
  {
    env = {},
    files = {},
    credentials = {},
  }: {
    env?: Record<string, string>;
    files?: Record<string, Uint8Array>;
    credentials?: Record<string, string | { username: string; password: string }>;
  } = {},
): Promise<[curl: Arrived, client: Arrived]> {
  const { origin, arrived } = await serve((_, response) => response.end());
  const folder = await mkdtemp(join(tmpdir(), "specwright-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  // A shell without bash's own habits, as a POSIX shell is.
  await run("sh", ["-c", toCurl(request, origin)], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  await send(createClient({ baseUrl: origin, credentials, validation: "off" }), request);
  const [curl, client] = arrived;
  if (curl === undefined || client === undefined) throw new Error("Not both arrived");
  return [curl, client];
}

/** What curl and fetch may each write in their own way. */
function essence({ method, url, headers, body }: Arrived): object {
  const own = ["host", "connection", "user-agent", "accept-language", "sec-fetch-mode", "accept-encoding"];
  const rest = Object.entries(headers).filter(([name]) => !own.includes(name));
  return { method, url, headers: Object.fromEntries(rest), body: body.toString("latin1") };
}

/** Parts in their order, head and content, without the boundary. */
function parts({ headers, body }: Arrived): string[] {
  const boundary = headers["content-type"]?.match(/boundary=(.*)/)?.[1] ?? "";
  return body.toString("latin1").split(`--${boundary}`);
}

const nasty = `it's "quoted" $HOME \`id\` $(id) \\n !! ; & | < > * ? # ~ \n tab\t é → end`;

describe.skipIf(!hasCurl)("curl sends what the client sends", () => {
  test.each<[string, ApiRequest<unknown>]>([
    ["a plain GET", getPetRequest("a b/c'd")],
    [
      "a query with brackets and quotes",
      any({
        query: [
          ["a[b]", "'x' {y}", { allowReserved: true }],
          ["c", ["$1", "`2`"]],
        ],
      }),
    ],
    ["brackets in the path", any({ path: "/a[1-3]/{x,y}" })],
    [
      "headers, an empty one, and cookies",
      any({
        headers: [
          ["X-Quote", `it's "$HOME" \\`],
          ["X-Empty", ""],
        ],
        cookies: [
          ["a", "b c"],
          ["d", "'"],
        ],
      }),
    ],
    ["JSON", any({ method: "POST", body: jsonBody({ nasty, list: [1, null] }) })],
    ["JSON that looks like a file", any({ method: "PUT", body: jsonBody("@/etc/passwd") })],
    ["text that looks like a file", any({ method: "POST", body: textBody("@/etc/passwd") })],
    ["text with everything", any({ method: "PATCH", body: textBody(nasty) })],
    ["an empty text", any({ method: "POST", body: textBody("") })],
    ["a form", any({ method: "POST", body: urlencodedBody({ a: nasty, b: [1, 2] }) })],
    ["HEAD", any({ method: "HEAD" })],
    ["DELETE", any({ method: "DELETE", path: path`/x/${"%"}/` })],
    ["another type", any({ accept: "text/csv, */*;q=0.1" })],
    ["a header in other letters", any({ headers: [["ACCEPT", "text/csv"]] })],
  ])("%s", async (_, request) => {
    const [curl, client] = await both(request);
    expect(essence(curl)).toEqual(essence(client));
  });

  it("binary bodies from a file", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const body = binaryBody(new File([bytes], "../../a 'b'.bin"), "application/octet-stream");
    const [curl, client] = await both(any({ method: "POST", body }), { files: { "a 'b'.bin": bytes } });
    expect(essence(curl)).toEqual(essence(client));
  });

  it("text that no argument can hold, from a file", async () => {
    const body = textBody("a\0b");
    const [curl, client] = await both(any({ method: "POST", body }), {
      files: { blob: Buffer.from("a\0b") },
    });
    expect(essence(curl)).toEqual(essence(client));
  });

  it("multipart bodies, part by part", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const body = multipartBody(
      {
        at: "@/etc/passwd",
        less: "<file",
        semicolon: "a;type=text/html;filename=x",
        nasty,
        'na"me\n': "quoted",
        meta: { at: "@x", quote: 'a"b\\c;type=text/html', list: ["é"] },
        csv: '@a;"b"\\,c',
        file: new File([bytes], `a "b";,é'.bin`, { type: "image/png; x=y" }),
        dash: new File([bytes], "-"),
        many: [new Blob(["1"]), "2"],
      },
      { csv: { contentType: "text/csv; charset=utf-8" } },
    );
    const files = { [`a "b";,é'.bin`]: bytes, "-": bytes, blob: Buffer.from("1") };
    const [curl, client] = await both(any({ method: "POST", body }), { files });
    expect(parts(curl)).toEqual(parts(client));
  });

  test.each<
    [SecurityScheme, Record<string, string>, Record<string, string | { username: string; password: string }>]
  >([
    [
      { scheme: "personalApiKey", kind: "bearer" },
      { PERSONAL_API_KEY: nasty.replace(/[^ -~]/g, "") },
      { personalApiKey: nasty.replace(/[^ -~]/g, "") },
    ],
    [
      { scheme: "login", kind: "basic" },
      { LOGIN_USERNAME: "me", LOGIN_PASSWORD: "a b$c" },
      { login: { username: "me", password: "a b$c" } },
    ],
    [
      { scheme: "APIKey2", kind: "apiKey", in: "header", name: "X-`$Key`!" },
      { API_KEY2: "k" },
      { APIKey2: "k" },
    ],
    [
      { scheme: "2-legged ключ", kind: "apiKey", in: "query", name: "a[b]" },
      { CREDENTIAL_2_LEGGED_: "k" },
      { "2-legged ключ": "k" },
    ],
    [{ scheme: "session", kind: "apiKey", in: "cookie", name: "sid" }, { SESSION: "k" }, { session: "k" }],
  ])("the credential of %j", async (scheme, env, credentials) => {
    const request = any({ security: [[], [scheme]], query: [["a", 1]], cookies: [["b", 2]] });
    const [curl, client] = await both(request, { env, credentials });
    expect(essence(curl)).toEqual(essence(client));
  });
});

describe("toCurl", () => {
  it("can be read", () => {
    expect(toCurl(createPetRequest({ name: "Rex's" }), "https://host/api")).toBe(
      `curl --request POST https://host/api/pets/ \\
  -H "Authorization: Bearer $PET_KEY" \\
  -H 'Accept: application/json' \\
  -H 'Content-Type: application/json' \\
  --data-raw '{"name":"Rex'\\''s"}'`,
    );
  });

  test.each<[string, ApiRequest<unknown>]>([
    ["a header with a line break", any({ headers: [["X", "a\nY: b"]] })],
    ["a part whose name holds =", any({ method: "POST", body: multipartBody({ "a=b": 1 }) })],
    ["a part with a NUL", any({ method: "POST", body: multipartBody({ a: "\0" }) })],
  ])("refuses %s", (_, request) => {
    expect(() => toCurl(request, "https://host")).toThrow(RequestError);
  });
});
