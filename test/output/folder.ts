/** A folder on the disk, for the time of a test. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, onTestFinished } from "vitest";

/**
 * A new, empty folder, which is removed after the test.
 * @param context of the test; to be given where tests run side by side.
 */
export function temporaryFolder(context: Pick<TestContext, "onTestFinished"> = { onTestFinished }): string {
  const folder = mkdtempSync(path.join(tmpdir(), "specwright-"));
  context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder. */
export function fill(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

/** Everything below a folder: files with their text, folders with a slash at the end of their name. */
export function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const file = path.join(folder, name);
      const slashed = name.split(path.sep).join("/");
      return statSync(file).isDirectory() ? [`${slashed}/`, ""] : [slashed, readFileSync(file, "utf8")];
    }),
  );
}

/** When each file below a folder was last written. */
export function writtenAt(folder: string): Map<string, number> {
  const files = Object.keys(contents(folder)).filter((name) => !name.endsWith("/"));
  return new Map(files.map((name) => [name, statSync(path.join(folder, name)).mtimeMs]));
}
