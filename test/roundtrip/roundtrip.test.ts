/**
 * What a generated builder writes, a server reads again: parameters by the tables of the specification,
 * forms by the platform's parser, all through a real HTTP server. `ROUND_TRIP=all` takes the largest
 * documents too.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Random } from "../agreement/random.js";
import { type NamedDocument, corpusDocuments } from "../corpus/documents.js";
import { type Loopback, serve } from "../templates/loopback.js";
import { type Form, formDifferences, formsOf } from "./bodies.js";
import { type RawOperation, operationsOf } from "./document.js";
import { type Build, buildersOf } from "./output.js";
import { differences, give, paramsOf } from "./parameters.js";
import { everyFormat } from "./swagger.js";

const limit = process.env["ROUND_TRIP"] === "all" ? Infinity : 600_000;
const documents = corpusDocuments().filter(
  ({ file, name }) => statSync(file).size < limit && (limit === Infinity || name !== "corpus/digitalocean"),
);
const sums = { parameters: 0, forms: 0 };

describe.skipIf(documents.length === 0)("requests of the corpus (skipped where ../shared is absent)", () => {
  it.each(documents)("$name", { timeout: 600_000 }, comesBack);
});

it("comes back in every format of OpenAPI 2.0", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "specwright-swagger-"));
  const file = path.join(folder, "swagger.json");
  writeFileSync(file, JSON.stringify(everyFormat));
  const before = { ...sums };
  await comesBack({ name: "every format", file });
  rmSync(folder, { recursive: true });
  // Eight lists of the first operation; then one in the path, for each form and for none, and one in a header.
  expect(sums.parameters - before.parameters).toBe(8 + 6);
  expect(sums.forms - before.forms).toBe(2);
});

async function comesBack({ name, file }: NamedDocument): Promise<void> {
  const server = await serve((_, response) => response.writeHead(204).end());
  const builders = await buildersOf(file, server.origin);
  const random = new Random(name);
  const told: string[] = [];
  for (const operation of operationsOf(file)) {
    const build = builders.get(`${operation.method} ${operation.path}`);
    // fetch knows no TRACE.
    if (operation.method === "TRACE") continue;
    if (build === undefined) {
      told.push(`${operation.method} ${operation.path} has no builder`);
      continue;
    }
    const problems = await tryOperation(operation, build, { server, random });
    told.push(...problems.map((problem) => `${operation.method} ${operation.path} ${problem}`));
  }
  expect(told).toEqual([]);
}

interface Trial {
  readonly server: Loopback;
  readonly random: Random;
}

async function tryOperation(
  operation: RawOperation,
  build: Build,
  { server, random }: Trial,
): Promise<string[]> {
  const problems: string[] = [];
  for (const form of [undefined, ...formsOf(operation, random)]) {
    const given = give(operation, random);
    // Without a form a body is there only so that builders which need one have one.
    const hasBody = operation.body !== undefined && !["GET", "HEAD"].includes(operation.method);
    const body = form === undefined ? {} : { body: form.fields, contentType: form.mediaType };
    await fetch(build({ ...paramsOf(given), ...(hasBody && { body: sample }), ...body }));
    const arrived = server.arrived.splice(0)[0];
    if (arrived === undefined) return ["never arrived"];
    sums.parameters += given.length;
    problems.push(...differences(given, operation.path.replace(/[?#].*$/s, ""), arrived));
    if (form !== undefined) problems.push(...(await formProblems(form, arrived)));
    else if (hasBody && takesJson(operation) && arrived.body.toString() !== JSON.stringify(sample))
      problems.push(`body: ${arrived.body.toString()} arrived`);
  }
  return problems;
}

const sample = { name: "é & 名前" };

function takesJson({ body }: RawOperation): boolean {
  return Object.keys(Object(body?.value["content"])).includes("application/json");
}

async function formProblems(form: Form, { headers, body }: Loopback["arrived"][number]): Promise<string[]> {
  sums.forms += 1;
  return formDifferences(form, String(headers["content-type"]), body);
}

// What reads nothing would find no difference.
afterAll(() => {
  if (documents.length === 0) return;
  expect(sums.parameters).toBeGreaterThan(200);
  expect(sums.forms).toBeGreaterThan(0);
});
