/** One request and its answer: attempts, waits, hooks, credentials. What it means is for `send`. */
import { authorize, causeWithoutSecrets, withoutSecrets } from "./authorize.js";
import { type ClientState, type Validation, baseUrlOf } from "./client.js";
import { type Limits, withDeadline } from "./deadline.js";
import { type DecodedBody, type DocumentedResponse, documentedResponse, readBody } from "./decode.js";
import { ConnectionError, TimeoutError, requestLine } from "./errors.js";
import { type AnyRequest, type HeaderValues, nameOf, toRequest } from "./request.js";
import { type CompleteRetryPolicy, type RetryPolicy, completePolicy, retryDelay } from "./retry.js";
import {
  type PlacedCredentials,
  type SecurityRequirement,
  chooseSecurity,
  conceal,
  placeCredentials,
} from "./security.js";

/** Settings of one call, over those of the client. */
export interface CallOptions {
  /** Gives the call up: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that one attempt may take, its body included. */
  readonly timeout?: number | undefined;
  readonly retries?: number | RetryPolicy | undefined;
  readonly headers?: HeaderValues | undefined;
  readonly validation?: Validation | undefined;
}

/** A response and what was read from it. */
export interface Exchanged {
  readonly response: Response;
  /** Undefined where the document does not have its status. */
  readonly documented: DocumentedResponse | undefined;
  readonly body: DecodedBody;
  /** A redirect that was not followed, since a credential would have gone along. */
  readonly heldRedirect: boolean;
  /** Takes the credentials of this request out of a text. */
  readonly conceal: (text: string) => string;
}

/** A call, prepared. */
interface Plan {
  readonly client: ClientState<never>;
  readonly baseUrl: string;
  readonly request: AnyRequest;
  readonly options: CallOptions;
  readonly security: SecurityRequirement;
  readonly retry: CompleteRetryPolicy;
}

type Outcome = { readonly exchanged: Exchanged } | { readonly wait: number };

/** Sends a request until it is answered well or no attempt is left. */
export async function exchange(
  client: ClientState<never>,
  request: AnyRequest,
  options: CallOptions,
): Promise<Exchanged> {
  const security = chooseSecurity(request, client.credentials);
  const plan: Plan = {
    client,
    baseUrl: baseUrlOf(request, client),
    request,
    options,
    security,
    retry: completePolicy(options.retries, client.retry),
  };
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryAttempt(plan, attempt);
    if ("exchanged" in outcome) return outcome.exchanged;
    await plan.retry.sleep(outcome.wait, options.signal);
  }
}

async function tryAttempt(plan: Plan, attempt: number): Promise<Outcome> {
  const { client, request, options } = plan;
  const timeout = options.timeout ?? client.timeout;
  const timeoutError = (): TimeoutError =>
    new TimeoutError(
      `${requestLine(nameOf(request))} was not answered within ${timeout} ms`,
      nameOf(request),
    );
  try {
    const deadline = { signal: options.signal, timeout, timeoutError };
    return await withDeadline(deadline, (limits) => perform(plan, attempt, limits));
  } catch (error) {
    const failed = error instanceof ConnectionError && options.signal?.aborted !== true;
    const wait = failed ? retryDelay(plan.retry, { method: request.method, attempt }) : undefined;
    if (wait === undefined) throw error;
    return { wait };
  }
}

async function perform(plan: Plan, attempt: number, { signal, heed }: Limits): Promise<Outcome> {
  const { client, baseUrl, request, options, security } = plan;
  const context = { ...nameOf(request), attempt };
  const built = toRequest(request, baseUrl, client.headers, options.headers);
  const open = (await client.onRequest?.(built, context)) || built;
  if (open !== built) heed(open.signal);
  const placed = await placeCredentials(leaves(open, baseUrl) ? [] : security, client.credentials);
  const authorized = await authorize(open, placed);
  // A hook or a credential may have taken longer than there was time, and not every fetch heeds the signal.
  signal.throwIfAborted();
  const arrived = await reached(plan, placed, () => client.fetch(authorized, { signal }));
  const visible = withoutSecrets(arrived, open.url, placed);
  const response = (await client.onResponse?.(visible, context)) || visible;
  const wait = retryDelay(plan.retry, { method: request.method, attempt, response });
  if (wait !== undefined) {
    void discard(response);
    return { wait };
  }
  const heldRedirect = authorized.redirect !== open.redirect && isRedirect(response);
  const documented = documentedResponse(request.responses, response);
  const decoded = await reached(plan, placed, () => read(request, response, documented));
  const body = heldRedirect && documented?.key === "default" ? asDefault(documented, decoded) : decoded;
  const exchanged = { response, documented, body, heldRedirect };
  return { exchanged: { ...exchanged, conceal: (text) => conceal(text, placed.secrets) } };
}

/** True where a hook sends the request to another origin, which must not see the credentials. */
function leaves(request: Request, baseUrl: string): boolean {
  return new URL(request.url).origin !== new URL(baseUrl).origin;
}

/** What fetch and the reading of a body reject with is a lost connection; anything else is not. */
async function reached<Result>(
  { baseUrl, request }: Plan,
  placed: PlacedCredentials,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const name = nameOf(request);
    const message = `${requestLine(name)} got no complete answer from ${new URL(baseUrl).origin}`;
    throw new ConnectionError(message, { ...name, cause: causeWithoutSecrets(error, placed) });
  }
}

async function read(
  request: AnyRequest,
  response: Response,
  documented: DocumentedResponse | undefined,
): Promise<DecodedBody> {
  // RFC 9110, section 6.4.1: these have no content, whatever their headers say.
  if (request.method === "HEAD" || [0, 204, 205, 304].includes(response.status)) return { data: undefined };
  if (documented === undefined) return readBody(response, { as: "auto" });
  if (documented.entry !== null) return readBody(response, documented.entry);
  // Documents often leave out the bodies of errors, which say why.
  if (response.status >= 400) return readBody(response, { as: "auto" });
  void discard(response);
  return { data: undefined };
}

/**
 * A redirect that was not followed, as a documented `default`, which speaks of what the API answers to those
 * who get through to it. Where this is none of that, what it is says more than its guard.
 */
function asDefault({ entry }: DocumentedResponse, body: DecodedBody): DecodedBody {
  if (body.demand === undefined && entry?.is?.(body.data) !== false) return body;
  return {
    ...body,
    demand: "must not be a redirect, which is not followed since the credential would go with it",
  };
}

/** Frees the connection of a response that nobody reads. Not to be waited for: a hook's clone may keep it. */
async function discard(response: Response): Promise<void> {
  try {
    await response.body?.cancel();
  } catch {
    // A hook has a lock on the body, or it broke off: nothing is left to free.
  }
}

function isRedirect({ status, type }: Response): boolean {
  // As a string: the types of some runtimes do not know all of a response's types.
  const kind: string = type;
  return kind === "opaqueredirect" || [301, 302, 303, 307, 308].includes(status);
}
