/** Every error that this runtime throws of itself. None of them holds a credential in its own text. */
import type { Issue } from "./issue.js";
import { retryAfter } from "./retry.js";

/** Which request an error is about. */
export interface RequestName {
  readonly operation: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
}

/** What an error may know besides its message. */
export interface ErrorContext extends Partial<RequestName> {
  readonly cause?: unknown;
}

/** Base of the family. */
export class ApiError extends Error {
  override readonly name: string = "ApiError";
  /** Undefined, like method and path, where the error arose before there was a request. */
  readonly operation: string | undefined;
  readonly method: string | undefined;
  /** Without the query. */
  readonly path: string | undefined;

  constructor(message: string, context: ErrorContext = {}) {
    super(message, "cause" in context ? { cause: context.cause } : undefined);
    this.operation = context.operation;
    this.method = context.method;
    this.path = context.path;
  }
}

/** A request that cannot be built: a parameter, a body, a credential or the base URL does not allow it. */
export class RequestError extends ApiError {
  override readonly name: string = "RequestError";
}

/** No answer arrived, or it broke off; the cause is what fetch said. */
export class ConnectionError extends ApiError {
  override readonly name: string = "ConnectionError";
}

/** No complete answer arrived in time. */
export class TimeoutError extends ConnectionError {
  override readonly name: string = "TimeoutError";
}

/** A link to a further page that is not followed. */
export class PaginationError extends ApiError {
  override readonly name: string = "PaginationError";
}

/**
 * An answer whose body, content type, declared header or status is not what the document says. `call`, which
 * does not look at headers, throws it for successes alone; `send` for all that are documented.
 */
export class ContractError extends ApiError {
  override readonly name: string = "ContractError";
  readonly status: number;
  /** At least one. */
  readonly issues: readonly Issue[];

  constructor(request: RequestName, answer: { readonly status: number; readonly issues: readonly Issue[] }) {
    const problem = `answered ${answer.status}, but not as documented: ${summary(answer.issues)}`;
    super(`${requestLine(request)} ${problem}`, request);
    this.status = answer.status;
    this.issues = answer.issues;
  }
}

/** What an HttpError is made of. */
export interface HttpFailure {
  readonly status: number;
  readonly data: unknown;
  readonly response: Response;
  readonly issues: readonly Issue[];
  /** What the API said for people; credentials are taken out. */
  readonly detail: string;
}

/** A status other than 2xx. */
export class HttpError extends ApiError {
  override readonly name: string = "HttpError";
  /** 0 where a browser hides a redirect that was not followed. */
  readonly status: number;
  /** The decoded body. Its type is known to `send`, and to the guards. */
  readonly data: unknown;
  readonly headers: Headers;
  /** Its body has been read. */
  readonly response: Response;
  /** Why the data is not what the document says; empty where it is, or where nothing is checked. */
  readonly issues: readonly Issue[];

  constructor(request: RequestName, failure: HttpFailure) {
    const detail = failure.detail === "" ? "" : `: ${failure.detail}`;
    super(`${requestLine(request)} answered ${failure.status}${detail}`, request);
    this.status = failure.status;
    this.data = failure.data;
    this.headers = failure.response.headers;
    this.response = failure.response;
    this.issues = failure.issues;
  }
}

/** 400. */
export class BadRequestError extends HttpError {
  override readonly name: string = "BadRequestError";
}

/** 401: the credential is missing, wrong or expired. */
export class AuthenticationError extends HttpError {
  override readonly name: string = "AuthenticationError";
}

/** 403: the credential does not allow this, often for want of a scope. */
export class PermissionError extends HttpError {
  override readonly name: string = "PermissionError";
}

/** 404. */
export class NotFoundError extends HttpError {
  override readonly name: string = "NotFoundError";
}

/** 405. */
export class MethodNotAllowedError extends HttpError {
  override readonly name: string = "MethodNotAllowedError";
}

/** 409. */
export class ConflictError extends HttpError {
  override readonly name: string = "ConflictError";
}

/** 422. */
export class UnprocessableError extends HttpError {
  override readonly name: string = "UnprocessableError";
}

/** 429. */
export class RateLimitError extends HttpError {
  override readonly name: string = "RateLimitError";
  /** Seconds that the server asks to wait; undefined where it does not say. */
  readonly retryAfter: number | undefined;

  constructor(request: RequestName, failure: HttpFailure) {
    super(request, failure);
    const delay = retryAfter(failure.response.headers, Date.now());
    this.retryAfter = delay === undefined ? undefined : delay / 1000;
  }
}

/** 5xx. */
export class ServerError extends HttpError {
  override readonly name: string = "ServerError";
}

const byStatus: Readonly<Record<number, typeof HttpError>> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  405: MethodNotAllowedError,
  409: ConflictError,
  422: UnprocessableError,
  429: RateLimitError,
};

/** The error of the family for a status. */
export function httpError(request: RequestName, failure: HttpFailure): HttpError {
  const Class = byStatus[failure.status] ?? (failure.status >= 500 ? ServerError : HttpError);
  return new Class(request, failure);
}

/** How messages name a request: `listPets (GET /pets)`. */
export function requestLine({ operation, method, path }: RequestName): string {
  return `${operation} (${method} ${path})`;
}

function summary([first, ...others]: readonly Issue[]): string {
  if (first === undefined) return "";
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  const place = first.pointer === "" ? "the response" : oneLine(first.pointer);
  return `${place} ${first.message}, found ${first.found} (${first.schema})${more}`;
}

/**
 * What the API says for people in the body of an error, on one line and at most 300 characters.
 * @param conceal takes credentials out: some servers repeat the key that they refuse.
 */
export function detailOf(data: unknown, conceal: (text: string) => string): string {
  const names = ["detail", "error", "message", "title"];
  const text = conceal(typeof data === "string" ? data : member(data, names));
  return /^\s*</.test(text) ? "" : oneLine(text);
}

/** Line breaks and control characters in a foreign text could forge lines of a log. */
function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function member(data: unknown, names: readonly string[]): string {
  if (typeof data !== "object" || data === null) return "";
  const members = new Map<string, unknown>(Object.entries(data));
  for (const name of names) {
    const value = members.get(name);
    if (typeof value === "string" && value !== "") return value;
    // `{"error": {"message": "..."}}`
    const inner = name === "error" ? member(value, ["message"]) : "";
    if (inner !== "") return inner;
  }
  return "";
}
