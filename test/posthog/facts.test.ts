/** What PostHog's servers really send (../shared/posthog/facts.md): always, sometimes, and as null. */
import { describe, expect, it } from "vitest";
import { contract, isStandardError } from "../../generated/posthog/index.js";
import { isMapping } from "./document.js";
import { replacedAt, valueAt, without } from "./mutations.js";
import { exampleAnswer } from "./operations.js";
import { entry } from "./reflect.js";

/** An object in an answer: which of its members are always there, and which may be null. */
interface Fact {
  readonly name: string;
  readonly operation: string;
  readonly status: number;
  /** Where the object stands in the documented example. */
  readonly at: string;
  readonly required: readonly string[];
  readonly nullable: readonly string[];
}

function fact(name: string, place: string, required: string, nullable: string): Fact {
  const [operation = "", status = "", at = ""] = place.split(" ");
  const list = (names: string): readonly string[] => names.split(" ").filter((one) => one !== "");
  return { name, operation, status: Number(status), at, required: list(required), nullable: list(nullable) };
}

const savedQueryAlways =
  "id name created_by created_at columns status last_run_at latest_error is_materialized origin sync_frequency managed_viewset_kind";
const savedQueryNull =
  "deleted created_by sync_frequency status last_run_at managed_viewset_kind latest_error is_materialized origin";

const facts: readonly Fact[] = [
  fact(
    "UserBasic",
    "getSubscription 200 /created_by",
    "id uuid email hedgehog_config",
    "distinct_id is_email_verified hedgehog_config role_at_organization",
  ),
  fact(
    "DesktopRecording",
    "appendDesktopRecordingSegments 200",
    "id team created_by sdk_upload_id platform transcript_text created_at updated_at",
    `created_by recall_recording_id meeting_title meeting_url duration_seconds notes error_message video_url
     video_size_bytes summary tasks_generated_at summary_generated_at completed_at`.replaceAll(/\s+/g, " "),
  ),
  fact(
    "TranscriptSegment",
    "appendDesktopRecordingSegments 200 /transcript_segments/0",
    "text",
    "timestamp speaker confidence is_final",
  ),
  fact("ExtractedTask", "appendDesktopRecordingSegments 200 /extracted_tasks/0", "title", "assignee"),
  fact("Endpoint", "getEndpoint 200", "id name query", "cache_age_seconds derived_from_insight created_by"),
  fact("EndpointQuery", "getEndpoint 200 /query", "kind", "query"),
  fact("EndpointMaterialization", "getEndpoint 200 /materialization", "", "last_materialized_at"),
  fact("EndpointList", "listEndpoints 200", "results", ""),
  fact("why an endpoint is not materialized", "listEndpoints 200 /results/1/materialization", "", "reason"),
  fact("QueryStatusResponse", "runEndpoint 202", "query_status", ""),
  fact(
    "QueryStatus",
    "runEndpoint 202 /query_status",
    "id team_id",
    `complete error error_message query_progress labels dashboard_id insight_id task_id start_time pickup_time
     end_time expiration_time results`.replaceAll(/\s+/g, " "),
  ),
  fact("QueryProgress", "runEndpoint 202 /query_status/query_progress", "", ""),
  fact(
    "ErrorTrackingAssignmentRule",
    "getErrorTrackingAssignmentRule 200",
    "id filters assignee order_key",
    "assignee disabled_data",
  ),
  fact("a role as assignee", "getErrorTrackingAssignmentRule 200 /assignee", "type id", ""),
  fact("a user as assignee", "listErrorTrackingAssignmentRules 200 /results/1/assignee", "type id", ""),
  fact("a page", "listErrorTrackingAssignmentRules 200", "count next previous results", "next previous"),
  fact(
    "SessionPropertyDefinition",
    "listSessionPropertyDefinitions 200 /results/0",
    "",
    "property_type is_seen_on_filtered_events",
  ),
  fact(
    "SessionSummary",
    "createSessionSummariesIndividually 200 /01945c1e-7f08-4b2d-96a3-e4d0b81f5c27",
    "",
    "segments key_actions segment_outcomes session_outcome",
  ),
  fact(
    "Subscription",
    "getSubscription 200",
    "id target_type target_value frequency start_date created_at created_by summary next_delivery_date",
    "dashboard insight byweekday bysetpos count until_date title next_delivery_date invite_message created_by",
  ),
  fact("UserInterview", "getUserInterview 200", "id created_by created_at transcript", "created_by"),
  fact(
    "WarehouseSavedQuery",
    "getWarehouseSavedQuery 200",
    savedQueryAlways,
    `${savedQueryNull} query latest_history_id`,
  ),
  fact(
    "its shorter form in lists",
    "listWarehouseSavedQueries 200 /results/0",
    savedQueryAlways,
    savedQueryNull,
  ),
  fact("WarehouseSavedQueryColumn", "getWarehouseSavedQuery 200 /columns/0", "", "fields table chain"),
];

