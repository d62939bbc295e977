/** What compiles against the client, and what the compiler says where it does not. */
import { beforeAll, describe, expect, it } from "vitest";
import { type Complaint, compile, outputModule } from "./compiler.js";
import { table } from "./table.js";

const prelude = [
  `import * as p from "${outputModule}";`,
  `const baseUrl = "https://eu.posthog.com";`,
  `export const reader = p.createPostHogClient({ baseUrl, scopes: ["subscription:read"] });`,
  `export const both = p.createPostHogClient({ baseUrl, scopes: ["subscription:read", "subscription:write"] });`,
  `export const none = p.createPostHogClient({ baseUrl, scopes: [] });`,
  `export const free = p.createPostHogClient({ baseUrl });`,
  `export const plain = p.createClient({ baseUrl, scopes: ["subscription:read"] });`,
  `export const params = { project_id: "1", id: 2 };`,
  `export const body = { target_type: "email", target_value: "", frequency: "weekly", start_date: "" };`,
].join("\n");

/** What must be said of a statement: the code of the error, and a part of its text. */
type Refusal = readonly [statement: string, code: number, text: string];

const lacksWrite = `Type '"subscription:write"' is not assignable to type '"subscription:read"'`;
const missing = `Type 'MissingScope<"subscription:write">' has no call signatures`;

const tooFewScopes: readonly Refusal[] = [
  ["reader.subscriptions.update({ ...params, body: {} });", 2349, missing],
  ["reader.subscriptions.delete(params);", 2349, missing],
  ["p.updateSubscription(reader, { ...params, body: {} });", 2345, lacksWrite],
  ["p.call(reader, p.updateSubscriptionRequest({ ...params, body: {} }));", 2345, lacksWrite],
  ["p.send(reader, p.deleteSubscriptionRequest(params));", 2345, lacksWrite],
  ["p.createSubscription(plain, { project_id: '1', body });", 2345, lacksWrite],
  ["none.subscriptions.list(params);", 2349, `MissingScope<"subscription:read">`],
  ["both.endpoints.list(params);", 2349, `MissingScope<"endpoint:read">`],
  ["p.iterate(none, p.listSubscriptionsRequest(params));", 2345, "'never'"],
  ["p.pages(none, p.listSubscriptionsRequest(params));", 2345, "'never'"],
  [`p.createPostHogClient({ baseUrl, scopes: ["subscription:delete"] });`, 2820, "'PostHogScope'"],
  ["((only: p.PostHogClient<'subscription:write'>) => only)(reader);", 2345, "MissingScope"],
];

const wrongRequests: readonly Refusal[] = [
  ["free.subscriptions.create({ project_id: '1', body: { ...body, id: 3 } });", 2353, "'id' does not exist"],
  [
    "free.subscriptions.create({ project_id: '1', body: { ...body, created_by: null } });",
    2353,
    "'created_by'",
  ],
  ["free.subscriptions.create({ project_id: '1', body: { title: '' } });", 2739, "target_type, target_value"],
  ["free.subscriptions.create({ project_id: '1', body: { ...body, title: 7 } });", 2322, "'string'"],
  ["free.subscriptions.update({ ...params, body: { summary: '' } });", 2353, "'summary' does not exist"],
  [
    "free.subscriptions.update({ ...params, body: { title: undefined } });",
    2375,
    "exactOptionalPropertyTypes",
  ],
  ["free.userInterviews.create({ project_id: '1', body: { audio: 'text' } });", 2322, "'Blob'"],
  ["free.userInterviews.create({ project_id: '1', body: {} });", 2741, "'audio' is missing"],
  [
    "free.subscriptions.get({ project_id: '1', id: '2' });",
    2322,
    "'string' is not assignable to type 'number'",
  ],
  ["free.subscriptions.get({ project_id: '1' });", 2345, "'id' is missing"],
  ["free.subscriptions.list({ project_id: '1', page: 2 });", 2353, "'page' does not exist"],
  ["free.sessions.listValues({ project_id: '1' });", 2345, "'key' is missing"],
  ["free.subscriptions.remove(params);", 2339, "'remove' does not exist"],
  ["p.removeSubscription(free, params);", 2551, "Did you mean"],
  ["p.iterate(free, p.getSubscriptionRequest(params));", 2379, "'page' is missing"],
  ["p.createPostHogClient({});", 2345, "'baseUrl' is missing"],
  ["p.createPostHogClient({ baseUrl, credentials: { apiKey: '' } });", 2353, "'apiKey' does not exist"],
];

