/** Work that ends when its time is over or its caller gives it up. */

/** Limits of some work. */
interface Deadline {
  /** The caller's; its own reason is what the work rejects with. */
  readonly signal: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  /** What the work rejects with when its time is over. */
  readonly timeoutError: () => Error;
}

/** The longest that timers count: beyond it they fire at once. */
export const longestTimeout: number = 2 ** 31 - 1;

/** What work knows of its limits. */
export interface Limits {
  /** Tells the work to stop. */
  readonly signal: AbortSignal;
  /** Lets another signal stop the work too. */
  readonly heed: (signal: AbortSignal) => void;
}

/** Does the work with a signal that tells it to stop, and does not wait for work that ignores the signal. */
export async function withDeadline<Result>(
  { signal, timeout, timeoutError }: Deadline,
  work: (limits: Limits) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const heeded: (() => void)[] = [];
  const heed = (other: AbortSignal): void => {
    const giveUp = (): void => controller.abort(other.reason);
    if (other.aborted) giveUp();
    other.addEventListener("abort", giveUp, { once: true });
    heeded.push(() => other.removeEventListener("abort", giveUp));
  };
  const runOut = (): void => controller.abort(timeoutError());
  const timer = timeout <= longestTimeout ? setTimeout(runOut, timeout) : undefined;
  if (signal !== undefined) heed(signal);
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
  });
  try {
    return await Promise.race([stopped, work({ signal: controller.signal, heed })]);
  } catch (error) {
    // The work may have failed because it was stopped: why it was stopped says more.
    controller.signal.throwIfAborted();
    throw error;
  } finally {
    if (timer !== undefined) clearTimeout(timer);
    for (const forget of heeded) forget();
  }
}
