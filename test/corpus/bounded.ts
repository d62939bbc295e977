/** Work that may never end: a document's own pattern can take exponential time. */
import { Script, createContext } from "node:vm";

/** Milliseconds; far more than anything else takes. */
const limit = 5_000;

const script = new Script("action()");

/** Does the work. False where it was stopped, since it takes too long; throws what the work throws. */
export function endsInTime(action: () => void): boolean {
  try {
    script.runInContext(createContext({ action }), { timeout: limit });
    return true;
  } catch (error) {
    if (isTimeout(error)) return false;
    throw error;
  }
}

/** The error is of the other context, and so no instance of our `Error`. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
