/** How Redocly gets at files: through specwright's own door, and never by itself from the network. */
import type { BaseResolver, Source as RedoclySource } from "@redocly/openapi-core";
import type { ReadFile } from "../source/read-text.js";
import type { Source } from "../source/source.js";
import { isUrl } from "../source/url.js";
import type { Core } from "./redocly-config.js";

type Loaded = Promise<RedoclySource>;

/** For configurations, which Redocly parses itself. They are not fetched. */
export function configResolver(core: Core, read: ReadFile): BaseResolver {
  const local = (file: string): string => {
    if (isUrl(file)) throw new Error("specwright does not use the network for configurations");
    return read(file);
  };
  return new (class extends core.BaseResolver {
    override loadExternalRef(reference: string): Loaded {
      return load(core, local, reference);
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
      return load(core, (file) => (isUrl(file) ? files.text(file) : read(file)), reference);
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
    return new core.Source(reference, read(reference).replaceAll("\r\n", "\n"));
  } catch (error) {
    throw new core.ResolveError(error instanceof Error ? error : new Error(String(error)));
  }
}
