/** Forms of type application/x-www-form-urlencoded (OpenAPI 3.1, section 4.8.15 and appendix E). */
import { type RequestBody, exactType, formFields, isBinary } from "./body.js";
import { RequestError } from "./errors.js";
import { type FieldEncoding, type QueryParameter, plain, queryText, scalar } from "./parameters.js";

type Encodings = Readonly<Record<string, FieldEncoding>>;

/** A body of form fields, as {@link formText} writes them. */
export function urlencodedBody(form: unknown, encodings: Encodings = {}): RequestBody {
  return { contentType: "application/x-www-form-urlencoded", content: formText(form, encodings) ?? "" };
}

/**
 * A form as one text, undefined for none. Lists repeat their field, and objects become JSON, unless the
 * document gives them an encoding. Fields that are undefined or null are left out. A string is as it is: it
 * is encoded already.
 * @throws RequestError for a file, which only a multipart body can hold.
 */
export function formText(form: unknown, encodings: Encodings = {}): string | undefined {
  if (form === undefined || form === null) return undefined;
  if (typeof form === "string") return form;
  // Here a space is a plus (WHATWG URL, section 5.2); a plus of the value is encoded already.
  return queryText(formParameters(form, encodings)).replaceAll("%20", "+");
}

/** The fields of a form as parameters of the query (OpenAPI 3.2, `in: querystring`). */
export function formParameters(form: unknown, encodings: Encodings = {}): QueryParameter[] {
  return formFields(form).map(([name, value]) =>
    fieldOf(name, value, Object.hasOwn(encodings, name) ? encodings[name] : undefined),
  );
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
