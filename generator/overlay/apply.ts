/** Applies overlays to a document before anything is understood of it. The parsed document stays as it is. */
import { type JSONValue, jsonpath } from "json-p3";
import type { Place, Report } from "../diagnostics.js";
import { Node } from "../model/node.js";
import type { Changed, Located, Source } from "../source/source.js";
import { type Action, readActions } from "./actions.js";
import { Provenance, isMap } from "./provenance.js";

/**
 * Applies the actions of each overlay in turn.
 * @returns undefined where an overlay cannot be read; an action that matches nothing is a warning.
 */
export function applyOverlays(
  document: Located,
  overlays: readonly Located[],
  reading: { readonly source: Source; readonly report: Report },
): Changed | undefined {
  const provenance = new Provenance();
  const root = provenance.copy(document.value, document.place);
  const application: Application = { root, provenance, report: reading.report };
  for (const overlay of overlays) {
    const actions = readActions(new Node(overlay.value, overlay.place, reading));
    if (actions === undefined) return undefined;
    for (const action of actions) apply(action, application);
  }
  return { value: root, origin: (pointer) => provenance.origin(root, pointer) };
}

interface Application {
  readonly root: unknown;
  readonly provenance: Provenance;
  readonly report: Report;
}

/** An action that gives a target another value. */
type Change = Exclude<Action, { kind: "remove" }>;

type Location = readonly (string | number)[];

function apply(action: Action, application: Application): void {
  const targets = select(action.target, action.place, application);
  if (targets === undefined) return;
  if (targets.length === 0) {
    const help = "Correct the JSONPath, or remove the action.";
    const message = `The target ${JSON.stringify(action.target)} selects nothing`;
    application.report({ code: "overlay-unused", severity: "warning", message, help, place: action.place });
    return;
  }
  if (action.kind === "remove") remove(targets, action, application);
  else update(targets, action, application);
}

/** The locations that a JSONPath (RFC 9535) selects; undefined, and reported, where it is no JSONPath. */
function select(path: string, place: Place, { root, report }: Application): Location[] | undefined {
  try {
    // Parsed YAML and JSON hold JSON values only.
    return jsonpath.query(path, root as JSONValue).locations();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${JSON.stringify(path)} is not a JSONPath: ${reason}`;
    const help = "Write the target as RFC 9535 says, such as $.paths['/pets'].get.";
    report({ code: "overlay-invalid", severity: "error", message, help, place });
    return undefined;
  }
}

/** Deep nodes before those around them, later items before earlier ones: what is left stays where it was. */
function remove(
  targets: readonly Location[],
  action: Action,
  { root, provenance, report }: Application,
): void {
  for (const location of distinct(targets).sort(innerAndLastFirst)) {
    const key = location.at(-1);
    if (key === undefined) {
      const help = "Remove its members, or generate from another document.";
      const message = "The document itself cannot be removed";
      report({ code: "overlay-invalid", severity: "error", message, help, place: action.place });
      continue;
    }
    const parent = follow(root, location.slice(0, -1));
    if (Array.isArray(parent) || isMap(parent)) provenance.remove(parent, key);
  }
}

/** A JSONPath may select a node more than once. */
function distinct(locations: readonly Location[]): Location[] {
  return [...new Map(locations.map((location) => [JSON.stringify(location), location])).values()];
}

function innerAndLastFirst(a: Location, b: Location): number {
  return b.length - a.length || Number(b.at(-1)) - Number(a.at(-1)) || 0;
}

function update(targets: readonly Location[], action: Change, application: Application): void {
  const { root, provenance } = application;
  const source = action.kind === "update" ? { value: action.value } : copied(action, application);
  if (source === undefined) return;
  for (const location of distinct(targets)) {
    const target = follow(root, location);
    const value = provenance.copy(source.value, action.at);
    if (Array.isArray(target)) append(target, value, action, application);
    else if (isMap(target) && isMap(value)) merge(target, value, application);
    else if (isPrimitive(target) && isPrimitive(value)) replace(location, value, action.at, application);
    else incompatible(action.at, application);
  }
}

/** The one node that `copy` names (version 1.1). */
function copied(
  action: Extract<Action, { kind: "copy" }>,
  application: Application,
): { readonly value: unknown } | undefined {
  const locations = select(action.from, action.at, application);
  const [location, ...others] = locations ?? [];
  if (location !== undefined && others.length === 0) return { value: follow(application.root, location) };
  if (locations !== undefined) {
    const message = `${JSON.stringify(action.from)} selects ${locations.length} nodes, and one can be copied`;
    const help = "Give the path of one node.";
    application.report({ code: "overlay-invalid", severity: "error", message, help, place: action.at });
  }
  return undefined;
}

/** A list is one item in version 1.0, and as many as it has since version 1.1 (section 4.4.3.1 of each). */
function append(list: unknown[], value: unknown, { at, lists }: Change, { provenance }: Application): void {
  if (lists === "joined" && Array.isArray(value)) join(list, value, provenance);
  else provenance.put(list, list.length, value, at);
}

function join(list: unknown[], others: unknown[], provenance: Provenance): void {
  for (const [index, item] of others.entries())
    provenance.put(list, list.length, item, provenance.member(others, index));
}

/** Maps are merged member by member, lists get the other's items appended, primitives are replaced. */
function merge(
  target: Record<string, unknown>,
  value: Record<string, unknown>,
  application: Application,
): void {
  const { provenance } = application;
  for (const [key, member] of Object.entries(value)) {
    const place = provenance.member(value, key);
    const old = Object.hasOwn(target, key) ? target[key] : undefined;
    if (Array.isArray(old) && Array.isArray(member)) join(old, member, provenance);
    else if (isMap(old) && isMap(member)) merge(old, member, application);
    else if (old === undefined || (isPrimitive(old) && isPrimitive(member)))
      provenance.put(target, key, member, place);
    else incompatible(place, application);
  }
}

/** What is no map and no list; null is one of them (section 4.4.3.1). */
function isPrimitive(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function replace(location: Location, value: unknown, at: Place, { root, provenance }: Application): void {
  const key = location.at(-1);
  const parent = key === undefined ? undefined : follow(root, location.slice(0, -1));
  if (key !== undefined && (Array.isArray(parent) || isMap(parent))) provenance.put(parent, key, value, at);
}

/** A map, a list and a primitive cannot take the place of each other (section 4.4.3.1). */
function incompatible(place: Place | undefined, { report }: Application): void {
  const message = "This is of another kind than what it would change, which stays as it is";
  const help =
    "Update maps with maps, lists with their items, and texts and numbers with such: or remove first.";
  report({ code: "overlay-invalid", severity: "error", message, help, ...(place && { place }) });
}

function follow(root: unknown, location: Location): unknown {
  let current = root;
  for (const key of location) {
    if (Array.isArray(current)) current = current[Number(key)];
    else current = isMap(current) ? current[key] : undefined;
  }
  return current;
}
