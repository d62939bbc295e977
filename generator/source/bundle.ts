/** Many files to one: every reference into another file becomes a component of the root document. */
import type { Source as Text } from "@redocly/openapi-core";
import type { Diagnostic, Place } from "../diagnostics.js";
import { firstCircle, longChain } from "./chains.js";
import { corrections } from "./redocly-types.js";
import type { Source as Files } from "./source.js";
import { isUrl } from "./url.js";

/** A document in one piece. */
export interface Bundled {
  /** Undefined where it cannot be made; an error says why. */
  readonly document: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

export interface BundleOptions {
  /** What stands in the root document, where that is no longer what the file says. */
  readonly value?: unknown;
  /** Whether components that nothing refers to are left out. */
  readonly removeUnused?: boolean;
}

/**
 * Bundles a document with `@redocly/openapi-core`, which is loaded only here and by `lint`. What the library
 * throws is told as a problem of the document.
 * @param file absolute path or URL of the root document.
 * @param files where its files are read.
 */
export async function bundleDocument(
  file: string,
  files: Files,
  options: BundleOptions = {},
): Promise<Bundled> {
  const chain = longChain(files);
  if (chain !== undefined)
    return refused("bundle-too-deep", "more than a hundred references follow each other from here", chain);
  try {
    return await bundledBy(file, files, options);
  } catch (error) {
    return refusalOf(error, file, files);
  }
}

/** @throws what the library throws. */
async function bundledBy(
  file: string,
  files: Files,
  { value, removeUnused = false }: BundleOptions,
): Promise<Bundled> {
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
  const config = await createConfig({}, { plugins: [corrections] });
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

function refusalOf(error: unknown, file: string, files: Files): Bundled {
  const root = { file, pointer: "" };
  if (error instanceof RangeError)
    return refused("bundle-too-deep", "it is nested too deeply, or its references lead too far", root);
  const text = error instanceof Error ? error.message : String(error);
  const circle = /circular/i.test(text) ? firstCircle(files) : undefined;
  if (circle !== undefined)
    return refused("bundle-circular", "this reference only leads back to itself", circle);
  const [reason = ""] = text.split("\n");
  return refused("bundle-refused", reason.replace(/\.\s*$/, ""), root);
}

const helps = {
  "bundle-too-deep": "Refer to the end of the chain, or to fewer schemas from within each other.",
  "bundle-circular": "Let one of the references in the circle be a definition.",
  "bundle-refused": "Correct what the reason names.",
} as const;

function refused(code: keyof typeof helps, reason: string, place: Place): Bundled {
  const message = `The document cannot be bundled: ${reason}`;
  return {
    document: undefined,
    diagnostics: [{ code, severity: "error", message, help: helps[code], place }],
  };
}
