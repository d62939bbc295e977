/** Headers of responses (OpenAPI 3.1, section 4.8.21). */
import type { Building } from "./build.js";
import type { HeaderParts } from "./components.js";
import { readExamples } from "./media.js";
import { type Node, compact, readDocs, unconstrained } from "./node.js";
import { plainSchema, propertiesRule } from "./plain.js";
import type { ParameterStyle, ResponseHeader, Schema } from "./types.js";

/** How headers that are not described by `content` say what they are. */
interface HeaderWords {
  readonly schemaOf: (header: Node) => Node | undefined;
  readonly styleOf: (header: Node) => ParameterStyle | undefined;
}

/** There is one style, which goes without saying (section 4.8.21). */
const openapi3: HeaderWords = { schemaOf: (header) => header.get("schema"), styleOf: () => undefined };

/** The headers of a response. `Content-Type` says how to read the body and means nothing here. */
export function readHeaders(response: Node, building: Building, words = openapi3): readonly ResponseHeader[] {
  return building.components.headerLists.of(response, () => {
    const seen = new Set(["content-type"]);
    return response.mapEntries("headers").flatMap(([name, reference]) => {
      const header = reference.followed();
      // Names of headers are the same in any case.
      if (header === undefined || seen.has(name.toLowerCase())) return [];
      seen.add(name.toLowerCase());
      const read = (): HeaderParts => readHeader({ header, reference }, building, words);
      return [{ name, ...(reference.saysMore() ? read() : building.components.headers.of(header, read)) }];
    });
  });
}

function readHeader(
  { header, reference }: { readonly header: Node; readonly reference: Node },
  building: Building,
  words: HeaderWords,
): HeaderParts {
  const [mediaType, content] = header.entries("content")[0] ?? [];
  const node = content === undefined ? words.schemaOf(header) : content.get("schema");
  const schema = building.schema(node ?? unconstrained(header));
  const docs = { ...schema.docs, ...readDocs(header, reference) };
  const explode = header.boolean("explode") ?? false;
  const style = words.styleOf(header);
  return {
    schema: { ...schema, docs },
    explode,
    examples: readExamples(content ?? header),
    ...compact<Pick<ResponseHeader, "mediaType" | "style">>({ mediaType, style }),
  };
}

/**
 * The object that the headers are as values. None is required: browsers hide headers that a server of
 * another origin does not expose.
 */
export function headerSchema({ place }: Node, headers: readonly ResponseHeader[]): Schema | undefined {
  if (headers.length === 0) return undefined;
  const properties = new Map(headers.map(({ name, schema }) => [name, schema]));
  return plainSchema({ file: place.file, pointer: `${place.pointer}/headers` }, [
    { kind: "type", types: ["object"] },
    propertiesRule(properties),
  ]);
}
