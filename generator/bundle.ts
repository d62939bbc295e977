/** `bundle`: a document of many files as one. */
import { type Diagnostic, type LocatedDiagnostic, hasErrors, locate } from "./diagnostics.js";
import { buildModel } from "./model/build.js";
import { bundleDocument } from "./source/bundle.js";
import { Source } from "./source/source.js";

export interface BundleResult {
  /** The document as JSON; undefined where there are errors. */
  readonly text?: string;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Texts of all files read, by absolute path. */
  readonly inputs: ReadonlyMap<string, string>;
}

/**
 * Bundles a document and all that it refers to.
 * @param file absolute path of the root document.
 */
export async function bundle(file: string): Promise<BundleResult> {
  const diagnostics: Diagnostic[] = [];
  const source = new Source((diagnostic) => diagnostics.push(diagnostic));
  const root = source.open(file);
  if (root !== undefined) buildModel(root, source, (diagnostic) => diagnostics.push(diagnostic));
  const bundled = hasErrors(diagnostics) ? undefined : await bundleDocument(file);
  if (bundled !== undefined) diagnostics.push(...bundled.diagnostics);
  const located = locate(diagnostics, (place) => source.position(place));
  const ok = bundled !== undefined && !hasErrors(located);
  const text = ok ? { text: `${JSON.stringify(bundled.document, null, 2)}\n` } : {};
  return { ...text, diagnostics: located, inputs: source.files };
}
