/**
 * References to references to references. The model follows each of them once, but other libraries follow every
 * one to the end: a document made of one long chain would keep them busy for hours.
 */
import type { Place } from "../diagnostics.js";
import { child, segments } from "./pointer.js";
import { type Source, referenceOf } from "./source.js";
import { decode } from "./url.js";

/** How many references may follow each other, as in {@link Source.follow}. */
const maxChain = 100;

/** A reference from which more than a hundred others follow, or that leads back to itself in as many. */
export function longChain(source: Source): Place | undefined {
  const links = linksOf(source);
  const lengths = new Map<string, number>();
  for (const start of links.keys()) {
    const passed: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && links.has(at) && !lengths.has(at)) {
      // A circle counts as what has been passed of it.
      lengths.set(at, 0);
      passed.push(at);
      at = links.get(at)?.target;
    }
    let length = at === undefined ? 0 : passed.includes(at) ? passed.length : (lengths.get(at) ?? 0);
    for (const name of passed.reverse()) {
      lengths.set(name, ++length);
      if (length > maxChain) return links.get(name)?.place;
    }
  }
  return undefined;
}

/** A reference that others lead back to, so that none of them leads to a definition. */
export function firstCircle(source: Source): Place | undefined {
  const links = linksOf(source);
  const known = new Set<string>();
  for (const start of links.keys()) {
    const passed = new Set<string>();
    let at = start;
    for (let link = links.get(at); link !== undefined && !known.has(at); link = links.get(at)) {
      if (passed.has(at)) return link.place;
      passed.add(at);
      at = link.target;
    }
    for (const name of passed) known.add(name);
  }
  return undefined;
}

/** A node that is a reference, and the name of the node that it refers to. */
interface Link {
  readonly target: string;
  readonly place: Place;
}

/** All references of a document, by the names of the nodes that they are. */
function linksOf(source: Source): ReadonlyMap<string, Link> {
  const links = new Map<string, Link>();
  for (const file of source.files.keys()) collect(file, source, links);
  return links;
}

function collect(file: string, source: Source, links: Map<string, Link>): void {
  const seen = new Set<object>();
  const pending = [{ value: source.peek(file), pointer: "" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, pointer } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    const reference = referenceOf(value);
    if (reference !== undefined)
      links.set(nameOf(file, pointer), {
        target: targetOf(reference, file, source),
        place: { file, pointer },
      });
    for (const [name, member] of Object.entries(value))
      pending.push({ value: member, pointer: child(pointer, name) });
  }
}

function targetOf(reference: string, from: string, source: Source): string {
  const [target = "", fragment = ""] = reference.split("#");
  const pointer = child("", ...segments(decode(fragment)));
  return nameOf(target === "" ? from : source.fileOf(target, from), pointer);
}

function nameOf(file: string, pointer: string): string {
  return `${file}#${pointer}`;
}
