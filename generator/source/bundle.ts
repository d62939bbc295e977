/** Many files to one: every reference into another file becomes a component of the root document. */
import type { Diagnostic, Place } from "../diagnostics.js";
import { firstCircle, longChain } from "./chains.js";
import { documentResolver } from "./document-resolver.js";
import { pointersAlone } from "./pointers-alone.js";
import { corrections } from "./redocly-types.js";
import { segments, step } from "./pointer.js";
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
  const core = await import("@redocly/openapi-core");
  const doc =
    value === undefined
      ? undefined
      : { source: new core.Source(file, ""), parsed: pointersAlone(value, file, files) };
  const result = await core.bundle({
    ...(doc === undefined ? { ref: file } : { doc }),
    config: await core.createConfig({}, { plugins: [corrections] }),
    externalRefResolver: documentResolver(core, files),
    removeUnusedComponents: removeUnused,
  });
  const diagnostics = result.problems.flatMap((problem): Diagnostic[] => {
    const [location] = problem.location;
    const pointer = location?.pointer?.replace(/^#/, "").replace(/\/$/, "") ?? "";
    const place = { file: location?.source.absoluteRef ?? file, pointer };
    if (isElsewhere(files, place)) return [];
    const severity = problem.severity === "error" ? "error" : "warning";
    const message = problem.message.replace(/\.\s*$/, "");
    return [{ code: `bundle/${problem.ruleId}`, severity, message, place }];
  });
  return { document: withPlainNames(result.bundle.parsed, value ?? files.peek(file)), diagnostics };
}

/** True for an example that is a URL: it means the same from everywhere, and nobody has to fetch it. */
function isElsewhere(files: Files, { file, pointer }: Place): boolean {
  const value = step(segments(pointer).reduce<unknown>(step, files.peek(file)), "externalValue");
  return typeof value === "string" && isUrl(value);
}

/** The library calls a component what the end of its pointer is, and leaves that escaped: a reference leads past it. */
function withPlainNames(document: unknown, root: unknown): unknown {
  for (const path of componentPaths(document)) {
    const [components, own] = [document, root].map((from) => path.reduce<unknown>(step, from));
    if (typeof components !== "object" || components === null) continue;
    for (const [name, component] of Object.entries(components)) {
      const [plain = name] = segments(`/${name}`);
      if (plain === name || step(own, name) !== undefined || step(components, plain) !== undefined) continue;
      Object.assign(components, { [plain]: component });
      Reflect.deleteProperty(components, name);
    }
  }
  return document;
}

/** Where the components of a document stand, of any version. */
function componentPaths(document: unknown): string[][] {
  const groups = Object.keys(Object(step(document, "components"))).map((name) => ["components", name]);
  return [...groups, ["definitions"], ["parameters"], ["responses"]];
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
