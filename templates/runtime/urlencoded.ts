/** Bodies of type application/x-www-form-urlencoded (OpenAPI 3.1, section 4.8.15 and appendix E). */
import { type RequestBody, exactType, formFields, isBinary } from "./body.js";
import { RequestError } from "./errors.js";
import { type FieldEncoding, type QueryParameter, plain, queryText, scalar } from "./parameters.js";

/**
 * A body of form fields. Lists repeat their field, and objects become JSON, unless the document gives them
 * an encoding. Fields that are undefined or null are left out. A string is sent as it is: it is encoded already.
 * @throws RequestError for a file, which only a multipart body can hold.
 */
export function urlencodedBody(
  form: unknown,
  encodings: Readonly<Record<string, FieldEncoding>> = {},
): RequestBody {
  const contentType = "application/x-www-form-urlencoded";
  if (typeof form === "string") return { contentType, content: form };
  const parameters = formFields(form).map(([name, value]) =>
    fieldOf(name, value, Object.hasOwn(encodings, name) ? encodings[name] : undefined),
  );
  // Here a space is a plus (WHATWG URL, section 5.2); a plus of the value is encoded already.
  return { contentType, content: queryText(parameters).replaceAll("%20", "+") };
}

function fieldOf(name: string, value: unknown, encoding: FieldEncoding = {}): QueryParameter {
  if (isBinary(value))
    throw new RequestError(`The value of ${name} is a file, which only a multipart body can hold`);
  const { contentType, ...style } = encoding;
  const mediaType = exactType(contentType);
  if (Object.keys(style).length > 0) return [name, value, style];
  if (mediaType !== undefined) return [name, value, { mediaType }];
  const node = plain(value, name);
  const isObject = typeof node === "object" && node !== null && !Array.isArray(node);
  return [name, isObject ? scalar(node, name) : node];
}
