/** The document and the output hold PostHog's 31 operations, as a table written by hand and the pages say. */
import { describe, expect, it } from "vitest";
import { contract } from "../../generated/posthog/index.js";
import { Node, isMapping } from "./document.js";
import { type Operation, operation, operations } from "./operations.js";
import { type Section, pageLine, pagesArePresent, readSections } from "./pages.js";
import { entry } from "./reflect.js";
import { type Row, table } from "./table.js";

function parametersOf({ parameters }: Operation, place: string): readonly string[] {
  return parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name, required }) => (required ? name : `${name}?`));
}

describe("the document", () => {
  it("holds the operations of the table and no others", () => {
    expect(table).toHaveLength(31);
    expect(operations.map(({ id }) => id).sort()).toEqual(table.map(({ id }) => id).sort());
    expect(new Set(operations.map(({ path }) => path)).size).toBe(19);
  });

  it.each(table)("describes $id", (row) => {
    const described = operation(row.id);
    expect({
      method: described.method,
      path: described.path,
      scopes: described.scopes,
      pathParameters: [...parametersOf(described, "path")].sort(),
      query: parametersOf(described, "query"),
      body: described.body?.mediaType ?? null,
      bodyIsOptional: described.body?.required === false,
      statuses: [...described.responses.keys()],
    }).toEqual({
      method: row.method,
      path: row.path,
      scopes: row.scopes,
      pathParameters: [...row.pathParameters].sort(),
      query: row.query,
      body: row.body,
      bodyIsOptional: row.bodyIsOptional,
      statuses: row.statuses,
    });
    const places = new Set(described.parameters.map((parameter) => parameter.in));
    expect([...places].filter((place) => place !== "path" && place !== "query")).toEqual([]);
  });
});

describe("the contract", () => {
  it("holds the operations of the table and no others", () => {
    expect(Object.keys(contract).sort()).toEqual(table.map(({ id }) => id).sort());
  });

  it.each(table)("describes $id", (row) => {
    const { method, path, scopes, body, responses } = entry(row.id);
    expect({ method, path, scopes }).toEqual({ method: row.method, path: row.path, scopes: row.scopes });
    expect(Object.keys(responses)).toEqual(row.statuses.map(String));
    // A multipart body is no JSON value: it has no guard.
    expect(body === null ? null : "application/json").toBe(row.body === "application/json" ? row.body : null);
  });

  it.each(table)("builds requests of $id from the parameters of the table", (row) => {
    const names = [...row.pathParameters, ...row.query.map((name) => name.replace("?", ""))];
    const { body } = operation(row.id);
    const request = entry(row.id).request({
      ...Object.fromEntries(names.map((name) => [name, `the-${name}`])),
      ...(body && { body: body.examples[0]?.value }),
    });
    expect(request.operation).toBe(row.id);
    expect(request.method).toBe(row.method);
    expect(request.path).toBe(row.path.replaceAll(/\{(\w+)\}/g, "the-$1"));
    expect(request.query?.map(([name, value]) => `${name}=${String(value)}`) ?? []).toEqual(
      names.slice(row.pathParameters.length).map((name) => `${name}=the-${name}`),
    );
    expect(request.body?.contentType.replace(/;.*/, "") ?? null).toBe(row.body);
  });
});

/** Where the document knows better than the pages: it follows the server. From facts.md. */
const unlistedScopes = ["updateEndpoint"];
const unlistedQuery: Readonly<Record<string, readonly string[]>> = {
  getEndpointRun: ["version?"],
  runEndpoint: ["version?"],
  listSessionPropertyDefinitions: ["search?", "is_numerical?"],
  listSessionValues: ["key", "value?"],
};
/** Members of bodies that the pages leave out; of updateEndpoint they show no body at all. */
const unlistedMembers: Readonly<Record<string, readonly string[]>> = {
  createErrorTrackingAssignmentRule: ["assignee"],
  updateEndpoint: [
    "name",
    "description",
    "query",
    "is_active",
    "cache_age_seconds",
    "is_materialized",
    "derived_from_insight",
    "sync_frequency",
  ],
};
/** Required members that the curl commands of the pages leave out. */
const unlistedRequired: Readonly<Record<string, readonly string[]>> = {
  createEndpoint: ["name", "query"],
  createErrorTrackingAssignmentRule: ["assignee"],
};
/** The pages speak of numbers; the server takes whole ones alone. */
const wholeNumbers = ["cache_age_seconds"];
/** The answers that the pages know nothing of. */
const unlistedAnswers: Readonly<Record<string, readonly number[]>> = {
  getEndpointRun: [202],
  runEndpoint: [202],
  createWarehouseSavedQuery: [200],
};

