/** A part of a list, the same for the same seed. */
import { createHash } from "node:crypto";
import type { NamedDocument } from "./documents.js";

/** Documents in the order of their hashed names: adding one changes little. */
export function sample(documents: readonly NamedDocument[], count: number, seed: string): NamedDocument[] {
  const rank = ({ name }: NamedDocument): string =>
    createHash("sha256").update(`${seed} ${name}`).digest("hex");
  return documents.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}
