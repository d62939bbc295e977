/** How Redocly gets at configurations, which it parses itself. They are not fetched. */
import type { BaseResolver } from "@redocly/openapi-core";
import { type Core, type Loaded, load } from "../source/document-resolver.js";
import type { ReadFile } from "../source/read-text.js";
import { isUrl } from "../source/url.js";

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
