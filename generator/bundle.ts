/** `bundle`: a document of many files as one. */
import { type Diagnostic, type LocatedDiagnostic, hasErrors, locate } from "./diagnostics.js";
import { buildModel } from "./model/build.js";
import { bundleDocument } from "./source/bundle.js";
import type { PipelineOptions } from "./pipeline.js";
import { fetchReferences } from "./source/remote.js";
import { Source } from "./source/source.js";
import { absoluteName } from "./source/url.js";

export interface BundleResult {
  /** The document as JSON; undefined where there are errors. */
  readonly text?: string;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Texts of all files read, by absolute path. */
  readonly inputs: ReadonlyMap<string, string>;
}

/**
 * Bundles a document and all that it refers to.
 * @param file path of the root document, or its URL where its host is allowed.
 */
export async function bundle(
  file: string,
  { allowHosts = [] }: Pick<PipelineOptions, "allowHosts"> = {},
): Promise<BundleResult> {
  const diagnostics: Diagnostic[] = [];
  const source = new Source((diagnostic) => diagnostics.push(diagnostic));
  const name = absoluteName(file);
  await fetchReferences(source, [name], allowHosts);
  const root = source.open(name);
  if (root !== undefined) buildModel(root, source, (diagnostic) => diagnostics.push(diagnostic));
  const bundled = hasErrors(diagnostics) ? undefined : await bundleDocument(name, source);
  if (bundled !== undefined) diagnostics.push(...bundled.diagnostics);
  const located = locate(diagnostics, source);
  const ok = bundled !== undefined && !hasErrors(located);
  const text = ok ? { text: `${JSON.stringify(bundled.document, null, 2)}\n` } : {};
  return { ...text, diagnostics: located, inputs: source.files };
}