const inAsync = (statement: string): string => `export const f = async () => { ${statement} };`;
const answer = "const answer = await p.send(free, p.getSubscriptionRequest(params));";
const run = "const answer = await p.send(free, p.runEndpointRequest({ project_id: '1', name: 'a' }));";

const wrongAnswers: readonly Refusal[] = [
  [inAsync("(await free.userInterviews.get({ project_id: '1', id: '2' })).audio;"), 2339, "'audio' does not"],
  [
    inAsync("(await free.warehouseSavedQueries.get({ project_id: '1', id: '2' })).soft_update;"),
    2339,
    "'soft_update' does not exist on type 'WarehouseSavedQuery'",
  ],
  [inAsync("(await free.endpoints.get({ project_id: '1', name: 'a' })).sync_frequency;"), 2339, "'Endpoint'"],
  [inAsync(`${answer} answer.data.title;`), 18046, "of type 'unknown'"],
  [inAsync(`${answer} if (answer.status === 404) answer.data.title;`), 2339, "'title' does not exist"],
  [inAsync(`${answer} if (answer.status === 418) answer.data.title;`), 18046, "of type 'unknown'"],
  [inAsync(`${run} if (answer.status === 200) answer.data["query_status"].id;`), 2571, "of type 'unknown'"],
  [inAsync("(await free.subscriptions.delete(params)).title;"), 2339, "on type 'never'"],
];

const fits: readonly (readonly [what: string, code: string])[] = [
  [
    "a client calls what its scopes allow",
    "reader.subscriptions.list(params); p.getSubscription(reader, params);",
  ],
  [
    "a client with more scopes",
    "both.subscriptions.create({ project_id: '1', body }); p.listSubscriptions(both, params);",
  ],
  [
    "what needs no scope",
    "none.sessionSummaries.createIndividually({ project_id: '1', body: { session_ids: ['a'] } });",
  ],
  [
    "a client made without scopes",
    `free.endpoints.list(params); p.createSubscription(free, { project_id: '1', body });
     ((client: p.ApiClient) => client)(free); ((client: p.ApiClient<"query:read">) => client)(free);`,
  ],
  [
    "a client with more scopes fits where fewer are needed",
    `((client: p.ApiClient<"subscription:read">) => client)(both);
     ((client: p.PostHogClient<"subscription:read">) => client)(both);
     ((client: p.PostHogClient<"subscription:read">) => client)(free);`,
  ],
  [
    "deleteSubscription never succeeds",
    `export const gone: Promise<never> = both.subscriptions.delete(params);
     export const plainly: Promise<never> = p.deleteSubscription(both, params);`,
  ],
  [
    "send narrows by status",
    inAsync(`${answer}
      if (answer.status === 200) { const title: string | null | undefined = answer.data.title; return title; }
      if (answer.status === 404) { const data: p.ErrorBody = answer.data; return data; }
      const other: unknown = answer.data; return other;`),
  ],
  [
    "send tells 200 and 202 apart",
    inAsync(`${run}
      if (answer.status === 202) { const id: string = answer.data.query_status.id; return id; }
      if (answer.status === 200) { const version: number | undefined = answer.data.endpoint_version; return version; }
      return answer.status;`),
  ],
  [
    "send knows that a 405 has no body",
    inAsync(`const gone = await p.send(free, p.deleteSubscriptionRequest(params));
      if (gone.status === 405) { const data: undefined = gone.data; return data; } return 0;`),
  ],
  [
    "open enums take what nobody knows yet",
    "free.subscriptions.update({ ...params, body: { frequency: 'hourly' } });",
  ],
  ["parameters may be undefined", "free.subscriptions.list({ project_id: '1', limit: undefined });"],
  [
    "a guard narrows",
    "export const f = (value: unknown) => p.isSubscription(value) ? value.next_delivery_date : 0;",
  ],
  [
    "options may be written apart",
    `const options: p.PostHogClientOptions = { baseUrl };
     export const made: p.PostHogClient = p.createPostHogClient(options);
     p.createPostHogClient(options).subscriptions.create({ project_id: "1", body });`,
  ],
  [
    "a hook and a report may be written apart from the client",
    `const onMismatch = ({ operation, issues }: p.Mismatch) => console.warn(operation, issues.length);
     p.createPostHogClient({ baseUrl, validation: "report", onMismatch });`,
  ],
];

