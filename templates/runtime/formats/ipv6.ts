import { hasIpv4Format } from "./ipv4.js";

/** RFC 4291, section 2.2. */
export function hasIpv6Format(text: string): boolean {
  // The longest are six groups and an IPv4 address.
  if (text.length > 45) return false;
  const [before = "", after, ...others] = text.split("::");
  if (others.length > 0) return false;
  const groups = countGroups(before, after === undefined) + countGroups(after ?? "", true);
  return after === undefined ? groups === 8 : groups < 8;
}

/** How many groups of 16 bits the text gives; NaN where it is none. The last two may be an IPv4 address. */
function countGroups(text: string, last: boolean): number {
  if (text === "") return 0;
  const groups = text.split(":");
  const end = groups.at(-1) ?? "";
  const mapped = last && end.includes(".");
  if (mapped && !hasIpv4Format(end)) return Number.NaN;
  const plain = mapped ? groups.slice(0, -1) : groups;
  return plain.every((group) => /^[\dA-Fa-f]{1,4}$/.test(group))
    ? groups.length + Number(mapped)
    : Number.NaN;
}
