/** An output at work: every module loaded, every request built, every example shown to its guard. */
import type { Api, Operation } from "../../generator/model/types.js";
import type { Names } from "../../generator/names/assign.js";
import { endsInTime } from "./bounded.js";
import { type Exports, loader } from "./live.js";
import { Arguments } from "./requests.js";

export interface Exercised {
  /** What threw, and what it said. */
  readonly failures: readonly string[];
  /** Requests that were built and given to the platform. */
  readonly requests: number;
  /** Examples that a guard has judged. */
  readonly examples: number;
  /** Examples for which a pattern of the document takes too long, as a warning says of it. */
  readonly slow: number;
}

interface Subject {
  readonly api: Api;
  readonly names: Names;
  /** The document. */
  readonly file: string;
  /** True where a warning says that a pattern may take exponential time. */
  readonly hasSlowPatterns: boolean;
}

export function exercise(files: ReadonlyMap<string, string>, subject: Subject): Exercised {
  const { api, names, file, hasSlowPatterns } = subject;
  const failures: string[] = [];
  const succeeds = (what: string, action: () => void): boolean => {
    try {
      action();
      return true;
    } catch (error) {
      failures.push(`${what}: ${String(error)}`);
      return false;
    }
  };
  const load = loader(files);
  for (const name of files.keys()) if (name.endsWith(".ts")) succeeds(name, () => load(name));
  if (failures.length > 0) return { failures, requests: 0, examples: 0, slow: 0 };
  const exports = load("index.ts");
  const args = new Arguments(file);
  let requests = 0;
  for (const operation of api.operations) {
    const what = `${operation.method} ${operation.path}`;
    if (succeeds(what, () => build(operation, { names, exports, args }))) requests++;
  }
  let [examples, slow] = [0, 0];
  for (const declaration of names.declarations.all) {
    const own = names.schema(declaration);
    for (const { value } of declaration.schema.examples)
      succeeds(own.is, () => {
        if (endsInTime(() => judge(value, own, exports))) examples++;
        else if (hasSlowPatterns) slow++;
        else throw new Error("An example takes too long");
      });
  }
  return { failures, requests, examples, slow };
}

interface Building {
  readonly names: Names;
  readonly exports: Exports;
  readonly args: Arguments;
}

/** Builds a request for each media type of the body, down to the platform's own `Request`. */
function build(operation: Operation, { names, exports, args }: Building): void {
  const own = names.operation(operation);
  for (const params of args.of(operation, own)) {
    const request = call(exports, own.request, params);
    if (!isSendable(operation)) continue;
    const sent = call(exports, "toRequest", request, "https://api.test/v1");
    if (!(sent instanceof Request)) throw new Error("toRequest gives no Request");
    const gap = /[{}]|undefined|\[object/.exec(sent.url)?.[0];
    if (gap !== undefined && !JSON.stringify(params).includes(gap)) throw new Error(`${sent.url} has a gap`);
  }
}

/** What `fetch` takes: no body with GET and HEAD, and no TRACE at all (Fetch Standard, section 5.3). */
function isSendable({ method, body }: Operation): boolean {
  return method !== "TRACE" && !(body !== undefined && (method === "GET" || method === "HEAD"));
}

/** The guard and the explanation come to the same verdict. */
function judge(value: unknown, { is, check }: { is: string; check: string }, exports: Exports): void {
  const accepted = call(exports, is, value);
  const issues = call(exports, check, value);
  if (!Array.isArray(issues) || (issues.length === 0) !== accepted)
    throw new Error(`${check} says ${JSON.stringify(issues)} where ${is} says ${String(accepted)}`);
}

function call(exports: Exports, name: string, ...values: readonly unknown[]): unknown {
  const found = exports[name];
  if (typeof found !== "function") throw new Error(`${name} is not exported`);
  return Reflect.apply(found, undefined, values);
}
