/** PostHog's 31 operations, written by hand from the published pages and ../shared/posthog/facts.md. */

export interface Row {
  readonly id: string;
  /** In the grouped client: `subscriptions.list`. */
  readonly call: string;
  readonly method: string;
  readonly path: string;
  readonly scopes: readonly string[];
  /** Names by place; a question mark follows one that may be left out. */
  readonly pathParameters: readonly string[];
  readonly query: readonly string[];
  readonly body: "application/json" | "multipart/form-data" | null;
  /** True where a request without the body is fine too. */
  readonly bodyIsOptional: boolean;
  readonly statuses: readonly number[];
}

/** What every operation may answer when something is wrong. */
const errors = [400, 401, 403, 404, 429, 500];
const base = "/api/environments/{project_id}";

interface More {
  readonly scope?: string;
  readonly query?: readonly string[];
  readonly body?: "json" | "json?" | "multipart";
  readonly answers: readonly number[];
}

function row(id: string, call: string, line: string, more: More): Row {
  const [method = "", below = ""] = line.split(" ");
  const kind = more.body?.replace("?", "");
  return {
    id,
    call,
    method,
    path: base + below,
    scopes: more.scope === undefined ? [] : [more.scope],
    pathParameters: ["project_id", ...Array.from(below.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name)],
    query: more.query ?? [],
    body: kind === undefined ? null : kind === "json" ? "application/json" : "multipart/form-data",
    bodyIsOptional: more.body === "json?",
    statuses: [...more.answers, ...errors].sort((a, b) => a - b),
  };
}

const recordings: readonly Row[] = [
  row(
    "appendDesktopRecordingSegments",
    "desktopRecordings.appendSegments",
    "POST /desktop_recordings/{id}/append_segments/",
    { scope: "desktop_recording:write", body: "json", answers: [200] },
  ),
];

const endpoints: readonly Row[] = [
  row("listEndpoints", "endpoints.list", "GET /endpoints/", { scope: "endpoint:read", answers: [200] }),
  row("createEndpoint", "endpoints.create", "POST /endpoints/", {
    scope: "endpoint:write",
    body: "json",
    answers: [201],
  }),
  row("getEndpoint", "endpoints.get", "GET /endpoints/{name}/", { scope: "endpoint:read", answers: [200] }),
  row("updateEndpoint", "endpoints.update", "PATCH /endpoints/{name}/", {
    scope: "endpoint:write",
    body: "json",
    answers: [200],
  }),
  row("deleteEndpoint", "endpoints.delete", "DELETE /endpoints/{name}/", {
    scope: "endpoint:write",
    answers: [204],
  }),
  row(
    "getEndpointMaterializationStatus",
    "endpoints.getMaterializationStatus",
    "GET /endpoints/{name}/materialization_status/",
    { answers: [200] },
  ),
  row("getEndpointRun", "endpoints.getRun", "GET /endpoints/{name}/run/", {
    scope: "endpoint:read",
    query: ["version?"],
    answers: [200, 202],
  }),
  row("runEndpoint", "endpoints.run", "POST /endpoints/{name}/run/", {
    scope: "endpoint:read",
    query: ["version?"],
    body: "json?",
    answers: [200, 202],
  }),
  row("listEndpointVersions", "endpoints.listVersions", "GET /endpoints/{name}/versions/", {
    scope: "endpoint:read",
    answers: [200],
  }),
  row("getEndpointVersion", "endpoints.getVersion", "GET /endpoints/{name}/versions/{version_number}/", {
    scope: "endpoint:read",
    answers: [200],
  }),
  row(
    "getEndpointLastExecutionTimes",
    "endpoints.getLastExecutionTimes",
    "POST /endpoints/last_execution_times/",
    { body: "json", answers: [200] },
  ),
];

