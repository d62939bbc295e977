/** What the values of a discriminator's mapping refer to. */
import path from "node:path";
import type { Place } from "../diagnostics.js";
import { step } from "./pointer.js";
import type { Source } from "./source.js";
import { isUrl, relativeName } from "./url.js";

/**
 * A value of a mapping as a reference. It holds names of components or references; what could be both is a name
 * (3.1.1, section 4.8.25.2). A name is the file's own, or else one of the entry document's ("Resolving Implicit Connections").
 */
export function mappedReference(text: string, from?: Place, source?: Source): string {
  const isName = /^[\w.-]+$/.test(text) && !/\.(json|ya?ml)$/i.test(text);
  if (!isName) return text;
  const reference = `#/components/schemas/${text}`;
  const [entry] = source?.files.keys() ?? [];
  if (source === undefined || from === undefined || entry === undefined) return reference;
  const has = (file: string): boolean =>
    ["components", "schemas", text].reduce<unknown>(step, source.peek(file)) !== undefined;
  return has(from.file) || !has(entry) ? reference : pathTo(entry, from.file) + reference;
}

/** A file as a reference in another one names it. */
export function pathTo(file: string, from: string): string {
  if (file === from) return "";
  return isUrl(file) ? file : encodeURI(relativeName(path.dirname(from), file)).replaceAll("#", "%23");
}
