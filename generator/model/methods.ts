import type { Node } from "./node.js";
import { byName } from "./order.js";
import { isToken } from "./token.js";

/** The methods that a path item has members for (OpenAPI 3.1, section 4.8.9; `query` came with 3.2). */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** True for a member of a path item that is an operation. */
export function isMethod(member: string): boolean {
  return methods.includes(member);
}

/** An operation of a path item, and its method as it is sent. */
export interface OperationNode {
  readonly method: string;
  readonly node: Node;
}

/**
 * The operations of a path item; `additionalOperations` has those of other methods (OpenAPI 3.2, section 4.9).
 * A reference in place of an operation is not in the specification, but in documents of many files.
 */
export function operationsOf(item: Node): OperationNode[] {
  const found = methods.flatMap((method) => {
    const node = item.get(method)?.followed();
    if (node?.isMap() === true) return [{ method: method.toUpperCase(), node }];
    node?.wrongType(method, "a map");
    return [];
  });
  const additional = item.get("additionalOperations");
  if (additional?.isMap() !== true) return found;
  const others = byName(additional.members()).flatMap(([method, reference]) => {
    const node = isOther(method, reference) ? reference.followed() : undefined;
    return node?.isMap() === true ? [{ method, node }] : [];
  });
  return [...found, ...others];
}

/** A method is a token (RFC 9110, section 9.1), and stands here only where there is no member for it. */
function isOther(method: string, node: Node): boolean {
  if (isToken(method) && !methods.includes(method.toLowerCase())) return true;
  const message = `${JSON.stringify(method)} is no additional method, and is left out`;
  const help = "Use a method of HTTP that path items have no member for, such as LINK.";
  node.report("error", "method-invalid", message, help);
  return false;
}
