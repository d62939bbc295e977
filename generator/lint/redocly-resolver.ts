/** How Redocly gets at files: through specwright's own door, and never through the network. */
import type { BaseResolver, Source as RedoclySource } from "@redocly/openapi-core";
import type { ReadFile, Source } from "../source/source.js";
import type { Core } from "./redocly-config.js";

type Loaded = Promise<RedoclySource>;

/** For configurations, which Redocly parses itself. */
export function configResolver(core: Core, read: ReadFile): BaseResolver {
  return new (class extends core.BaseResolver {
    override loadExternalRef(reference: string): Loaded {
      return load(core, read, reference);
    }
  })();
}

/**
 * For documents: Redocly sees the data that the generator sees. Two parsers would disagree about some
 * documents, and would need the time twice.
 */
export function documentResolver(core: Core, read: ReadFile, files: Source): BaseResolver {
  return new (class extends core.BaseResolver {
    override loadExternalRef(reference: string): Loaded {
      return load(core, read, reference);
    }

    override parseDocument(source: RedoclySource, isRoot = false): ReturnType<BaseResolver["parseDocument"]> {
      // An `externalValue` may be any text.
      if (!isRoot && !core.isSupportedExtension(source.absoluteRef)) return { source, parsed: source.body };
      const root = files.open(source.absoluteRef);
      if (root === undefined) throw new core.YamlParseError(new Error("its syntax is wrong"), source);
      // A plugin may change what it is given.
      return { source, parsed: structuredClone(root.value) };
    }
  })();
}

async function load(core: Core, read: ReadFile, reference: string): Loaded {
  try {
    if (core.isAbsoluteUrl(reference)) throw new Error("specwright does not use the network");
    return new core.Source(reference, read(reference).replaceAll("\r\n", "\n"));
  } catch (error) {
    throw new core.ResolveError(error instanceof Error ? error : new Error(String(error)));
  }
}
