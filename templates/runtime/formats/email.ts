import { type MailboxRules, isAsciiDomain, isMailbox } from "./mailbox.js";

const asciiMailbox: MailboxRules = {
  notInAtoms: /[^\w.!#$%&'*+/=?^`{|}~-]/,
  notInQuotes: /[^ -~]|["\\]/,
  isDomain: isAsciiDomain,
};

/** RFC 5321, section 4.1.2: `Mailbox`. */
export function hasEmailFormat(text: string): boolean {
  return isMailbox(text, asciiMailbox);
}
