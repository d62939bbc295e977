/** Programs run as a user would run them. */
import { execFile } from "node:child_process";

export interface Ran {
  /** The exit code; -1 where the program did not start, or was stopped. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder, and gives what came of it: a bad exit code is an answer too. */
export function runIn(cwd: string, program: string, ...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, env: cleanEnvironment(), maxBuffer: 2 ** 26, timeout: 170_000 };
    execFile(program, args, options, (error, stdout, stderr) => {
      const failed = typeof error?.code === "number" ? error.code : -1;
      resolve({ code: error === null ? 0 : failed, stdout, stderr });
    });
  });
}

/**
 * Like {@link runIn}, for what has to go well.
 * @returns what the program printed.
 * @throws Error with all that it said where its exit code is not 0.
 */
export async function output(cwd: string, program: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runIn(cwd, program, ...args);
  if (code !== 0)
    throw new Error([`${program} ${args.join(" ")} ended with ${code}`, stdout, stderr].join("\n"));
  return stdout;
}

/** `npm test` tells npm's children which package it is for: here they are for another. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(?:npm_(?:package_|lifecycle_|command$|config_local_prefix$)|INIT_CWD$|NODE_ENV$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
