import type { ReferenceRules } from "./reference.js";

/**
 * RFC 3987, section 2.2: characters beyond ASCII stand everywhere but in schemes and addresses; those for
 * private use in queries alone.
 */
export const iriRules: ReferenceRules = {
  notInHost:
    /[^\w.~!$&'()*+,;=%\xa0-\u{efffd}-]|[\ud800-\uf8ff\ufff0-\uffff\u{e0000}-\u{e0fff}\p{Noncharacter_Code_Point}]|%(?![\dA-Fa-f]{2})/u,
  notInPath:
    /[^\w.~!$&'()*+,;=:@/%\xa0-\u{efffd}-]|[\ud800-\uf8ff\ufff0-\uffff\u{e0000}-\u{e0fff}\p{Noncharacter_Code_Point}]|%(?![\dA-Fa-f]{2})/u,
  notInQuery:
    /[^\w.~!$&'()*+,;=:@/?%\xa0-\u{10fffd}-]|[\ud800-\udfff\ufff0-\uffff\u{e0000}-\u{e0fff}\p{Noncharacter_Code_Point}]|%(?![\dA-Fa-f]{2})/u,
  notInFragment:
    /[^\w.~!$&'()*+,;=:@/?%\xa0-\u{efffd}-]|[\ud800-\uf8ff\ufff0-\uffff\u{e0000}-\u{e0fff}\p{Noncharacter_Code_Point}]|%(?![\dA-Fa-f]{2})/u,
};
