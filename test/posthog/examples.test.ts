/** The guards accept what the document shows, and refuse what it forbids, at the right place. */
import { describe, expect, it } from "vitest";
import {
  checkUserInterviewInput,
  checkUserInterviewPatch,
  contract,
  isUserInterviewInput,
  isUserInterviewPatch,
} from "../../generated/posthog/index.js";
import { isMapping, lookUp } from "./document.js";
import { type GuardedExample, distinctExamples, guardedExamples } from "./guarded.js";
import { type Mutation, mutationsOf, valueAt, without } from "./mutations.js";
import { operations } from "./operations.js";
import { judge } from "./oracle.js";
import { pageLine, pagesArePresent, readSections } from "./pages.js";
import { entry } from "./reflect.js";
import { table } from "./table.js";

const judgeOf = ({ view, schema }: GuardedExample): ((value: unknown) => boolean) =>
  judge(view, schema.file, isMapping(schema.value) ? schema.value["$ref"] : undefined);

describe("the documented examples", () => {
  it("are there for every JSON body, and for every parameter", () => {
    for (const { id, body, responses, parameters } of operations) {
      const contents = [body, ...responses.values()].filter((content) => content !== undefined);
      for (const { examples } of contents) expect([id, examples.length]).not.toEqual([id, 0]);
      for (const { name, example } of parameters) expect([id, name, example]).not.toContain(undefined);
    }
    expect(guardedExamples.length).toBeGreaterThan(31 * 7);
  });

  it.each(guardedExamples)("$name is accepted", ({ guard, value }) => {
    expect(guard.check(value)).toEqual([]);
    expect(guard.is(value)).toBe(true);
  });
});

describe("guards by operation and status", () => {
  it.each(table)("are there for every body of $id", ({ id, statuses, body }) => {
    const { body: own, responses } = entry(id);
    expect(own === null).toBe(body !== "application/json");
    for (const status of statuses) {
      const isEmpty = status === 204 || status === 405;
      expect([status, responses[status] === null]).toEqual([status, isEmpty]);
      if (!isEmpty)
        expect(responses[status]).toEqual({ is: expect.any(Function), check: expect.any(Function) });
    }
  });

  it("tell the statuses of one operation apart", () => {
    const { 200: finished, 202: running } = contract.runEndpoint.responses;
    const [progress] = guardedExamples.filter(({ name }) => name === "runEndpoint 202 running");
    expect(running.is(progress?.value)).toBe(true);
    expect(running.is({ results: [] })).toBe(false);
    // What a run gives is open: it may hold anything.
    expect(finished.is(progress?.value)).toBe(true);
  });
});

/** A place and those around it: an issue of an alternative may stand above or below the change. */
function isOnTheWay(pointer: string, place: string): boolean {
  return `${place}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${place}/`);
}

function jsonType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** What is wrong with the guard's answer to a changed example; empty where all is well. */
function faults(example: GuardedExample, mutation: Mutation, expected: boolean): readonly string[] {
  const { guard, name } = example;
  const issues = guard.check(mutation.value);
  const here = `${name}, ${mutation.kind} at ${JSON.stringify(mutation.pointer)} ${JSON.stringify(mutation.value)}`;
  const told: string[] = [];
  if (guard.is(mutation.value) !== expected) told.push(`${here}: Ajv says ${String(expected)}`);
  if ((issues.length === 0) !== expected) told.push(`${here}: check says ${JSON.stringify(issues)}`);
  if (expected) return told;
  if (!issues.some(({ pointer }) => pointer === mutation.pointer))
    told.push(`${here}: no issue at the place`);
  for (const { pointer, schema, found } of issues) {
    if (!isOnTheWay(pointer, mutation.pointer)) told.push(`${here}: points to ${pointer}`);
    if (found !== jsonType(valueAt(mutation.value, pointer))) told.push(`${here}: found ${found}`);
    // Throws where the document has no such place.
    lookUp("openapi.yaml", schema);
  }
  return told;
}

