/** Errors, caught and printed. */
import { inspect } from "node:util";

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("It did not reject");
}

/** All that a log could show of a value. */
export function printed(value: unknown): string {
  const texts = [
    inspect(value, { depth: 10, showHidden: true, getters: true, maxStringLength: null }),
    String(value),
    JSON.stringify(value) ?? "",
  ];
  if (value instanceof Error) texts.push(value.message, value.stack ?? "", printed(value.cause));
  return texts.join("\n");
}
