/** `bundle`: a document of many files as one. */
import { type Diagnostic, type LocatedDiagnostic, locate } from "./diagnostics.js";
import { buildModel } from "./model/build.js";
import { bundleDocument } from "./source/bundle.js";
import { type RemoteOptions, fetchReferences } from "./source/remote.js";
import { Source } from "./source/source.js";
import { absoluteName } from "./source/url.js";

export interface BundleResult {
  /** The document as JSON, with what is wrong left as it is; undefined where it cannot be read at all. */
  readonly text?: string;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Texts of all files read, by absolute path. */
  readonly inputs: ReadonlyMap<string, string>;
}

/**
 * Bundles a document and all that it refers to.
 * @param file path of the root document, or its URL where its host is allowed.
 */
export async function bundle(file: string, options: RemoteOptions = {}): Promise<BundleResult> {
  const diagnostics: Diagnostic[] = [];
  const source = new Source((diagnostic) => diagnostics.push(diagnostic));
  const name = absoluteName(file);
  await fetchReferences(source, [name], options);
  const root = source.open(name);
  const api = root && buildModel(root, source, (diagnostic) => diagnostics.push(diagnostic));
  if (api === undefined) return { diagnostics: locate(diagnostics, source), inputs: source.files };
  const { document, diagnostics: more } = await bundleDocument(name, source);
  // Why there is no document is told whatever else is wrong.
  const others = document === undefined ? more : more.filter((one) => !isKnown(one, diagnostics));
  return {
    ...(document !== undefined && { text: `${JSON.stringify(document, null, 2)}\n` }),
    diagnostics: locate([...diagnostics, ...others], source),
    inputs: source.files,
  };
}

/** True for what the model's own errors, further in, have told already. */
function isKnown({ place }: Diagnostic, errors: readonly Diagnostic[]): boolean {
  const outer = `${place?.pointer ?? ""}/`;
  return errors.some(
    ({ severity, place: inner }) =>
      severity === "error" && inner?.file === place?.file && `${inner?.pointer ?? ""}/`.startsWith(outer),
  );
}
