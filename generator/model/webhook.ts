/** Requests that the API sends: webhooks and callbacks (OpenAPI 3.1, sections 4.8.1 and 4.8.18). */
import type { Building } from "./build.js";
import { operationsOf } from "./methods.js";
import { type Node, compact, readDocs } from "./node.js";
import { byName } from "./order.js";
import { readBody, readPathDocs } from "./operation.js";
import type { Callback, Webhook } from "./types.js";

/** The webhooks; documents of 3.0 have them under an extension. */
export function readWebhooks(root: Node, building: Building): Webhook[] {
  return [...root.mapEntries("webhooks"), ...root.mapEntries("x-webhooks")].flatMap(([name, item]) =>
    readItem(name, item, building),
  );
}

/** The callbacks; of one that goes to several places each has its address in its name, so that none is the first. */
export function readCallbacks(operation: Node, building: Building): Callback[] {
  return operation.mapEntries("callbacks").flatMap(([name, reference]) => {
    const members = byName(reference.followed()?.members() ?? []);
    const items = members.filter(([url]) => !url.startsWith("x-"));
    return items.flatMap(([url, item]) => {
      const requests = readItem(items.length === 1 ? name : `${name} ${url}`, item, building);
      return requests.map((request) => ({ ...request, url }));
    });
  });
}

/** The requests of a path item; more than one have their methods in their names. */
function readItem(name: string, reference: Node, building: Building): Webhook[] {
  const item = reference.joined();
  if (item === undefined) return [];
  const found = operationsOf(item);
  return found.map(({ method, node }) => ({
    place: node.place,
    name: found.length === 1 ? name : `${name} ${method}`,
    method,
    docs: { ...readPathDocs(item), ...readDocs(node) },
    ...compact<Pick<Webhook, "body">>({ body: readBody(node, building) }),
  }));
}