/** Whether the guard takes the documented answer with another value in one place. */
function takes({ operation, status }: Fact, pointer: string, value: unknown): boolean | undefined {
  const guard = entry(operation).responses[status];
  return guard?.is(replacedAt(exampleAnswer(operation, status), pointer, value));
}

describe("members of answers", () => {
  it.each(facts)("$name: what is always there, and what may be null", (one) => {
    const object = valueAt(exampleAnswer(one.operation, one.status), one.at);
    if (!isMapping(object)) throw new Error(`No object at ${one.at}`);
    const names = Object.keys(object);
    expect(takes(one, one.at, object)).toBe(true);
    const missed = names.filter((name) => takes(one, one.at, without(object, name)) === false);
    expect(missed.sort()).toEqual([...one.required].sort());
    const nullable = names.filter((name) => takes(one, one.at, { ...object, [name]: null }) === true);
    expect(nullable.sort()).toEqual([...one.nullable].sort());
    expect(takes(one, one.at, { ...object, something_new: null })).toBe(true);
  });

  it("are 13 in lists of saved queries; 17 in detail, two of which are never sent", () => {
    const count = (value: unknown): number => Object.keys(isMapping(value) ? value : {}).length;
    expect(count(valueAt(exampleAnswer("listWarehouseSavedQueries", 200), "/results/0"))).toBe(13);
    expect(count(exampleAnswer("getWarehouseSavedQuery", 200))).toBe(17 - 2);
  });
});

describe("values of answers", () => {
  const subscription = fact("", "getSubscription 200", "", "");
  const recording = fact("", "appendDesktopRecordingSegments 200", "", "");
  const interview = fact("", "getUserInterview 200", "", "");
  const query = fact("", "getWarehouseSavedQuery 200", "", "");

  it.each<[string, Fact, string, unknown]>([
    ["a time with an offset", subscription, "/start_date", "2026-03-02T08:00:00+00:00"],
    [
      "an id in the shape of a UUID alone",
      subscription,
      "/created_by/uuid",
      "ffffffff-ffff-ffff-ffff-ffffffffffff",
    ],
    ["no role", subscription, "/created_by/role_at_organization", ""],
    ["no first name", subscription, "/created_by/first_name", ""],
    ["a hedgehog", subscription, "/created_by/hedgehog_config", { color: "green", accessories: [] }],
    ["a whole number for a fraction", recording, "/transcript_segments/0/confidence", 1],
    ["a size beyond 32 bits", recording, "/video_size_bytes", 2 ** 40],
    ["nobody interviewed", interview, "/interviewee_emails", []],
    ["no transcript", interview, "/transcript", ""],
    ["a number as history id", query, "/latest_history_id", 17],
  ])("%s is taken", (_, place, pointer, value) => {
    expect(takes(place, pointer, value)).toBe(true);
  });

  it.each<[string, Fact, string, unknown]>([
    ["a user object where an id belongs", recording, "/created_by", { id: 1 }],
    ["an id where a user object belongs", subscription, "/created_by", 481],
    ["columns as the page shows them", query, "/columns", "string"],
  ])("%s is refused", (_, place, pointer, value) => {
    expect(takes(place, pointer, value)).toBe(false);
  });

  it("lists in both of their shapes are taken", () => {
    const { 200: versions } = contract.listEndpointVersions.responses;
    const { 200: values } = contract.listSessionValues.responses;
    for (const list of [[], { results: [] }])
      expect([versions.is(list), values.is(list)]).toEqual([true, true]);
    expect(values.is([{ name: "a" }])).toBe(true);
    expect(values.is({ results: [{ name: 1 }] })).toBe(false);
    expect(values.is({ refreshing: true })).toBe(false);
  });

  it("a summary may be empty, or an error", () => {
    const { 200: summaries } = contract.createSessionSummariesIndividually.responses;
    expect(summaries.is({ a: {}, b: { error: true, error_message: "No." } })).toBe(true);
    expect(summaries.is({ a: "No." })).toBe(false);
  });
});

