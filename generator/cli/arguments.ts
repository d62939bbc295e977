/** Arguments of a command: what they may be, and what is wrong with them. */
import { parseArgs } from "node:util";
import { isHost } from "../source/url.js";

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
 * @throws UsageError for an option that the command does not have, and for what is there and empty: a variable of a
 * script that is not set would name the working folder.
 */
export function parse<Options extends OptionTable>(args: string[], options: Options): Parsed<Options> {
  const parsed = parseStrictly(args, options);
  if (parsed.positionals.includes("")) throw new UsageError('A document is called "": its path is missing');
  for (const [name, value] of Object.entries<unknown>(parsed.values))
    if ([value].flat().includes("")) throw new UsageError(`--${name} is given, and its value is empty`);
  return parsed;
}

function parseStrictly<Options extends OptionTable>(args: string[], options: Options): Parsed<Options> {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const [, unknown] = /^Unknown option '(-[^']*)'/.exec(reason) ?? [];
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(
      unknown === undefined ? reason : `There is no option "${unknown}". Options are: ${known.join(", ")}`,
    );
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

/**
 * The hosts that were named, as options of the library.
 * @throws UsageError for what names no host, and so would allow nothing.
 */
export function allowed(values: { readonly "allow-host"?: string[] | undefined }): { allowHosts?: string[] } {
  const allowHosts = values["allow-host"];
  const wrong = allowHosts?.find((host) => !isHost(host));
  if (wrong !== undefined)
    throw new UsageError(
      `--allow-host takes a host, such as example.com or localhost:8080, and not ${JSON.stringify(wrong)}`,
    );
  return allowHosts === undefined ? {} : { allowHosts };
}
