/** PostHog's client as a bundler takes it into a page: what is left of it, and that it works there. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Handler, json, serve } from "../templates/loopback.js";
import { bundle, hasBundler } from "./bundler.js";
import { hasChromium, open } from "./chromium.js";
import { packed, repository } from "./pack.js";
import { subscription } from "./samples.js";

let folder: string;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "specwright-bundle-"));
  fs.cpSync((await packed()).folder, path.join(folder, "node_modules/specwright"), { recursive: true });
  // As among a user's own sources, of which no package.json says that they have no side effects.
  fs.cpSync(path.join(repository, "generated/posthog"), path.join(folder, "api"), { recursive: true });
}, 180_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const one = (from: string): string => `
  import { createClient, getSubscription } from "${from}";
  const client = createClient({ baseUrl: "https://eu.posthog.com", credentials: { personalApiKey: "phx" } });
  console.log(await getSubscription(client, { project_id: "1", id: 7 }));
`;

describe.skipIf(!hasBundler)("bundled for browsers (skipped without esbuild)", () => {
  describe.each([
    ["the package", "specwright/posthog"],
    ["generated sources", "./api/index.js"],
  ])("from %s", (_, from) => {
    it("needs nothing that browsers lack, or that a content security policy forbids", async () => {
      const { text, imports } = await bundle(folder, `export * from "${from}";`);
      expect(imports).toEqual([]);
      expect(text).not.toMatch(/\beval\(|\bnew Function\b|\brequire\(|\bnode:|\bBuffer\b|\bprocess\.\w+[.[]/);
    });

    it("keeps of all operations the one that is called", async () => {
      const all = await bundle(folder, `export * from "${from}";`);
      const { text, inputs } = await bundle(folder, one(from));
      expect(resources(all.text).length).toBeGreaterThan(5);
      expect(resources(text)).toEqual(["subscriptions"]);
      expect(functions(text, /Subscriptions?Request$/)).toEqual(["getSubscriptionRequest"]);
      const operations = inputs.filter((file) => file.includes("/operations/"));
      expect(operations).toEqual([expect.stringContaining("subscriptions.")]);
    });

    it("keeps the guards of what that operation answers, and no others", async () => {
      const { text } = await bundle(folder, one(from));
      expect(functions(text, /^check[A-Z]\w+$/)).toEqual([
        ...["checkErrorBody", "checkErrorType", "checkLegacyErrorDetail", "checkLegacyErrorMessage"],
        ...["checkRoleAtOrganization", "checkStandardError", "checkSubscription"],
        ...["checkSubscriptionFrequency", "checkSubscriptionTargetType", "checkSubscriptionWeekday"],
        ...["checkTooManyRequestsHeaders", "checkUserBasic"],
      ]);
      // Their schemas have alternatives, and none excludes one.
      expect(functions(text, /^(?:anyOf|oneOf|notOf|explainRecursive)$/)).toEqual(["anyOf"]);
    });

    it("keeps one guard without the client", async () => {
      const { inputs } = await bundle(
        folder,
        `import { isErrorBody } from "${from}"; console.log(isErrorBody({}));`,
      );
      expect(inputs.filter((file) => !/(?:guards|checks)\.[jt]s$/.test(file))).toEqual(["entry.ts"]);
    });

    it("keeps of the Standard Schemas the one that is imported, and nothing of them elsewhere", async () => {
      const schemas = from.replace(/\/index\.js$/, "") + (from.startsWith(".") ? "/schemas.js" : "/schemas");
      const { text } = await bundle(
        folder,
        `import { ErrorBodySchema } from "${schemas}"; console.log(ErrorBodySchema);`,
      );
      expect(functions(text, /^is[A-Z]/)).toContain("isErrorBody");
      expect(Array.from(text.matchAll(/\bschema\(\s*\(\) => (is\w+)/g), ([, name]) => name)).toEqual([
        "isErrorBody",
      ]);
      const all = await bundle(folder, `export * from "${from}";`);
      expect(all.text).not.toContain("standardSchema");
    });

    it("leaves nothing where nothing is used", async () => {
      expect((await bundle(folder, `import "${from}";`)).inputs).toEqual([]);
    });
  });

  it.skipIf(!hasChromium)("works in Chromium, from another origin (skipped without it)", async () => {
    const api = await serve(crossOrigin);
    const { text } = await bundle(folder, page(api.origin));
    const site = await serve(({ url }, response) => {
      const [type, body] = url === "/bundle.js" ? ["text/javascript", text] : ["text/html", html];
      // Neither eval nor code in the page is allowed.
      const policy = `default-src 'none'; script-src 'self'; connect-src ${api.origin}`;
      response.writeHead(200, {
        "content-type": `${type}; charset=utf-8`,
        "content-security-policy": policy,
      });
      response.end(body);
    });
    const [, result = "nothing"] = /<pre>(.*)<\/pre>/s.exec(await open(site.origin)) ?? [];
    expect(JSON.parse(result)).toEqual({
      titles: ["Weekly"],
      status: 404,
      detail: "Not found.",
      issues: ["/id"],
    });
    expect(api.arrived.map(({ method }) => method)).toContain("OPTIONS");
    const sent = api.arrived.filter(({ method }) => method === "GET");
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill("Bearer phx"));
  });
});

/** The resources of a project whose paths are in the text. */
function resources(text: string): string[] {
  const found = text.matchAll(/\/api\/environments\/\$\{\w+\.project_id\}\/(\w+)\//g);
  return [...new Set(Array.from(found, ([, name = ""]) => name))].sort();
}

function functions(text: string, pattern: RegExp): string[] {
  const names = Array.from(text.matchAll(/^function (\w+)\(/gm), ([, name = ""]) => name);
  return names.filter((name) => pattern.test(name)).sort();
}

const html = `<!doctype html><title>Test</title><script type="module" src="/bundle.js"></script>`;

const page = (api: string): string => `
  import {
    ContractError, HttpError, createPostHogClient, getSubscription, iterate, listSubscriptionsRequest,
  } from "specwright/posthog";

  const posthog = createPostHogClient({ baseUrl: "${api}", credentials: { personalApiKey: "phx" } });
  const titles = [];
  for await (const { title } of iterate(posthog, listSubscriptionsRequest({ project_id: "1" }))) titles.push(title);
  const missing = await getSubscription(posthog, { project_id: "1", id: 8 }).catch((error) => error);
  const wrong = await getSubscription(posthog, { project_id: "1", id: 9 }).catch((error) => error);
  const result = {
    titles,
    status: missing instanceof HttpError && missing.status,
    detail: missing.data?.detail,
    issues: wrong instanceof ContractError && wrong.issues.map(({ pointer }) => pointer),
  };
  document.body.append(Object.assign(document.createElement("pre"), { textContent: JSON.stringify(result) }));
`;

const crossOrigin: Handler = ({ method, url }, response) => {
  const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "authorization" };
  if (method === "OPTIONS") json(response, 200, {}, cors);
  else if (url.endsWith("/8/")) json(response, 404, { detail: "Not found." }, cors);
  else if (url.endsWith("/9/")) json(response, 200, { ...subscription, id: "nine" }, cors);
  else json(response, 200, { count: 1, next: null, previous: null, results: [subscription] }, cors);
};
