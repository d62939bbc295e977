/** The commands of `toCurl`, run by a shell with the real curl, send what the client sends. */
import { execFile, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type PostHogClient,
  createPostHogClient,
  createSubscriptionRequest,
  createUserInterviewRequest,
  listSessionValuesRequest,
  runEndpointRequest,
  send,
  toCurl,
  updateUserInterviewRequest,
} from "../../generated/posthog/index.js";
import { documentedCalls } from "./calls.js";
import { readParts } from "./multipart.js";
import { type AnyRequest, entry } from "./reflect.js";
import { type Arrived, type TestServer, startServer } from "./server.js";

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
const key = "phx_Test$Key`of`\"the\" 'curl' \\tests";
const bytes = randomBytes(300_000);
const audio = new File([bytes], "interview.m4a", { type: "audio/mp4" });

let server: TestServer;
let posthog: PostHogClient;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  posthog = createPostHogClient({ baseUrl: server.origin, credentials: { personalApiKey: key }, retries: 0 });
  folder = await mkdtemp(path.join(tmpdir(), "specwright-curl-"));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const run = promisify(execFile);

/** What arrives of the command, run where the files are and with the key in the variable that it names. */
async function arrivedByCurl(request: AnyRequest): Promise<Arrived> {
  const command = toCurl(request, server.origin);
  expect(command).not.toContain(key);
  const [, variable = ""] = /"Authorization: Bearer \$\{?(\w+)/.exec(command) ?? [];
  expect(variable).toBe("PERSONAL_API_KEY");
  server.answerWith({ status: 200, text: "It arrived" });
  // --disable: the machine's own ~/.curlrc does not count.
  const shell = await run("sh", ["-c", command.replace(/^curl /, "curl --disable --silent --show-error ")], {
    cwd: folder,
    env: { PATH: process.env["PATH"], [variable]: key },
  });
  expect(shell).toEqual({ stdout: "It arrived", stderr: "" });
  return server.only();
}

async function arrivedByClient(request: AnyRequest): Promise<Arrived> {
  server.answerWith({ status: 500, text: "It arrived" });
  await send(posthog, request, { validation: "off" });
  return server.only();
}

async function expectTheSame(request: AnyRequest): Promise<Arrived> {
  const [one, other] = [await arrivedByClient(request), await arrivedByCurl(request)];
  expect([other.method, other.target]).toEqual([one.method, one.target]);
  for (const name of ["authorization", "accept", "cookie"]) {
    expect([name, other.headers.get(name)]).toEqual([name, one.headers.get(name)]);
  }
  expect(one.headers.get("authorization")).toEqual([`Bearer ${key}`]);
  if (one.headers.get("content-type")?.[0]?.startsWith("multipart/") === true) {
    expect(readParts(other)).toEqual(readParts(one));
  } else {
    expect(other.headers.get("content-type")).toEqual(one.headers.get("content-type"));
    expect(other.body.toString("utf8")).toBe(one.body.toString("utf8"));
  }
  return other;
}

describe.skipIf(!hasCurl)("toCurl (skipped where there is no curl)", () => {
  beforeAll(() => writeFile(path.join(folder, "interview.m4a"), bytes));

  it.each(documentedCalls(audio))("$name", async ({ row, params }) => {
    const { method, body } = await expectTheSame(entry(row.id).request(params));
    expect(method).toBe(row.method);
    expect(body.length > 0).toBe(row.body !== null);
  });

  const awkward = "$HOME `id` \"two\" 'one' \\ ! * ? [a-b] {c,d} ~ #e & ; | < > \t\r\n% @f é ☃ %41 --";

  it("hides everything from the shell, and from curl's globbing: the query", async () => {
    const { target } = await expectTheSame(
      listSessionValuesRequest({ project_id: awkward, key: awkward, value: "@file" }),
    );
    expect(target).toContain(encodeURIComponent("`id`"));
  });

  it("hides everything from the shell: a JSON body", async () => {
    const body = {
      target_type: "email",
      target_value: awkward,
      frequency: "weekly",
      start_date: "@-",
      title: "",
    };
    const { body: sent } = await expectTheSame(createSubscriptionRequest({ project_id: "1", body }));
    expect(JSON.parse(sent.toString("utf8"))).toEqual(body);
  });

  it("hides everything from the shell, and from curl's -F: texts of a form", async () => {
    for (const summary of [awkward, "@interview.m4a", "<interview.m4a", "a;type=text/html", "", '"', "="]) {
      const body = { summary, interviewee_emails: ["Sam <sam@example.com>", "a,b;c", "@x"] };
      const parts = readParts(
        await expectTheSame(updateUserInterviewRequest({ project_id: "1", id: "2", body })),
      );
      expect(parts.map(({ content }) => content.toString("utf8"))).toEqual([
        summary,
        ...body.interviewee_emails,
      ]);
    }
  });

  it.each(["a b.m4a", 'it\'s; "loud",$HOME.m4a', "ünï☃.m4a", "-", "back\\slash.m4a"])(
    "reads a file by its own name: %s",
    async (name) => {
      const content = randomBytes(1000);
      await writeFile(path.join(folder, path.win32.basename(name)), content);
      const file = new File([content], name, { type: "audio/x-m4a" });
      const request = createUserInterviewRequest({ project_id: "1", body: { audio: file } });
      const [part] = readParts(await expectTheSame(request));
      expect(part?.content.equals(content)).toBe(true);
      expect(part?.contentType).toBe("audio/x-m4a");
    },
  );

  it("reads what has no name from `blob`", async () => {
    await writeFile(path.join(folder, "blob"), bytes);
    const body = { audio: new Blob([bytes]) };
    const [part] = readParts(await expectTheSame(createUserInterviewRequest({ project_id: "1", body })));
    expect(part).toMatchObject({ filename: "blob", contentType: "application/octet-stream" });
  });

  it("a POST without a body stays a POST", async () => {
    const { method, body } = await expectTheSame(
      runEndpointRequest({ project_id: "1", name: "weekly_signups" }),
    );
    expect([method, body.length]).toEqual(["POST", 0]);
  });
});
