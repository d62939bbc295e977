/** Walking the four lists that have pages, with absolute links, as PostHog's server makes them. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  NotFoundError,
  PaginationError,
  type PostHogClient,
  createPostHogClient,
  iterate,
  listErrorTrackingAssignmentRulesRequest,
  listSubscriptionsRequest,
  listUserInterviewsRequest,
  listWarehouseSavedQueriesRequest,
  pages,
} from "../../generated/posthog/index.js";
import { type Mapping, isMapping } from "./document.js";
import { rejection } from "./failure.js";
import { exampleAnswer, operations } from "./operations.js";
import { type Answering, type TestServer, startServer } from "./server.js";

const key = "phx_TestKeyOfThePageTests";
const project_id = "12345";

let server: TestServer;
let posthog: PostHogClient;
beforeAll(async () => {
  server = await startServer();
  posthog = createPostHogClient({ baseUrl: server.origin, credentials: { personalApiKey: key } });
});
afterAll(() => server.close());

interface Paged {
  readonly id: string;
  /** Path and query of the first request. */
  readonly first: string;
  /** The query of the links to the second and third page. */
  readonly links: readonly string[];
  readonly walk: () => AsyncGenerator<object>;
  readonly walkPages: () => AsyncGenerator<object>;
}

const offsets = ["?limit=2&offset=2", "?limit=2&offset=4"];
const rules = listErrorTrackingAssignmentRulesRequest({ project_id, limit: 2 });
const subscriptions = listSubscriptionsRequest({ project_id, limit: 2 });
const interviews = listUserInterviewsRequest({ project_id, limit: 2 });
const queries = listWarehouseSavedQueriesRequest({ project_id, search: "revenue & more" });

const lists: readonly Paged[] = [
  {
    id: "listErrorTrackingAssignmentRules",
    first: "/api/environments/12345/error_tracking/assignment_rules/?limit=2",
    links: offsets,
    walk: () => iterate(posthog, rules),
    walkPages: () => pages(posthog, rules),
  },
  {
    id: "listSubscriptions",
    first: "/api/environments/12345/subscriptions/?limit=2",
    links: offsets,
    walk: () => iterate(posthog, subscriptions),
    walkPages: () => pages(posthog, subscriptions),
  },
  {
    id: "listUserInterviews",
    first: "/api/environments/12345/user_interviews/?limit=2",
    links: offsets,
    walk: () => iterate(posthog, interviews),
    walkPages: () => pages(posthog, interviews),
  },
  {
    id: "listWarehouseSavedQueries",
    first: "/api/environments/12345/warehouse_saved_queries/?search=revenue%20%26%20more",
    // Django writes a blank as a plus.
    links: ["?page=2&search=revenue+%26+more", "?page=3&search=revenue+%26+more"],
    walk: () => iterate(posthog, queries),
    walkPages: () => pages(posthog, queries),
  },
];

function listOf(id: string): Paged {
  const [list] = lists.filter((one) => one.id === id);
  if (list === undefined) throw new Error(`No list ${id}`);
  return list;
}

/** Three pages of two items each, which differ by their ids. */
function threePages({ id, first, links }: Paged): readonly Mapping[] {
  const example = exampleAnswer(id, 200);
  if (!isMapping(example) || !Array.isArray(example["results"])) throw new Error(`${id} shows no page`);
  const [item]: readonly unknown[] = example["results"];
  if (!isMapping(item)) throw new Error(`${id} shows no item`);
  const [path = ""] = first.split("?");
  const urls = [server.origin + first, ...links.map((link) => server.origin + path + link)];
  return urls.map((_, index) => ({
    ...example,
    count: 6,
    next: urls[index + 1] ?? null,
    previous: urls[index - 1] ?? null,
    results: [0, 1].map((place) => ({ ...item, id: numbered(item["id"], index * 2 + place) })),
  }));
}

function numbered(id: unknown, number: number): unknown {
  return typeof id === "number" ? number : String(id).replace(/.$/, String(number));
}

