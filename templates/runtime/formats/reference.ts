import { hasIpv6Format } from "./ipv6.js";

/** What may stand in the parts of a reference: a search for each finds what may not. */
export interface ReferenceRules {
  readonly notInHost: RegExp;
  readonly notInPath: RegExp;
  readonly notInQuery: RegExp;
  readonly notInFragment: RegExp;
}

const referenceParts = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** RFC 3986, section 4.1: `URI-reference`, cut into its parts as in appendix B. */
export function isReference(text: string, rules: ReferenceRules): boolean {
  const [, scheme, authority, path = "", query = "", fragment = ""] = referenceParts.exec(text) ?? [];
  if (scheme !== undefined && !/^[A-Za-z][\dA-Za-z+.-]*$/.test(scheme)) return false;
  if (authority !== undefined && !isAuthority(authority, rules)) return false;
  // Section 4.2: a colon in the first segment would make a scheme of it.
  if (scheme === undefined && authority === undefined && /^[^/]*:/.test(path)) return false;
  const { notInPath, notInQuery, notInFragment } = rules;
  return !notInPath.test(path) && !notInQuery.test(query) && !notInFragment.test(fragment);
}

/** Section 4.3: a reference with a scheme needs no base. */
export function hasScheme(text: string): boolean {
  return /^[^:/?#]+:/.test(text);
}

/** Section 3.2: user information, host and port. */
function isAuthority(text: string, { notInHost }: ReferenceRules): boolean {
  const at = text.lastIndexOf("@");
  if (notInHost.test(text.slice(0, Math.max(at, 0)).replaceAll(":", ""))) return false;
  const [, literal, name = ""] = /^(?:\[([^\]]*)\]|([^:[]*))(?::\d*)?$/.exec(text.slice(at + 1)) ?? [
    undefined,
    undefined,
    "[",
  ];
  return literal === undefined ? !notInHost.test(name) : isAddress(literal);
}

/** Section 3.2.2: what brackets enclose. */
function isAddress(text: string): boolean {
  return hasIpv6Format(text) || /^v[\dA-F]+\.[\w.~!$&'()*+,;=:-]+$/i.test(text);
}
