/** Many files to one: every reference into another file becomes a component of the root document. */
import type { Diagnostic } from "../diagnostics.js";
import type { Source as Files } from "./source.js";
import { isUrl } from "./url.js";

/** A document in one piece; undefined where it cannot be made. */
export interface Bundled {
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
  const { BaseResolver, Source, bundle, createConfig } = await import("@redocly/openapi-core");
  class LocalResolver extends BaseResolver {
    override loadExternalRef(
      reference: string,
    ): ReturnType<(typeof BaseResolver)["prototype"]["loadExternalRef"]> {
      if (!isUrl(reference)) return super.loadExternalRef(reference);
      // What the document needs was fetched before it was read.
      return new Promise((resolve) => void resolve(new Source(reference, files.text(reference))));
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
  });
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
