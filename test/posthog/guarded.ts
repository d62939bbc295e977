/** Every documented JSON value beside the guard that the output has for its place. */
import type { Node } from "./document.js";
import { type Content, type Example, operations } from "./operations.js";
import { type Guard, entry } from "./reflect.js";

/** A request holds no read-only members, an answer no write-only ones. */
export type View = "request" | "response";

export interface GuardedExample extends Example {
  readonly operation: string;
  /** Undefined for a request. */
  readonly status: number | undefined;
  readonly view: View;
  readonly schema: Node;
  readonly guard: Guard;
}

interface Place {
  readonly operation: string;
  readonly status: number | undefined;
  readonly guard: Guard | null | undefined;
}

function examplesAt(content: Content | undefined, { operation, status, guard }: Place): GuardedExample[] {
  if (content?.mediaType !== "application/json") return [];
  if (!guard) throw new Error(`No guard for ${operation} ${status ?? "request"}`);
  const view = status === undefined ? "request" : "response";
  const { schema, examples } = content;
  return examples.map((example) => ({ ...example, operation, status, view, schema, guard }));
}

/** All examples of JSON bodies, one for each place where the document has it. */
export const guardedExamples: readonly GuardedExample[] = operations.flatMap(({ id, body, responses }) => {
  const { body: guard, responses: guards } = entry(id);
  return [
    ...examplesAt(body, { operation: id, status: undefined, guard }),
    ...Array.from(responses).flatMap(([status, content]) =>
      examplesAt(content, { operation: id, status, guard: guards[status] }),
    ),
  ];
});

/** Each pair of a guard and a value once: most errors are the same everywhere. */
export const distinctExamples: readonly GuardedExample[] = [
  ...new Map(guardedExamples.map((one) => [distinction(one), one])).values(),
];

function distinction({ guard, value }: GuardedExample): string {
  return `${guard.is.name} ${JSON.stringify(value)}`;
}
