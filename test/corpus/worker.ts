/** A process that measures the documents that it is sent, some at a time. */
import type { NamedDocument } from "./documents.js";
import { measure } from "./measure.js";

process.on("message", (documents: readonly NamedDocument[]) => {
  void measure(documents).then((results) => process.send?.(results));
});
