import { hasIpv4Format } from "./ipv4.js";
import { hasIpv6Format } from "./ipv6.js";

/** What may stand in an address: a search for each finds what may not. */
export interface MailboxRules {
  readonly notInAtoms: RegExp;
  readonly notInQuotes: RegExp;
  readonly isDomain: (text: string) => boolean;
}

/** RFC 5321, section 4.1.2: `Mailbox`. */
export function isMailbox(text: string, { notInAtoms, notInQuotes, isDomain }: MailboxRules): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1) return false;
  const local = text.slice(0, at);
  const quoted = at > 1 && local.startsWith('"') && local.endsWith('"');
  const fits = quoted
    ? !notInQuotes.test(local.slice(1, -1).replace(/\\[ -~]/g, ""))
    : !notInAtoms.test(local) && !/^\.|\.\.|\.$/.test(local);
  const domain = text.slice(at + 1);
  return fits && (isDomain(domain) || isAddressLiteral(domain));
}

/** RFC 5321, section 4.1.2: `Domain`. */
export function isAsciiDomain(text: string): boolean {
  return text !== "" && !/[^\dA-Za-z.-]|^[.-]|[.-]$|\.[.-]|-\./.test(text);
}

/** RFC 5321, section 4.1.3. Of the tags of other literals, none has been registered but that of IPv6. */
function isAddressLiteral(text: string): boolean {
  const [, ipv6, ipv4] = /^\[(?:IPv6:([^\]]*)|([^\]]*))\]$/i.exec(text) ?? [];
  return ipv6 === undefined ? ipv4 !== undefined && hasIpv4Format(ipv4) : hasIpv6Format(ipv6);
}
