/** Layout and syntax: ts-morph holds the files and checks them, prettier lays them out. */
import type { Options } from "prettier";
import type { Project } from "ts-morph";
import type { OutputFile } from "../emit/module.js";

/** A file of the output, finished. */
export interface FinishedFile {
  readonly path: string;
  readonly text: string;
}

/** A user's change to the output before it is laid out. The files may be edited, added and removed. */
export type Transform = (project: Project) => void | Promise<void>;

// Which keys need quotes was decided where they were written, and more strictly.
const prettierOptions: Options = { printWidth: 110, quoteProps: "preserve" };

/**
 * Puts the files into a ts-morph project, lets the user's hook work on them, checks the syntax of each,
 * and lays them out.
 * @throws Error where a file does not parse: a bug of the emitter (or of the hook), after which nothing
 *   may be written.
 */
export async function layOut(files: readonly OutputFile[], transform?: Transform): Promise<FinishedFile[]> {
  // Both are heavy, and a run that only reads or lints never needs them.
  const [{ Project }, prettier] = await Promise.all([import("ts-morph"), import("prettier")]);
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noResolve: true, noLib: true, types: [] },
  });
  const verbatim = new Map(files.filter((file) => !file.format).map((file) => [`/${file.path}`, file.text]));
  for (const file of files) project.createSourceFile(`/${file.path}`, file.text);
  if (project.getSourceFiles().length !== files.length)
    throw new Error("Two files of the output have the same name");
  await transform?.(project);
  const finished: FinishedFile[] = [];
  for (const source of project.getSourceFiles()) {
    const path = source.getFilePath().slice(1);
    const text = source.getFullText();
    const [problem] = project.getProgram().getSyntacticDiagnostics(source);
    if (problem !== undefined) throw new Error(`${path}:${problem.getLineNumber()} does not parse`);
    const asIs = verbatim.get(source.getFilePath()) === text;
    finished.push({
      path,
      text: asIs ? text : await prettier.format(text, { ...prettierOptions, filepath: path }),
    });
  }
  return finished.sort((a, b) => (a.path < b.path ? -1 : 1));
}
