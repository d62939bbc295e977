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
const longestTimeout = 2 ** 31 - 1;

/** Does the work with a signal that tells it to stop, and does not wait for work that ignores the signal. */
export async function withDeadline<Result>(
  { signal, timeout, timeoutError }: Deadline,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const giveUp = (): void => controller.abort(signal?.reason);
  const runOut = (): void => controller.abort(timeoutError());
  const timer = timeout <= longestTimeout ? setTimeout(runOut, timeout) : undefined;
  signal?.addEventListener("abort", giveUp, { once: true });
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
  });
  try {
    return await Promise.race([stopped, work(controller.signal)]);
  } catch (error) {
    // The work may have failed because it was stopped: why it was stopped says more.
    controller.signal.throwIfAborted();
    throw error;
  } finally {
    if (timer !== undefined) clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}
