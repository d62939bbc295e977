import type { ReferenceRules } from "./reference.js";

const notInUriQuery = /[^\w.~!$&'()*+,;=:@/?%-]|%(?![\dA-Fa-f]{2})/;

/** RFC 3986, section 3. */
export const uriRules: ReferenceRules = {
  notInHost: /[^\w.~!$&'()*+,;=%-]|%(?![\dA-Fa-f]{2})/,
  notInPath: /[^\w.~!$&'()*+,;=:@/%-]|%(?![\dA-Fa-f]{2})/,
  notInQuery: notInUriQuery,
  notInFragment: notInUriQuery,
};
