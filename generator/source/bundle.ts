/** Many files to one: every reference into another file becomes a component of the root document. */
import type { Source as Text } from "@redocly/openapi-core";
import type { Diagnostic, Place } from "../diagnostics.js";
import { longChain } from "./chains.js";
import type { Source as Files } from "./source.js";
import { isUrl } from "./url.js";

/** A document in one piece. */
export interface Bundled {
  /** Undefined where it cannot be made; an error says why. */
  readonly document: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Bundles a document with `@redocly/openapi-core`, which is loaded only here and by `lint`.
 * @param file absolute path or URL of the root document.
 * @param files where its files are read.
 * @param options what stands in it, where that is no longer what the file says; whether components that
 *   nothing refers to are left out.
 */
export async function bundleDocument(
  file: string,
  files: Files,
  { value, removeUnused = false }: { readonly value?: unknown; readonly removeUnused?: boolean } = {},
): Promise<Bundled> {
  const chain = longChain(files);
  if (chain !== undefined)
    return refused(chain, "more than a hundred references follow each other from here");
  const { BaseResolver, Source, bundle, createConfig, isSupportedExtension } =
    await import("@redocly/openapi-core");
  class LocalResolver extends BaseResolver {
    override loadExternalRef(
      reference: string,
    ): ReturnType<(typeof BaseResolver)["prototype"]["loadExternalRef"]> {
      if (!isUrl(reference)) return super.loadExternalRef(reference);
      // What the document needs was fetched before it was read.
      return new Promise((resolve) => void resolve(new Source(reference, files.text(reference))));
    }

    /** The data that the model was made of: two parsers would disagree about some documents. */
    override parseDocument(
      source: Text,
      isRoot = false,
    ): ReturnType<(typeof BaseResolver)["prototype"]["parseDocument"]> {
      const isDocument = isRoot || isSupportedExtension(source.absoluteRef);
      const known = isDocument ? files.peek(source.absoluteRef) : undefined;
      if (known === undefined) return super.parseDocument(source, isRoot);
      return { source, parsed: structuredClone(known) };
    }
  }
  const config = await createConfig({});
  const root =
    value === undefined
      ? { ref: file }
      : { doc: { source: new Source(file, ""), parsed: structuredClone(value) } };
  const result = await bundle({
    ...root,
    config,
    externalRefResolver: new LocalResolver(config.resolve),
    removeUnusedComponents: removeUnused,
  }).catch((error: unknown) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
  if (result === undefined)
    return refused({ file, pointer: "" }, "it is nested too deeply, or its references lead too far");
  const diagnostics = result.problems.map((problem): Diagnostic => {
    const [location] = problem.location;
    const at = location?.pointer?.replace(/^#/, "").replace(/\/$/, "") ?? "";
    return {
      code: `bundle/${problem.ruleId}`,
      severity: problem.severity === "error" ? "error" : "warning",
      message: problem.message.replace(/\.\s*$/, ""),
      place: { file: location?.source.absoluteRef ?? file, pointer: at },
    };
  });
  return { document: result.bundle.parsed, diagnostics };
}

function refused(place: Place, reason: string): Bundled {
  const message = `The document cannot be bundled: ${reason}`;
  const help = "Refer to the end of the chain, or to fewer schemas from within each other.";
  return {
    document: undefined,
    diagnostics: [{ code: "bundle-too-deep", severity: "error", message, help, place }],
  };
}
