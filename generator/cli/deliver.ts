/** What a command was asked for goes to standard output, whole. */
import type { Diagnostic } from "../diagnostics.js";
import { unwritableStream } from "../output/unwritable.js";

/**
 * Writes a text to standard output, and waits until it is there: `console.log` says nothing of a disk that is full.
 * @returns why it is not there. Who reads and stops early has what was wanted.
 */
export async function deliver(text: string): Promise<Diagnostic | undefined> {
  if (text === "") return undefined;
  const { stdout } = process;
  // What the callback tells is told as an event too, which ends a process that does not listen.
  stdout.on("error", () => undefined);
  const error = await new Promise<Error | null | undefined>((resolve) =>
    stdout.write(`${text}\n`, (problem) => resolve(problem)),
  );
  const isWanted = !(error && "code" in error && error.code === "EPIPE");
  return error && isWanted ? unwritableStream(error) : undefined;
}
