/** Arguments of a command: what they may be, and what is wrong with them. */
import { parseArgs } from "node:util";

/**
 * 0: fine, be it with warnings. 1: findings (errors, stale output). 2: bad usage, a document that cannot be
 * read, an output that cannot be written.
 */
export type ExitCode = 0 | 1 | 2;

/** A mistake in the arguments. */
export class UsageError extends Error {}

type OptionTable = NonNullable<Parameters<typeof parseArgs>[0]>["options"] & {};

type Parsed<Options extends OptionTable> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true; strict: true }>
>;

/**
 * Reads the arguments of a command.
 * @throws UsageError for an option that the command does not have.
 */
export function parse<Options extends OptionTable>(args: string[], options: Options): Parsed<Options> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The one document of a command that takes no more. */
export function single(positionals: readonly string[], what: string): string {
  const [first, ...rest] = positionals;
  if (first === undefined || rest.length > 0) throw new UsageError(`Give ${what}, and only one`);
  return first;
}

/** The option that several commands share. */
export const hosts = { "allow-host": { type: "string", multiple: true } } as const;

/** The hosts that were named, as options of the library. */
export function allowed(values: { readonly "allow-host"?: string[] | undefined }): { allowHosts?: string[] } {
  return values["allow-host"] === undefined ? {} : { allowHosts: values["allow-host"] };
}
