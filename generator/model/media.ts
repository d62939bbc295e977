/** Media types and examples (OpenAPI 3.1, sections 4.8.14, 4.8.15 and 4.8.19). */
import type { Building } from "./build.js";
import { type Node, compact, unconstrained } from "./node.js";
import type { Example, MediaKind, MediaType, ParameterStyle } from "./types.js";

/** The media types of a body or a response, in the document's order. */
export function readContents(owner: Node, building: Building): MediaType[] {
  return owner.entries("content").map(([mediaType, node]) => ({
    place: node.place,
    mediaType,
    kind: mediaKind(mediaType),
    schema: building.schema(node.get("schema") ?? unconstrained(node)),
    examples: readExamples(node),
    encoding: new Map(node.entries("encoding").map(([name, encoding]) => [name, readEncoding(encoding)])),
  }));
}

function readEncoding(node: Node): { contentType?: string; style?: ParameterStyle; explode?: boolean } {
  const styles: readonly ParameterStyle[] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];
  const style = node.string("style");
  return compact({
    contentType: node.string("contentType"),
    style: styles.find((candidate) => candidate === style),
    explode: node.boolean("explode"),
  });
}

/** How the bytes of a media type become a value. Parameters such as `charset` do not matter. */
function mediaKind(mediaType: string): MediaKind {
  const essence = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (/^application\/json$|[/+]json$|^\*\/\*$/.test(essence)) return "json";
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence === "application/x-www-form-urlencoded") return "urlencoded";
  return /^text\/|[/+](xml|yaml)$/.test(essence) ? "text" : "binary";
}

/** `example`, or the values of `examples`; external values are not fetched. */
export function readExamples(node: Node): Example[] {
  const single = node.get("example");
  if (single !== undefined) return [{ place: single.place, value: single.json() }];
  return node.entries("examples").flatMap(([name, reference]) => {
    const value = reference.followed()?.get("value");
    return value === undefined ? [] : [{ place: value.place, name, value: value.json() }];
  });
}

/**
 * The one of several media types that is sent or asked for: JSON where the document offers it, else the
 * first. The `Accept` header names it alone, so that answers come in it.
 */
export function chosenContent(contents: readonly MediaType[]): MediaType | undefined {
  return contents.find(({ kind }) => kind === "json") ?? contents[0];
}
