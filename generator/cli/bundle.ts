import path from "node:path";
import { type BundleResult, bundle as run } from "../bundle.js";
import { hasErrors } from "../diagnostics.js";
import { writeFile } from "../output/write-file.js";
import { isUrl } from "../source/url.js";
import { type ExitCode, UsageError, allowed, hosts, parse, single } from "./arguments.js";
import { deliver } from "./deliver.js";
import { print } from "./print.js";

/** `specwright bundle`: many files as one. */
export async function bundle(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, { output: { type: "string", short: "o" }, ...hosts });
  const input = single(positionals, "a document");
  const { output } = values;
  if (output === undefined)
    throw new UsageError("An output file is needed: -o <file.json>, or -o - for standard output");
  const result = await run(input, allowed(values));
  await print(result);
  if (result.text === undefined) return 2;
  const size = `${Math.ceil(result.text.length / 1024)} kB`;
  // The system's name for it is no file where standard output is a socket, as it is to some who start programs.
  if (output === "-" || output === "/dev/stdout") {
    const problem = await deliver(result.text.trimEnd());
    if (problem !== undefined) {
      await print({ diagnostics: [problem], inputs: result.inputs });
      return 2;
    }
    console.error(`Standard output: ${size}`);
  } else {
    if (!(await write(path.resolve(output), result.text, result.inputs))) return 2;
    console.log(`${output}: ${size}`);
  }
  return hasErrors(result.diagnostics) ? 1 : 0;
}

/** Writes the file, or says why it could not be written. */
async function write(file: string, text: string, inputs: BundleResult["inputs"]): Promise<boolean> {
  const sources = [...inputs.keys()].filter((source) => !isUrl(source));
  const problem = writeFile(file, text, sources);
  if (problem !== undefined) await print({ diagnostics: [problem], inputs });
  return problem === undefined;
}
