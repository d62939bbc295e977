/** What the emitters write, before it is laid out. */
import { run } from "../../generator/pipeline.js";

/**
 * The files of a document's output that are laid out, by path; none for a document that is refused.
 * @param paths whether the types of openapi-typescript are among them.
 */
export async function emittedFiles(input: string, paths = false): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  await run({
    input,
    paths,
    transform: (project) => {
      for (const source of project.getSourceFiles()) {
        const path = source.getFilePath().slice(1);
        if (!path.startsWith("runtime/")) texts.set(path, source.getFullText());
      }
    },
  });
  return texts;
}
