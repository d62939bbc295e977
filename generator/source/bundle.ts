/** Many files to one: every reference into another file becomes a component of the root document. */
import type { Diagnostic } from "../diagnostics.js";

/** A document in one piece; undefined where it cannot be made. */
export interface Bundled {
  readonly document: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Bundles a document with `@redocly/openapi-core`, which is loaded only here and by `lint`.
 * @param file absolute path of the root document.
 */
export async function bundleDocument(file: string): Promise<Bundled> {
  const { BaseResolver, bundle, createConfig } = await import("@redocly/openapi-core");
  class LocalResolver extends BaseResolver {
    override loadExternalRef(
      reference: string,
    ): ReturnType<(typeof BaseResolver)["prototype"]["loadExternalRef"]> {
      if (/^https?:/i.test(reference))
        return Promise.reject(new Error("specwright does not use the network"));
      return super.loadExternalRef(reference);
    }
  }
  const config = await createConfig({});
  const result = await bundle({ ref: file, config, externalRefResolver: new LocalResolver(config.resolve) });
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
