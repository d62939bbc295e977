/** How Redocly gets at documents: through specwright's own door, and never by itself from the network. */
import type { BaseResolver, Source as Text } from "@redocly/openapi-core";
import { pointersAlone } from "./pointers-alone.js";
import type { Source } from "./source.js";

/** The library, which is loaded only when a document is linted or bundled. */
export type Core = typeof import("@redocly/openapi-core");

/** What the library asks a resolver for. */
export type Loaded = Promise<Text>;

/**
 * Redocly sees the data that the generator sees. Two parsers would disagree about some documents, and would need
 * the time twice. What is wrong with a file that only Redocly goes to is told as of any other.
 */
export function documentResolver(core: Core, files: Source): BaseResolver {
  return new (class extends core.BaseResolver {
    /** Percent-encoded characters of a reference are those of the file's name. */
    override resolveExternalRef(base: string | null, reference: string): string {
      return base === null ? super.resolveExternalRef(base, reference) : files.fileOf(reference, base);
    }

    override loadExternalRef(reference: string): Loaded {
      return load(core, (file) => files.text(file), reference);
    }

    override parseDocument(source: Text, isRoot = false): ReturnType<BaseResolver["parseDocument"]> {
      const file = source.absoluteRef;
      // An `externalValue` may be any text; what the document refers to are data, whatever their file is called.
      const isData = isRoot || core.isSupportedExtension(file) || files.files.has(file);
      if (!isData) return { source, parsed: source.body };
      const root = files.open(file);
      if (root === undefined) throw new core.YamlParseError(new Error("its syntax is wrong"), source);
      // A copy: plugins and the bundler change what they are given.
      return { source, parsed: pointersAlone(root.value, file, files) };
    }
  })();
}

/** A text as the library wants it, or its error. */
export async function load(core: Core, read: (file: string) => string, reference: string): Loaded {
  try {
    return new core.Source(reference, read(reference).replaceAll("\r\n", "\n"));
  } catch (error) {
    throw new core.ResolveError(error instanceof Error ? error : new Error(String(error)));
  }
}
