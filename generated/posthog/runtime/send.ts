/** Sends requests: `send` gives every answer, `call` the data of a success. */
import { type ClientState, type ClientWith, type Validation, state } from "./client.js";
import { findIssues, statusIssue } from "./decode.js";
import { ContractError, type HttpError, detailOf, httpError } from "./errors.js";
import { type CallOptions, type Exchanged, exchange } from "./exchange.js";
import { type HeaderEntry, readHeaders } from "./headers.js";
import type { Issue } from "./issue.js";
import { type AnyRequest, type ApiRequest, type Scopes, nameOf } from "./request.js";
import type { Answer, Success } from "./responses.js";

export type { CallOptions } from "./exchange.js";

/**
 * Sends a request and gives whatever answer came, as a union that narrows on `status`.
 * @throws ContractError where the data or a declared header of a documented status is not what the document
 * says, unless the validation says otherwise; ConnectionError, TimeoutError and RequestError; the reason of
 * the signal.
 */
export async function send<Responses, Scope extends Scopes, HeaderTypes>(
  client: ClientWith<Scope>,
  request: ApiRequest<Responses, Scope, HeaderTypes>,
  options: CallOptions = {},
): Promise<Answer<Responses, HeaderTypes>> {
  const settings = client[state];
  const exchanged = await exchange(settings, request, options);
  const validation = options.validation ?? settings.validation;
  const entry = headerEntry(request, exchanged);
  const headerValues = entry === undefined ? {} : readHeaders(exchanged.response.headers, entry.fields);
  const issues =
    validation === "off"
      ? []
      : [
          ...issuesOf(request, exchanged),
          ...(entry?.is(headerValues) === false ? entry.check(headerValues) : []),
        ];
  // The type of an undocumented answer says that nothing is known of it: no promise is broken.
  if (validation === "report" || exchanged.documented !== undefined) {
    settle({ settings, request, validation, exchanged, issues });
  }
  const { response } = exchanged;
  const { status, headers } = response;
  const answer = { status, data: dataOf(exchanged), headers, headerValues, response, issues };
  // The one place where what was looked up at run time meets its type; the guards stand behind it.
  return answer as unknown as Answer<Responses, HeaderTypes>;
}

/**
 * Sends a request and gives the data of its success.
 * @throws HttpError for any status but 2xx, and like {@link send}. A success that is not documented is a
 * ContractError.
 */
export async function call<Responses, Scope extends Scopes>(
  client: ClientWith<Scope>,
  request: ApiRequest<Responses, Scope>,
  options: CallOptions = {},
): Promise<Success<Responses>> {
  const settings = client[state];
  const exchanged = await exchange(settings, request, options);
  const validation = options.validation ?? settings.validation;
  const issues = validation === "off" ? [] : successIssues(request, exchanged);
  if (!exchanged.response.ok) {
    report({ settings, request, validation, exchanged, issues });
    throw failure(request, exchanged, issues);
  }
  settle({ settings, request, validation, exchanged, issues });
  // As in `send`.
  return dataOf(exchanged) as Success<Responses>;
}

/** What is known after an exchange. */
interface Outcome {
  readonly settings: ClientState<never>;
  readonly request: AnyRequest;
  readonly validation: Validation;
  readonly exchanged: Exchanged;
  readonly issues: readonly Issue[];
}

function settle(outcome: Outcome): void {
  const { request, validation, exchanged, issues } = outcome;
  if (validation === "throw" && issues.length > 0) {
    throw new ContractError(nameOf(request), { status: exchanged.response.status, issues });
  }
  report(outcome);
}

function report({ settings, request, validation, exchanged, issues }: Outcome): void {
  if (validation !== "report" || issues.length === 0) return;
  settings.onMismatch?.({ ...nameOf(request), status: exchanged.response.status, issues });
}

function issuesOf(request: AnyRequest, { response, documented, body }: Exchanged): readonly Issue[] {
  // Where no status is documented, none is wrong.
  if (Object.keys(request.responses).length === 0) return [];
  if (documented === undefined) return [statusIssue(request, response.status, body.data)];
  // A HEAD is answered with the headers of a GET, and without its data.
  if (documented.entry === null || request.method === "HEAD") return [];
  return findIssues(request, documented, body);
}

/** What is declared of the headers that came. */
function headerEntry({ responseHeaders }: AnyRequest, { documented }: Exchanged): HeaderEntry | undefined {
  const key = documented?.key ?? "";
  return responseHeaders !== undefined && Object.hasOwn(responseHeaders, key)
    ? responseHeaders[key]
    : undefined;
}

/** `default` means errors where successes are documented by themselves: then it is no type of a success. */
function successIssues(request: AnyRequest, exchanged: Exchanged): readonly Issue[] {
  const { response, documented, body } = exchanged;
  const unexpected =
    documented?.key === "default" && Object.keys(request.responses).some((key) => key.startsWith("2"));
  return response.ok && unexpected
    ? [statusIssue(request, response.status, body.data)]
    : issuesOf(request, exchanged);
}

/** Responses without a documented body have no data, even where a body came. */
function dataOf({ documented, body }: Exchanged): unknown {
  return documented?.entry === null ? undefined : body.data;
}

function failure(request: AnyRequest, exchanged: Exchanged, issues: readonly Issue[]): HttpError {
  const { response, body, heldRedirect, conceal } = exchanged;
  const detail = heldRedirect
    ? "a redirect, not followed since the credential would go with it"
    : detailOf(body.data, conceal);
  return httpError(nameOf(request), { status: response.status, data: body.data, response, issues, detail });
}
