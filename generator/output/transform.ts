/** The user's hook: a ts-morph project holds the output while it works. */
import { Project } from "ts-morph";
import type { OutputFile } from "../emit/module.js";

/** A user's change to the output before it is laid out. The files may be edited, added and removed. */
export type Transform = (project: Project) => void | Promise<void>;

/**
 * The output as the hook leaves it. What it has added or changed is to be laid out.
 * @throws Error where a file does not parse.
 */
export async function transformed(
  files: readonly OutputFile[],
  transform: Transform,
): Promise<Pick<OutputFile, "path" | "text" | "format" | "pieces">[]> {
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
    const text = source.getFullText();
    const [problem] = project.getProgram().getSyntacticDiagnostics(source);
    if (problem !== undefined) throw new Error(`${path}:${problem.getLineNumber()} does not parse`);
    return { path, text, format: verbatim.get(path) !== text };
  });
}
