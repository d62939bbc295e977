#!/usr/bin/env node
/** The command line: finds the command, runs it, and ends with its exit code. */
import { readFileSync } from "node:fs";
import { type ExitCode, UsageError } from "./cli/arguments.js";
import { tuneEngine } from "./cli/engine.js";

type Command = (args: string[]) => Promise<ExitCode>;

/** Each loads only what it needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  generate: async () => (await import("./cli/generate.js")).generate,
  lint: async () => (await import("./cli/lint.js")).lint,
  bundle: async () => (await import("./cli/bundle.js")).bundle,
};

async function main(args: string[]): Promise<ExitCode> {
  const [command = "", ...rest] = args;
  if (command === "" || command === "help" || args.includes("--help") || args.includes("-h")) {
    const { usage } = await import("./cli/usage.js");
    console.log(usage);
    return command === "" ? 2 : 0;
  }
  if (command === "--version" || command === "-v") {
    console.log(version());
    return 0;
  }
  const load = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (load === undefined)
    throw new UsageError(
      `There is no command "${command}". Commands are: ${Object.keys(commands).join(", ")}`,
    );
  tuneEngine();
  const run = await load();
  return run(rest);
}

function version(): string {
  // The package's root is one folder up from the sources, and two up from the build.
  for (const candidate of ["../package.json", "../../package.json"]) {
    try {
      const found: unknown = JSON.parse(readFileSync(new URL(candidate, import.meta.url), "utf8"));
      if (typeof found === "object" && found !== null && "version" in found) return String(found.version);
    } catch {
      continue;
    }
  }
  return "unknown";
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\nRun specwright --help.`);
  else console.error(error);
  process.exitCode = 2;
}