const rules = "/error_tracking/assignment_rules/";
const errorTracking: readonly Row[] = [
  row("listErrorTrackingAssignmentRules", "errorTracking.listAssignmentRules", `GET ${rules}`, {
    scope: "error_tracking:read",
    query: ["limit?", "offset?"],
    answers: [200],
  }),
  row("createErrorTrackingAssignmentRule", "errorTracking.createAssignmentRule", `POST ${rules}`, {
    scope: "error_tracking:write",
    body: "json",
    answers: [201],
  }),
  row("getErrorTrackingAssignmentRule", "errorTracking.getAssignmentRule", `GET ${rules}{id}/`, {
    scope: "error_tracking:read",
    answers: [200],
  }),
];

const sessions: readonly Row[] = [
  row(
    "createSessionSummariesIndividually",
    "sessionSummaries.createIndividually",
    "POST /session_summaries/create_session_summaries_individually/",
    { body: "json", answers: [200] },
  ),
  row(
    "listSessionPropertyDefinitions",
    "sessions.listPropertyDefinitions",
    "GET /sessions/property_definitions/",
    { scope: "query:read", query: ["search?", "is_numerical?"], answers: [200] },
  ),
  row("listSessionValues", "sessions.listValues", "GET /sessions/values/", {
    scope: "query:read",
    query: ["key", "value?"],
    answers: [200],
  }),
];

const subscriptions: readonly Row[] = [
  row("listSubscriptions", "subscriptions.list", "GET /subscriptions/", {
    scope: "subscription:read",
    query: ["limit?", "offset?"],
    answers: [200],
  }),
  row("createSubscription", "subscriptions.create", "POST /subscriptions/", {
    scope: "subscription:write",
    body: "json",
    answers: [201],
  }),
  row("getSubscription", "subscriptions.get", "GET /subscriptions/{id}/", {
    scope: "subscription:read",
    answers: [200],
  }),
  row("updateSubscription", "subscriptions.update", "PATCH /subscriptions/{id}/", {
    scope: "subscription:write",
    body: "json",
    answers: [200],
  }),
  row("deleteSubscription", "subscriptions.delete", "DELETE /subscriptions/{id}/", {
    scope: "subscription:write",
    answers: [405],
  }),
];

const interviews: readonly Row[] = [
  row("listUserInterviews", "userInterviews.list", "GET /user_interviews/", {
    scope: "user_interview_DO_NOT_USE:read",
    query: ["limit?", "offset?"],
    answers: [200],
  }),
  row("createUserInterview", "userInterviews.create", "POST /user_interviews/", {
    scope: "user_interview_DO_NOT_USE:write",
    body: "multipart",
    answers: [201],
  }),
  row("getUserInterview", "userInterviews.get", "GET /user_interviews/{id}/", {
    scope: "user_interview_DO_NOT_USE:read",
    answers: [200],
  }),
  row("updateUserInterview", "userInterviews.update", "PATCH /user_interviews/{id}/", {
    scope: "user_interview_DO_NOT_USE:write",
    body: "multipart",
    answers: [200],
  }),
  row("deleteUserInterview", "userInterviews.delete", "DELETE /user_interviews/{id}/", {
    scope: "user_interview_DO_NOT_USE:write",
    answers: [204],
  }),
];

const savedQueries: readonly Row[] = [
  row("listWarehouseSavedQueries", "warehouseSavedQueries.list", "GET /warehouse_saved_queries/", {
    scope: "warehouse_view:read",
    query: ["page?", "search?"],
    answers: [200],
  }),
  row("createWarehouseSavedQuery", "warehouseSavedQueries.create", "POST /warehouse_saved_queries/", {
    scope: "warehouse_view:write",
    body: "json",
    answers: [200, 201],
  }),
  row("getWarehouseSavedQuery", "warehouseSavedQueries.get", "GET /warehouse_saved_queries/{id}/", {
    scope: "warehouse_view:read",
    answers: [200],
  }),
];

export const table: readonly Row[] = [
  ...recordings,
  ...endpoints,
  ...errorTracking,
  ...sessions,
  ...subscriptions,
  ...interviews,
  ...savedQueries,
];
