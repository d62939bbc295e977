/** Files as a run makes them. */
import type { FinishedFile } from "../../generator/output/form.js";
import { writeManifest } from "../../generator/output/manifest.js";

/** Files with their manifest. */
export function output(files: Readonly<Record<string, string>>): FinishedFile[] {
  const finished = Object.entries(files).map(([name, text]) => ({ path: name, text }));
  const inputs = new Map([["/openapi.yaml", ""]]);
  const root = { file: "/openapi.yaml", pointer: "" };
  return [...finished, writeManifest(root, { inputs, files: finished }, { symbols: {}, fidelity: {} })];
}

/** An output, and the one that is to take its place. */
export const former = { "a.ts": "old a\n", "gone/b.ts": "old b\n", "same.ts": "same\n" };
export const next = { "a.ts": "new a\n", "fresh/c.ts": "new c\n", "same.ts": "same\n" };
