/** What the emitters write, before it is laid out. */
import { run } from "../../generator/pipeline.js";

/** The files of a document's output that are laid out, by path; none for a document that is refused. */
export async function emittedFiles(input: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  await run({
    input,
    transform: (project) => {
      for (const source of project.getSourceFiles()) {
        const path = source.getFilePath().slice(1);
        if (!path.startsWith("runtime/")) texts.set(path, source.getFullText());
      }
    },
  });
  return texts;
}
