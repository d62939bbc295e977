/** Overlay documents to actions (Overlay Specification 1.0 and 1.1, section 4). */
import type { Place } from "../diagnostics.js";
import type { Node } from "../model/node.js";

/** One change; its parts keep their places. */
export type Action = {
  readonly target: string;
  readonly place: Place;
  /** What becomes of a list that is added to a list: one item of it, or all of its items. */
  readonly lists: "item" | "joined";
} & (
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly value: unknown; readonly at: Place }
  | { readonly kind: "copy"; readonly from: string; readonly at: Place }
);

/** The actions of an overlay in their order (required, section 4.4.1); undefined, and reported, where there are none. */
export function readActions(overlay: Node): Action[] | undefined {
  const version = String(overlay.isMap() ? overlay.get("overlay")?.value : undefined);
  if (!/^1\.[01](\.|$)/.test(version)) {
    const help = "An overlay is a map with the key `overlay: 1.0.0` (or 1.1.0) and a list of `actions`.";
    overlay.report("error", "overlay-invalid", "This is not an overlay of a version that can be read", help);
    return undefined;
  }
  if (overlay.get("actions") === undefined) {
    const help = "Give it a list of `actions`, each with a `target`.";
    overlay.report("error", "overlay-invalid", "The overlay has no actions", help);
    return undefined;
  }
  const lists = version.startsWith("1.0") ? "item" : "joined";
  return overlay.items("actions").flatMap((action) => readAction(action, lists) ?? []);
}

/** `remove` wins over the others, and neither of `update` and `copy` has an impact beside the other (section 4.4.3.1). */
function readAction(action: Node, lists: Action["lists"]): Action | undefined {
  const target = action.string("target");
  if (target === undefined) {
    action.report("error", "overlay-invalid", "The action has no target", "Give a JSONPath as its `target`.");
    return undefined;
  }
  const base = { target, lists, place: (action.get("target") ?? action).place };
  if (action.boolean("remove") === true) return { ...base, kind: "remove" };
  const update = action.get("update");
  const from = action.string("copy");
  if (update !== undefined && from === undefined)
    return { ...base, kind: "update", value: update.value, at: update.place };
  if (from !== undefined && update === undefined)
    return { ...base, kind: "copy", from, at: (action.get("copy") ?? action).place };
  const help = "Give it one of `update`, `remove: true` and `copy`.";
  action.report("warning", "overlay-invalid", "The action changes nothing", help);
  return undefined;
}