/** The members of a JSON or multipart body that may be sent, with their types. */
function writableMembers({ body }: Operation): ReadonlyMap<string, unknown> {
  const properties = body?.schema.under("properties") ?? [];
  const writable = properties.filter(([, node]) => !isReadOnly(node));
  return new Map(writable.map(([name, node]) => [name, node.member("type")?.value]));
}

function isReadOnly({ value }: Node): boolean {
  return isMapping(value) && value["readOnly"] === true;
}

function requiredMembers(described: Operation): readonly unknown[] {
  const writable = writableMembers(described);
  const required = described.body?.schema.member("required")?.items ?? [];
  return required.map(({ value }) => value).filter((name) => typeof name === "string" && writable.has(name));
}

describe.skipIf(!pagesArePresent)("the pages (skipped where ../shared/docs is absent)", () => {
  const sections = pagesArePresent ? readSections() : [];
  const sectionOf = (row: Row): Section => {
    const [section] = sections.filter(({ requestLine }) => requestLine === pageLine(row));
    if (section === undefined) throw new Error(`No section ${pageLine(row)}`);
    return section;
  };

  it("hold the operations of the table and no others", () => {
    const lines = sections.map(({ requestLine }) => requestLine);
    expect([...new Set(lines)].sort()).toEqual(table.map(pageLine).sort());
  });

  it("repeat five sections, byte for byte", () => {
    const texts = sections.map(({ text }) => text);
    expect(texts.length - new Set(texts).size).toBe(5);
    expect(new Set(texts).size).toBe(31);
  });

  it.each(table)("say the same of $id: heading, scope, parameters, status", (row) => {
    const section = sectionOf(row);
    const described = operation(row.id);
    expect(described.heading).toBe(section.heading);
    expect(unlistedScopes.includes(row.id) ? [] : row.scopes).toEqual(section.scopes);
    expect(section.pathParameters.map(({ name }) => name).sort()).toEqual([...row.pathParameters].sort());
    const listed = section.queryParameters.map(({ name }) => `${name}?`);
    expect([...listed, ...(unlistedQuery[row.id] ?? [])]).toEqual(row.query);
    const answers = row.statuses.filter((status) => status < 300 || status === 405);
    expect([section.status, ...(unlistedAnswers[row.id] ?? [])].sort()).toEqual(answers);
    const types = new Map(described.parameters.map(({ name, type }) => [name, type]));
    for (const { name, type } of [...section.pathParameters, ...section.queryParameters]) {
      expect({ name, type: types.get(name) }).toEqual({ name, type });
    }
  });

  it.each(table)("say the same of the body of $id", (row) => {
    const section = sectionOf(row);
    const described = operation(row.id);
    const members = writableMembers(described);
    const listed = section.bodyMembers.map(({ name }) => name);
    expect([...members.keys()].sort()).toEqual([...listed, ...(unlistedMembers[row.id] ?? [])].sort());
    for (const { name, type } of section.bodyMembers.filter((member) => member.type !== "")) {
      const expected = wholeNumbers.includes(name) ? "integer" : type;
      expect({ name, types: [members.get(name)].flat() }).toEqual({
        name,
        types: expect.arrayContaining([expected]),
      });
    }
    // A POST's command names what is required; the first member where nothing is.
    if (row.method !== "POST") return;
    const required = requiredMembers(described);
    const sent = required.length === 0 || row.id === "createEndpoint" ? [] : section.sent;
    expect([...required].sort()).toEqual([...sent, ...(unlistedRequired[row.id] ?? [])].sort());
  });

  it("differ from the document only where it says so, by x-docs-deviation", () => {
    const places = table.flatMap((row) => deviatingNodes(row, sectionOf(row)));
    const marks = places.map(([place, node]) => [place, node?.member("x-docs-deviation")?.value]);
    expect(marks.filter(([, mark]) => typeof mark !== "string")).toEqual([]);
    // One scope, six parameters, three answers, three bodies that are sent and eleven that come back.
    expect(marks).toHaveLength(1 + 6 + 3 + 3 + 11);
  });
});

/** The nodes of the document that say other things than the page does. */
function deviatingNodes(
  row: Row,
  { example, status: listed }: Section,
): readonly [string, Node | undefined][] {
  const { node, parameters } = operation(row.id);
  const body = row.id in unlistedMembers || row.id in unlistedRequired;
  // 204 and 405 have no body on either side.
  const unlistedBody = example === undefined && listed < 204 ? [listed] : [];
  const query = parameters.filter(({ name, required }) =>
    unlistedQuery[row.id]?.includes(required ? name : `${name}?`),
  );
  return [
    ...(unlistedScopes.includes(row.id) ? [node] : []),
    ...(body ? [node.member("requestBody")] : []),
    ...[...(unlistedAnswers[row.id] ?? []), ...unlistedBody].map((status) =>
      node.member("responses")?.member(`${status}`),
    ),
    ...query.map((parameter) => parameter.node),
  ].map((one) => [row.id, one]);
}
