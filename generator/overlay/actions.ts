/** Overlay documents to actions (Overlay Specification 1.0 and 1.1, section 4). */
import type { Place } from "../diagnostics.js";
import type { Node } from "../model/node.js";

/** One change; its parts keep their places. */
export type Action = { readonly target: string; readonly place: Place } & (
  | { readonly kind: "remove" }
  | { readonly kind: "update"; readonly value: unknown; readonly at: Place }
  | { readonly kind: "copy"; readonly from: string; readonly at: Place }
);

/** The actions of an overlay in their order (required, section 4.4.1); undefined, and reported, where there are none. */
export function readActions(overlay: Node): Action[] | undefined {
  const version = overlay.isMap() ? overlay.get("overlay")?.value : undefined;
  if (!/^1\.[01](\.|$)/.test(String(version))) {
    const help = "An overlay is a map with the key `overlay: 1.0.0` (or 1.1.0) and a list of `actions`.";
    overlay.report("error", "overlay-invalid", "This is not an overlay of a version that can be read", help);
    return undefined;
  }
  if (overlay.get("actions") === undefined) {
    const help = "Give it a list of `actions`, each with a `target`.";
    overlay.report("error", "overlay-invalid", "The overlay has no actions", help);
    return undefined;
  }
  return overlay.items("actions").flatMap((action) => readAction(action) ?? []);
}

/** `remove` wins over `update`, and `update` over `copy` (section 4.4.3). */
function readAction(action: Node): Action | undefined {
  const target = action.string("target");
  if (target === undefined) {
    action.report("error", "overlay-invalid", "The action has no target", "Give a JSONPath as its `target`.");
    return undefined;
  }
  const base = { target, place: (action.get("target") ?? action).place };
  if (action.boolean("remove") === true) return { ...base, kind: "remove" };
  const update = action.get("update");
  if (update !== undefined) return { ...base, kind: "update", value: update.value, at: update.place };
  const from = action.string("copy");
  if (from !== undefined) return { ...base, kind: "copy", from, at: (action.get("copy") ?? action).place };
  const help = "Give it `update`, `remove: true` or `copy`.";
  action.report("warning", "overlay-invalid", "The action changes nothing", help);
  return undefined;
}
