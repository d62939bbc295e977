/** The user's hook: a ts-morph project holds the output while it works. */
import { Project, type SourceFile } from "ts-morph";
import type { Diagnostic } from "../diagnostics.js";
import type { OutputFile } from "../emit/module.js";
import type { FinishedFile, WrittenFile } from "./form.js";
import { placeOfHook } from "./hook.js";
import { type Finisher, layOut } from "./layout.js";
import { manifestFile } from "./manifest.js";

/** A user's change to the output before it is laid out. The files may be edited, added and removed. */
export type Transform = (project: Project) => void | Promise<void>;

/**
 * Lets the user's hook work on the files, and lays out what it leaves.
 * @returns the files, or what is wrong with the hook.
 */
export async function finishTransformed(
  files: readonly OutputFile[],
  by: Finisher,
  transform: Transform,
): Promise<readonly FinishedFile[] | Diagnostic> {
  try {
    return await layOut(await transformed(files, transform), by);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const place = placeOfHook(transform, error);
    return {
      code: error instanceof Misuse ? "transform-invalid" : "transform-failed",
      severity: "error",
      message:
        error instanceof Misuse ? reason : `The hook \`transform\` failed: ${reason.replace(/\.$/, "")}`,
      help: "Correct the hook `transform` of the configuration. Nothing was written.",
      ...(place && { place }),
    };
  }
}

/** What a hook has left that cannot be written. */
class Misuse extends Error {}

/** The output as the hook leaves it. What it has added or changed is to be laid out. */
async function transformed(files: readonly OutputFile[], transform: Transform): Promise<WrittenFile[]> {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noResolve: true, noLib: true, types: [] },
  });
  const verbatim = new Map(files.filter((file) => !file.format).map((file) => [file.path, file.text]));
  for (const file of files) project.createSourceFile(`/${file.path}`, file.text);
  await transform(project);
  return project.getSourceFiles().map((source) => {
    const path = source.getFilePath().slice(1);
    checkName(path);
    checkSyntax(path, source, project);
    const text = source.getFullText();
    return { path, text, format: verbatim.get(path) !== text };
  });
}

/** Names that the output folder has other uses for. */
function checkName(path: string): void {
  const what = `The hook \`transform\` adds the file ${path}`;
  if (path.toLowerCase() === manifestFile)
    throw new Misuse(`${what}, which is where the manifest of the output is written`);
  if (path.split("/").some((name) => name.startsWith(".")))
    throw new Misuse(
      `${what}, and names that begin with a dot are left to you: no run writes or removes them`,
    );
}

function checkSyntax(path: string, source: SourceFile, project: Project): void {
  const [problem] = project.getProgram().getSyntacticDiagnostics(source);
  if (problem === undefined) return;
  const message = problem.getMessageText();
  const reason = typeof message === "string" ? message : message.getMessageText();
  const where = `${path}, line ${problem.getLineNumber()}`;
  throw new Misuse(
    `What the hook \`transform\` leaves does not parse: ${where}: ${reason.replace(/\.$/, "")}`,
  );
}