/** Answers by the target alone: who asks for another page gets nothing. */
function answering(list: Paged): Answering {
  const [path = ""] = list.first.split("?");
  const targets = [list.first, ...list.links.map((link) => path + link)];
  const bodies = threePages(list);
  return ({ target }) => {
    const json = bodies[targets.indexOf(target)];
    return json === undefined ? { status: 404 } : { status: 200, json };
  };
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

function resultsOf(page: Mapping): readonly unknown[] {
  return Array.isArray(page["results"]) ? page["results"] : [];
}

describe("lists with pages", () => {
  it("are these four", () => {
    const paged = operations.filter(({ id }) => {
      const page = exampleAnswer(id, 200);
      return isMapping(page) && "next" in page;
    });
    expect(paged.map(({ id }) => id).sort()).toEqual(lists.map(({ id }) => id).sort());
  });

  it.each(lists)("iterate gives all items of three pages of $id", async (list) => {
    server.answerWith(answering(list));
    expect(await collect(list.walk())).toEqual(threePages(list).flatMap(resultsOf));
    const [path = ""] = list.first.split("?");
    expect(server.arrived.map(({ target }) => target)).toEqual([
      list.first,
      ...list.links.map((link) => path + link),
    ]);
    for (const { method, headers, body } of server.arrived) {
      expect([method, body.length]).toEqual(["GET", 0]);
      expect(headers.get("authorization")).toEqual([`Bearer ${key}`]);
    }
  });

  it.each(lists)("pages gives the bodies of the pages of $id", async (list) => {
    server.answerWith(answering(list));
    expect(await collect(list.walkPages())).toEqual(threePages(list));
    expect(server.arrived).toHaveLength(3);
  });
});

describe("pages are asked for", () => {
  beforeEach(() => server.answerWith(answering(listOf("listSubscriptions"))));

  it("only when their first item is", async () => {
    const items = iterate(posthog, subscriptions);
    expect(server.arrived).toHaveLength(0);
    await items.next();
    await items.next();
    expect(server.arrived).toHaveLength(1);
    await items.next();
    expect(server.arrived).toHaveLength(2);
    await items.return(undefined);
    expect(server.arrived).toHaveLength(2);
  });

  it("and an error on the way ends the walk, behind the items before it", async () => {
    const [first] = threePages(listOf("listSubscriptions"));
    server.answerWith((_, count) => (count === 1 ? { status: 200, json: first } : { status: 404 }));
    const items = iterate(posthog, subscriptions);
    expect([(await items.next()).done, (await items.next()).done]).toEqual([false, false]);
    expect(await rejection(items.next())).toBeInstanceOf(NotFoundError);
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });
});

describe("a next link that leads away", () => {
  let elsewhere: TestServer;
  beforeEach(async () => {
    elsewhere = await startServer();
    elsewhere.answerWith({ status: 200, json: { count: 0, next: null, previous: null, results: [] } });
  });
  afterEach(() => elsewhere.close());

  const links: readonly [string, (origins: { here: string; there: string }) => string][] = [
    ["another origin", ({ there }) => `${there}/api/environments/12345/subscriptions/?offset=2`],
    ["another origin without its scheme", ({ there }) => there.replace("http:", "")],
    ["the same host by https", ({ here }) => here.replace("http:", "https:")],
    ["a user in the address", ({ there }) => there.replace("//", "//127.0.0.1@")],
    ["no address at all", () => "http://"],
  ];

  it.each(links)("is refused, and nothing is sent there: %s", async (_, link) => {
    const next = link({ here: server.origin, there: elsewhere.origin });
    server.answerWith({ status: 200, json: { count: 4, next, previous: null, results: [] } });
    const error = await rejection(collect(iterate(posthog, subscriptions)));
    expect(error).toBeInstanceOf(PaginationError);
    expect(error).toMatchObject({ operation: "listSubscriptions" });
    expect(server.arrived).toHaveLength(1);
    expect(elsewhere.arrived).toHaveLength(0);
  });

  it("is refused too where it leads in a circle", async () => {
    server.answerWith(({ target }) => {
      const json = { count: 4, next: server.origin + target, previous: null, results: [] };
      return { status: 200, json };
    });
    expect(await rejection(collect(iterate(posthog, subscriptions)))).toBeInstanceOf(PaginationError);
    expect(server.arrived).toHaveLength(1);
  });
});
