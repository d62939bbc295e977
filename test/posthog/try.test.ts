import { it } from "vitest";
import { compile, outputModule } from "./compiler.js";
it("x", () => {
  const prelude = `import * as p from "${outputModule}";
const baseUrl = "https://eu.posthog.com";
const reader = p.createPostHogClient({ baseUrl, scopes: ["subscription:read"] });
const both = p.createPostHogClient({ baseUrl, scopes: ["subscription:read", "subscription:write"] });
const none = p.createPostHogClient({ baseUrl, scopes: [] });
const free = p.createPostHogClient({ baseUrl });
const params = { project_id: "1", id: 2 };
const body = { target_type: "email", target_value: "", frequency: "weekly", start_date: "" };
`;
  const s = [
    `reader.subscriptions.update({ ...params, body: {} });`,
    `p.updateSubscription(reader, { ...params, body: {} });`,
    `p.call(reader, p.updateSubscriptionRequest({ ...params, body: {} }));`,
    `p.iterate(none, p.listSubscriptionsRequest(params));`,
    `none.sessionSummaries.createIndividually({ project_id: "1", body: { session_ids: ["a"] } });`,
    `const gone: Promise<never> = both.subscriptions.delete(params);`,
    `p.createPostHogClient({ baseUrl, scopes: ["subscription:delete"] });`,
    `both.subscriptions.create({ project_id: "1", body: { ...body, id: 3 } });`,
    `both.subscriptions.create({ project_id: "1", body: { target_type: "email", target_value: "", frequency: "weekly", start_date: "", id: 3 } });`,
    `both.subscriptions.create({ project_id: "1", body: { target_type: "email", target_value: "" } });`,
    `export async function f() { return (await free.userInterviews.get({ project_id: "1", id: "2" })).audio; }`,
    `export async function f() { return (await free.warehouseSavedQueries.get({ project_id: "1", id: "2" })).soft_update; }`,
    `free.subscriptions.remove(params);`,
    `free.subscriptions.get({ project_id: "1", id: "2" });`,
    `free.subscriptions.get({ project_id: "1" });`,
    `free.subscriptions.list({ project_id: "1", page: 2 });`,
    `free.sessions.listValues({ project_id: "1" });`,
    `export async function f() { const a = await p.send(free, p.getSubscriptionRequest(params)); return a.data.title; }`,
    `export async function f() { const a = await p.send(free, p.getSubscriptionRequest(params)); if (a.status === 404) { const x: string = a.data.title; } }`,
    `export async function f() { const a = await p.send(free, p.deleteSubscriptionRequest(params)); if (a.status === 405) { const x: undefined = a.data; return x } if (a.status === 200) { const y: string = a.data; return y } }`,
    `free.userInterviews.create({ project_id: "1", body: { audio: "text" } });`,
    `p.createPostHogClient({ baseUrl, credentials: { apiKey: "" } });`,
    `p.createPostHogClient({ });`,
    `p.iterate(free, p.getSubscriptionRequest(params));`,
    `free.subscriptions.update({ ...params, body: { title: undefined } });`,
    `const generic = p.createClient({ baseUrl, scopes: ["subscription:read"] }); p.createSubscription(generic, { project_id: "1", body });`,
    `const generic = p.createClient({ baseUrl }); p.createSubscription(generic, { project_id: "1", body });`,
    `p.listSubscriptions(both, params);p.listSubscriptions(reader, params);p.listSubscriptions(free, params);`,
    `export function h<S extends p.PostHogScope>(c: p.ApiClient<S>, r: p.ApiRequest<unknown, S>) { return p.call(c, r); }`,
    `p.toCurl(p.listSubscriptionsRequest(params), baseUrl)`,
    `function h(r: p.ApiRequest<unknown, string>) {p.toCurl(r, baseUrl); p.send(free, r); }`,
    `function h(c: p.ApiClient) { return c; } h(free); h(reader)`,
    `function h(c: p.PostHogClient<"subscription:read">) { return c; } h(free); h(reader); h(both); h(none)`,
  ];
  const out = compile(new Map(s.map((t, i) => ["s" + i, prelude + t])));
  s.forEach((t, i) => console.log(t + "\n   ", out.get("s" + i)?.filter(c => c.code !== 6133).map((c) => c.line + " " + c.code + " " + c.message).join("\n    ")));
});