describe("errors", () => {
  const error = { type: "validation_error", code: "required", detail: "Required.", attr: "filters__values" };

  it("have four members, one of which may be null", () => {
    expect([isStandardError(error), isStandardError({ ...error, attr: null })]).toEqual([true, true]);
    expect(isStandardError({ ...error, type: "new_error" })).toBe(true);
    for (const name of ["type", "code", "detail"]) expect(isStandardError(without(error, name))).toBe(false);
  });

  it("are older texts in some places", () => {
    const { 400: guard } = contract.listEndpoints.responses;
    expect([guard.is({ error: "No." }), guard.is({ detail: "No." }), guard.is({})]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("limits of requests", () => {
  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `session-${index}`);

  it.each<[string, boolean, unknown]>([
    ["one session", true, { session_ids: ids(1) }],
    ["300 sessions", true, { session_ids: ids(300), focus_area: "é".repeat(500) }],
    ["500 characters beyond the BMP", true, { session_ids: ids(1), focus_area: "🦔".repeat(500) }],
    ["no session", false, { session_ids: [] }],
    ["301 sessions", false, { session_ids: ids(301) }],
    ["501 characters", false, { session_ids: ids(1), focus_area: "🦔".repeat(501) }],
  ])("summaries: %s", (_, expected, body) => {
    expect(contract.createSessionSummariesIndividually.body.is(body)).toBe(expected);
  });

  it.each<[string, boolean, unknown]>([
    ["300 seconds", true, { cache_age_seconds: 300 }],
    ["a day", true, { cache_age_seconds: 86400 }],
    ["no caching", true, { cache_age_seconds: null }],
    ["299 seconds", false, { cache_age_seconds: 299 }],
    ["more than a day", false, { cache_age_seconds: 86401 }],
    ["half a second", false, { cache_age_seconds: 300.5 }],
    ["128 letters", true, { name: `a${"-".repeat(127)}` }],
    ["129 letters", false, { name: `a${"-".repeat(128)}` }],
    ["a digit first", false, { name: "1a" }],
    ["a line break behind", false, { name: "a\n" }],
  ])("endpoints: %s", (_, expected, change) => {
    expect(contract.updateEndpoint.body.is(change)).toBe(expected);
    const body = { name: "a", query: { kind: "HogQLQuery" } };
    expect(contract.createEndpoint.body.is(Object.assign(body, change))).toBe(expected);
  });

  it("recordings take at least one segment", () => {
    expect(contract.appendDesktopRecordingSegments.body.is({ segments: [{ text: "" }] })).toBe(true);
    expect(contract.appendDesktopRecordingSegments.body.is({ segments: [] })).toBe(false);
  });

  it.each(["$a.b", "_1", "A".repeat(128)])("saved queries: %s is a name", (name) => {
    expect(contract.createWarehouseSavedQuery.body.is({ name })).toBe(true);
  });

  it.each(["", "1a", "a-b", "A".repeat(129)])("saved queries: %j is no name", (name) => {
    expect(contract.createWarehouseSavedQuery.body.is({ name })).toBe(false);
  });
});
