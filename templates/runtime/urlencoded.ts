/** Bodies of type application/x-www-form-urlencoded (OpenAPI 3.1, section 4.8.15 and appendix E). */
import { type RequestBody, exactType } from "./body.js";
import { type FieldEncoding, type QueryParameter, plain, queryText, scalar } from "./parameters.js";

/**
 * A body of form fields. Lists repeat their field, and objects become JSON, unless the document gives them
 * an encoding. Fields that are undefined or null are left out.
 */
export function urlencodedBody(
  fields: object,
  encodings: Readonly<Record<string, FieldEncoding>> = {},
): RequestBody {
  const parameters = Object.entries(fields).map(([name, value]) =>
    fieldOf(name, value, Object.hasOwn(encodings, name) ? encodings[name] : undefined),
  );
  // Here a space is a plus (WHATWG URL, section 5.2); a plus of the value is encoded already.
  const content = queryText(parameters).replaceAll("%20", "+");
  return { contentType: "application/x-www-form-urlencoded", content };
}

function fieldOf(name: string, value: unknown, encoding: FieldEncoding = {}): QueryParameter {
  const { contentType, ...style } = encoding;
  const mediaType = exactType(contentType);
  if (Object.keys(style).length > 0) return [name, value, style];
  if (mediaType !== undefined) return [name, value, { mediaType }];
  const node = plain(value, name);
  const isObject = typeof node === "object" && node !== null && !Array.isArray(node);
  return [name, isObject ? scalar(node, name) : node];
}