describe("changed examples", () => {
  it.each(distinctExamples)("$name: the guard agrees with Ajv and points to the change", (example) => {
    const isValid = judgeOf(example);
    expect(isValid(example.value)).toBe(true);
    const told = mutationsOf(example.value).flatMap((mutation) =>
      faults(example, mutation, isValid(mutation.value)),
    );
    expect(told.slice(0, 5)).toEqual([]);
  });

  it("are accepted where an enum or an object is open, and refused where a required member is gone", () => {
    const [example] = guardedExamples.filter(({ name }) => name.startsWith("getSubscription 200"));
    if (example === undefined || !isMapping(example.value)) throw new Error("No example");
    const { is } = contract.getSubscription.responses[200];
    expect(is({ ...example.value, frequency: "hourly", target_type: "carrier pigeon" })).toBe(true);
    expect(is({ ...example.value, byweekday: ["monday", "caturday"], new_member: {} })).toBe(true);
    expect(is({ ...example.value, frequency: null })).toBe(false);
    expect(is(without(example.value, "next_delivery_date"))).toBe(false);
    expect(is({ ...example.value, next_delivery_date: null })).toBe(true);
    expect(is({ ...example.value, created_by: null })).toBe(true);
  });
});

describe("uploads", () => {
  const audio = new Blob(["sound"], { type: "audio/mp4" });

  it("are files to the guards, as they are to the types", () => {
    expect(checkUserInterviewInput({ audio })).toEqual([]);
    expect(isUserInterviewInput({ audio, interviewee_emails: ["kim@example.com"] })).toBe(true);
    expect(checkUserInterviewPatch({ audio })).toEqual([]);
    expect(isUserInterviewPatch({ summary: "" })).toBe(true);
  });

  it("are no texts", () => {
    expect(isUserInterviewInput({ audio: "(bytes of interview.m4a)" })).toBe(false);
    expect(isUserInterviewPatch({ audio: "(bytes of interview.m4a)" })).toBe(false);
    const pointers = checkUserInterviewInput({ audio: "sound" }).map(({ pointer }) => pointer);
    expect(pointers).toEqual(["/audio"]);
    expect(isUserInterviewInput({ interviewee_emails: [] })).toBe(false);
  });
});

/** What the pages show, and the server never sends: operation, where, and why. From facts.md. */
const deviations: Readonly<Record<string, { readonly at: readonly string[]; readonly reason: string }>> = {
  listErrorTrackingAssignmentRules: {
    at: ["/results/0/assignee", "/results/0/filters"],
    reason: "filters is an object and not null; assignee an object or null, and not a string",
  },
  createErrorTrackingAssignmentRule: { at: ["/assignee", "/filters"], reason: "as in the list" },
  getErrorTrackingAssignmentRule: { at: ["/assignee", "/filters"], reason: "as in the list" },
  createSessionSummariesIndividually: {
    at: ["/focus_area", "/session_ids"],
    reason: "the page shows the request; the server sends a map from session ids to summaries",
  },
  listWarehouseSavedQueries: {
    at: ["/results/0/columns"],
    reason: "columns is an array of objects and not a string",
  },
  createWarehouseSavedQuery: { at: ["/columns"], reason: "as in the list" },
  getWarehouseSavedQuery: { at: ["/columns"], reason: "as in the list" },
};

describe.skipIf(!pagesArePresent)("the pages' examples (skipped where ../shared/docs is absent)", () => {
  const examples = (pagesArePresent ? readSections() : []).flatMap(({ requestLine, status, example }) => {
    const described = operations.find(({ method, path }) => requestLine === pageLine({ method, path }));
    return example === undefined ? [] : [{ id: described?.id ?? requestLine, status, example }];
  });

  it("belong to 17 operations", () => {
    expect(new Set(examples.map(({ id }) => id)).size).toBe(31 - 14);
  });

  it.each(examples)("$id is accepted, but for the deviations", ({ id, status, example }) => {
    const guard = entry(id).responses[status];
    const value: unknown = JSON.parse(example);
    const deviation = deviations[id];
    expect(guard?.is(value)).toBe(deviation === undefined);
    const pointers = new Set(guard?.check(value).map(({ pointer }) => pointer));
    expect([...pointers].sort()).toEqual(deviation?.at ?? []);
  });
});
