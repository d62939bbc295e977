/** What came of one document. */
export interface DocumentResult {
  readonly name: string;
  /** Size of the root file. */
  readonly bytes: number;
  /**
   * `whole`: generated, nothing left out. `part`: what could not be read was left out, by name. `refused`: nothing
   * came out. `crashed`: the process ended, or a bug threw.
   */
  readonly outcome: "whole" | "part" | "refused" | "crashed";
  readonly operations: number;
  readonly schemas: number;
  /** How many diagnostics there are, by severity and code. */
  readonly errors: Readonly<Record<string, number>>;
  readonly warnings: Readonly<Record<string, number>>;
  /** Characters of the output. */
  readonly output: number;
  /** The compiler's complaints; the first few of them. */
  readonly typeErrors: number;
  readonly complaints: readonly string[];
  /** Modules that could not be loaded, builders and guards that threw: what was said, and where. */
  readonly failures: readonly string[];
  /** Places that ended as `unknown` though the document says more. */
  readonly untold: readonly string[];
  /** Requests that were built, and examples that were shown to guards. */
  readonly requests: number;
  readonly examples: number;
  /** Examples for which a pattern takes too long, as a warning says of it. */
  readonly slow: number;
  /** Milliseconds. */
  readonly times: { readonly generate: number; readonly compile: number; readonly exercise: number };
  /** Peak of the process so far, in MiB. */
  readonly memory: number;
}

/** Of a document of which nothing is known but that the process did not survive it. */
export function emptyResult(name: string): DocumentResult {
  return {
    name,
    bytes: 0,
    outcome: "crashed",
    operations: 0,
    schemas: 0,
    errors: {},
    warnings: {},
    output: 0,
    typeErrors: 0,
    complaints: [],
    failures: [],
    untold: [],
    requests: 0,
    examples: 0,
    slow: 0,
    times: { generate: 0, compile: 0, exercise: 0 },
    memory: 0,
  };
}
