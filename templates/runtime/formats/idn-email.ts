import { hasLabels } from "./idna.js";
import { type MailboxRules, isAsciiDomain, isMailbox } from "./mailbox.js";

const internationalMailbox: MailboxRules = {
  notInAtoms: /[^\w.!#$%&'*+/=?^`{|}~\x80-\ud7ff\ue000-\u{10ffff}-]/u,
  notInQuotes: /[^ -~\x80-\ud7ff\ue000-\u{10ffff}]|["\\]/u,
  // Domains need not arrive in the form NFC, only be brought into it (RFC 5891, section 5.2).
  isDomain: (text) => isAsciiDomain(text) || hasLabels(text.normalize("NFC").split(".")),
};

/** RFC 6531, section 3.3. */
export function hasIdnEmailFormat(text: string): boolean {
  return isMailbox(text, internationalMailbox);
}
