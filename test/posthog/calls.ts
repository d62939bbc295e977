/** Requests made of the document's examples, and what must arrive of them, computed without the runtime. */
import { isMapping } from "./document.js";
import { type Example, type Operation, operation } from "./operations.js";
import { type Row, table } from "./table.js";

/** One call of an operation, as the document shows it. */
export interface DocumentedCall {
  readonly name: string;
  readonly row: Row;
  readonly operation: Operation;
  readonly params: Readonly<Record<string, unknown>>;
  /** The body as a JSON value, files left out; undefined where none is sent. */
  readonly body: unknown;
}

/** Every operation with every example of its body. */
export function documentedCalls(audio: Blob): readonly DocumentedCall[] {
  return table.flatMap((row) => {
    const described = operation(row.id);
    const bodies: readonly (Example | undefined)[] = described.body?.examples ?? [undefined];
    return bodies.map((example) => ({
      name: example?.name ?? row.id,
      row,
      operation: described,
      params: { ...exampleParameters(described), ...(example && { body: withFile(example.value, audio) }) },
      body: example?.value,
    }));
  });
}

function exampleParameters({ parameters }: Operation): Readonly<Record<string, unknown>> {
  return Object.fromEntries(parameters.map(({ name, example }) => [name, example]));
}

/** YAML cannot hold a file: its example is a text in brackets. */
function withFile(body: unknown, audio: Blob): unknown {
  return isMapping(body) && "audio" in body ? { ...body, audio } : body;
}

/** Path and query of the call: the document's template, filled in the order of its parameters. */
export function expectedTarget({ operation: { path, parameters } }: DocumentedCall): string {
  const examples = new Map(
    parameters.map(({ name, example }) => [name, encodeURIComponent(String(example))]),
  );
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => examples.get(name) ?? "");
  const query = parameters.filter((parameter) => parameter.in === "query");
  const pairs = query.map(({ name }) => `${encodeURIComponent(name)}=${examples.get(name) ?? ""}`);
  return pairs.length === 0 ? target : `${target}?${pairs.join("&")}`;
}

/** What a valid request is answered with: each example of each success, and the 405 that is no success. */
export function documentedAnswers({ responses }: Operation): readonly DocumentedAnswer[] {
  return Array.from(responses).flatMap(([status, content]) => {
    if (status >= 300 && status !== 405) return [];
    return content?.examples.map(({ value }) => ({ status, json: value })) ?? [{ status }];
  });
}

export interface DocumentedAnswer {
  readonly status: number;
  readonly json?: unknown;
}
