/** The statuses of an operation's responses (OpenAPI 3.1, section 4.8.16). */
import type { OperationNodes } from "./edition.js";
import type { Node } from "./node.js";

/** A response, and the status under which it stands. */
export interface Answer {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** What stands in the map: the response itself, or a reference to it. */
  readonly reference: Node;
  readonly response: Node;
  /** True where HTTP has no content, whatever the document says (RFC 9110, section 6.4.1). */
  readonly isEmpty: boolean;
}

/** The responses of an operation, by status. Statuses that are none, or stand twice, are reported. */
export function readStatuses({ node, method }: OperationNodes): Answer[] {
  const seen = new Set<string>();
  return node.mapEntries("responses").flatMap(([key, reference]) => {
    const status = key.toUpperCase() === "DEFAULT" ? "default" : key.toUpperCase();
    if (status !== "default" && !/^[1-5](\d\d|XX)$/.test(status)) {
      const help = 'Use a status such as "404", a range such as "4XX", or "default".';
      reference.report(
        "error",
        "status-invalid",
        `${JSON.stringify(key)} is not a status, and is left out`,
        help,
      );
      return [];
    }
    if (seen.has(status)) {
      const help = "Keep one of the two.";
      reference.report(
        "error",
        "status-repeated",
        `The status ${status} is documented twice, and the second is left out`,
        help,
      );
      return [];
    }
    seen.add(status);
    const response = reference.followed();
    const isEmpty = method === "HEAD" || ["204", "205", "304"].includes(status);
    return response === undefined ? [] : [{ status, reference, response, isEmpty }];
  });
}
