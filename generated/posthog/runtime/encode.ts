/** Texts as the parts of a request can hold them. */
import { RequestError } from "./errors.js";

/** Everything but unreserved characters as percent-encoded UTF-8 (RFC 3986, section 2.3). */
export function encode(text: string): string {
  try {
    return encodeURIComponent(text).replace(/[!'()*]/g, hex);
  } catch (cause) {
    throw new RequestError("A text is not well-formed Unicode: it holds half of a surrogate pair", {
      cause,
    });
  }
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Reserved characters that may stay, as they look encoded: in a query all but `#`, `&`, `=` and `+`. */
const queryReserved = /%(?:21|24|27|28|29|2A|2C|2F|3A|3B|3F|40|5B|5D)/g;
/** RFC 3986, section 3.3: those of a segment. */
const segmentReserved = /%(?:21|24|26|27|28|29|2A|2B|2C|3A|3B|3D|40)/g;

/** Keeps reserved characters and percent-encoded triplets. */
function encodeOthers(text: string, reserved: RegExp): string {
  return text
    .split(/(%[0-9A-Fa-f]{2})/)
    .map((part, index) => (index % 2 === 1 ? part : encode(part).replace(reserved, decodeURIComponent)))
    .join("");
}

/** For a query that may hold reserved characters. */
export function encodeQuery(text: string): string {
  return encodeOthers(text, queryReserved);
}

/** For a path that may hold reserved characters. */
export function encodeSegment(text: string): string {
  return encodeOthers(text, segmentReserved);
}

/**
 * A cookie as it is.
 * @throws RequestError where it would end there.
 */
export function unencodedCookie(text: string): string {
  if (/[\s;]/.test(text)) throw new RequestError("A cookie of style cookie holds a semicolon or white space");
  return text;
}

/** What a cookie can hold as it is (RFC 6265, section 4.1.1: `cookie-octet`); the rest percent-encoded. */
export function encodeCookie(text: string): string {
  return text.replace(/[^!#-+\--:<-[\]-~]/gu, encode);
}

/** JSON text in ASCII, for headers, which hold little else: JSON escapes the rest (RFC 8259, section 7). */
export function asciiJson(text: string): string {
  return text.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