/** For each operation the names that its parameters must and may have, compared as types. */
function parameterNames(): string {
  const same = `type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;`;
  const needed = `type Needed<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];`;
  const lines = table.map(({ id, pathParameters, query, body, bodyIsOptional }) => {
    const inBody = body === null ? [] : [bodyIsOptional ? "body?" : "body"];
    const names = [...pathParameters, ...query, ...inBody];
    const all = names.map((name) => `"${name.replace("?", "")}"`).join(" | ");
    const required = names.filter((name) => !name.endsWith("?")).map((name) => `"${name}"`);
    const type = `p.${id.charAt(0).toUpperCase()}${id.slice(1)}Params`;
    return [
      `export const ${id}All: Same<keyof ${type}, ${all}> = true;`,
      `export const ${id}Needed: Same<Needed<${type}>, ${required.join(" | ")}> = true;`,
    ].join("\n");
  });
  return [prelude, same, needed, ...lines].join("\n");
}

let complaints: ReadonlyMap<string, readonly Complaint[]>;
const refusals = [...tooFewScopes, ...wrongRequests, ...wrongAnswers];

beforeAll(() => {
  const statements = [...refusals.map(([statement]) => statement), ...fits.map(([, code]) => code)];
  const modules = statements.map((code): [string, string] => [moduleOf(code), `${prelude}\n${code}`]);
  complaints = compile(new Map([...modules, ["parameters", parameterNames()], ["prelude", prelude]]));
});

/** A name for the module of each statement. */
function moduleOf(code: string): string {
  const index = [...refusals, ...fits.map(([, text]) => [text])].findIndex(([text]) => text === code);
  return `snippet-${index}`;
}

function said(name: string): readonly Complaint[] {
  const found = complaints.get(name);
  if (found === undefined) throw new Error(`${name} was not compiled`);
  return found;
}

function expectRefusal([statement, code, text]: Refusal): void {
  const found = said(moduleOf(statement));
  expect(found.map((one) => [one.code, one.line])).toEqual([[code, prelude.split("\n").length + 1]]);
  expect(found[0]?.message).toContain(text);
}

describe("the compiler", () => {
  it("has nothing against the clients themselves", () => {
    expect(said("prelude")).toEqual([]);
  });

  it.each(tooFewScopes)("knows the scopes: %s", (...refusal) => expectRefusal(refusal));
  it.each(wrongRequests)("knows the requests: %s", (...refusal) => expectRefusal(refusal));
  it.each(wrongAnswers)("knows the answers: %s", (...refusal) => expectRefusal(refusal));

  it.each(fits)("lets pass: %s", (_, code) => {
    expect(said(moduleOf(code))).toEqual([]);
  });

  it("knows the parameters of all operations, and which of them must be there", () => {
    expect(said("parameters")).toEqual([]);
  });
});
