import path from "node:path";
import { hasErrors } from "../diagnostics.js";
import { type ExitCode, UsageError, allowed, hosts, parse, single } from "./arguments.js";
import { print } from "./print.js";

/** `specwright bundle`: many files as one. */
export async function bundle(args: string[]): Promise<ExitCode> {
  const { values, positionals } = parse(args, { output: { type: "string", short: "o" }, ...hosts });
  const input = single(positionals, "a document");
  if (values.output === undefined) throw new UsageError("An output file is needed: -o <file.json>");
  const [{ bundle: run }, { writeFile }] = await Promise.all([
    import("../bundle.js"),
    import("../output/write-file.js"),
  ]);
  const result = await run(input, allowed(values));
  await print(result);
  if (result.text === undefined) return 2;
  const problem = writeFile(path.resolve(values.output), result.text);
  if (problem !== undefined) {
    await print({ diagnostics: [problem], inputs: result.inputs });
    return 2;
  }
  console.log(`${values.output}: ${Math.ceil(result.text.length / 1024)} kB`);
  return hasErrors(result.diagnostics) ? 1 : 0;
}
