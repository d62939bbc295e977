/** When to try again, and how long to wait before it. */
import { longestTimeout } from "./deadline.js";

/** How failed attempts are repeated. Every member has a default. */
export interface RetryPolicy {
  /** How many times to try again; 2. */
  readonly retries?: number;
  /** The methods that may be repeated: those that RFC 9110, section 9.2.2, calls idempotent, but TRACE. */
  readonly methods?: readonly string[];
  /** The statuses that are worth another attempt; 408, 429, 500, 502, 503, 504. */
  readonly statuses?: readonly number[];
  /** Milliseconds that the first wait is at most; doubled with each attempt. 500. */
  readonly minDelay?: number;
  /** Milliseconds that any wait is at most. A `Retry-After` beyond it ends the attempts. 60,000. */
  readonly maxDelay?: number;
  /** Between 0 and 1; `Math.random`. */
  readonly random?: () => number;
  /** Milliseconds since the epoch; `Date.now`. */
  readonly now?: () => number;
  /** Waits, and rejects with the signal's reason when it is aborted. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** A policy without gaps. */
export type CompleteRetryPolicy = Required<RetryPolicy>;

const defaults: CompleteRetryPolicy = {
  retries: 2,
  methods: ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"],
  statuses: [408, 429, 500, 502, 503, 504],
  minDelay: 500,
  maxDelay: 60_000,
  // Functions of our own: a bundler drops these where they are unused, and may not drop `Math.random`.
  random: () => Math.random(),
  now: () => Date.now(),
  sleep,
};

/** What is given, over what the base says: a number changes only the count. */
export function completePolicy(
  given: number | RetryPolicy | undefined,
  base: CompleteRetryPolicy = defaults,
): CompleteRetryPolicy {
  if (given === undefined) return base;
  if (typeof given === "number") return { ...base, retries: given };
  return {
    retries: given.retries ?? base.retries,
    methods: given.methods ?? base.methods,
    statuses: given.statuses ?? base.statuses,
    minDelay: given.minDelay ?? base.minDelay,
    maxDelay: given.maxDelay ?? base.maxDelay,
    random: given.random ?? base.random,
    now: given.now ?? base.now,
    sleep: given.sleep ?? base.sleep,
  };
}

/** An attempt that failed: without a response where there was none. */
interface FailedAttempt {
  readonly method: string;
  /** Counted from 1. */
  readonly attempt: number;
  readonly response?: Response;
}

/** Milliseconds to wait before the next attempt; undefined where there should be none. */
export function retryDelay(policy: CompleteRetryPolicy, failed: FailedAttempt): number | undefined {
  const { method, attempt, response } = failed;
  if (attempt > policy.retries || !policy.methods.includes(method)) return undefined;
  if (response === undefined) return backoff(policy, attempt);
  if (!policy.statuses.includes(response.status)) return undefined;
  const asked = retryAfter(response.headers, policy.now());
  if (asked === undefined) return backoff(policy, attempt);
  return asked > policy.maxDelay ? undefined : asked;
}

/** Exponential, with full jitter: clients that failed together do not come back together. */
function backoff(policy: CompleteRetryPolicy, attempt: number): number {
  return policy.random() * Math.min(policy.maxDelay, policy.minDelay * 2 ** (attempt - 1));
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date (RFC 9110, section 10.2.3). */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get("retry-after") ?? "";
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let left = milliseconds;
  for (; left > longestTimeout; left -= longestTimeout) await pause(longestTimeout, signal);
  await pause(left, signal);
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
