/**
 * Problems as values. Every stage reports through these types; only the edge (`cli/`, or the
 * caller of the library) decides what to print and how to exit.
 */

/**
 * How bad a problem is. With an error, a part of the document is left out, or all of it where it cannot be
 * read; with a warning, it is read in another way than it is written. A note tells what the output
 * does without. Under `--strict` each of them stops generation.
 */
export type Severity = "error" | "warning" | "info";

/** A line and a column, both counted from 1. The column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where in the input something stands: a file, and in it either a JSON pointer (RFC 6901; its line
 * and column are looked up only when somebody wants to see them) or a position already known.
 */
export interface Place {
  /** Absolute path or URI of the file. */
  readonly file: string;
  /** JSON pointer to the node; the empty string is the whole document. */
  readonly pointer: string;
  /** Known position, for problems found before there are nodes (syntax errors). */
  readonly position?: Position;
}

/** One problem, or one thing worth telling. */
export interface Diagnostic {
  /** Stable, kebab-case name, by which a reader can search and a tool can filter. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, as one sentence without a final full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  readonly place?: Place;
}

/** Receives diagnostics while a stage runs. */
export type Report = (diagnostic: Diagnostic) => void;

/** True when any diagnostic in the list is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** A diagnostic with its line and column looked up, ready to be shown. */
export interface LocatedDiagnostic extends Diagnostic {
  /** Absent where a diagnostic is about no place, or its place has no lines. */
  readonly position?: Position;
}

/** Points diagnostics at where the nodes that they are about were written. */
export function atOrigin(source: Pick<Origins, "origin">): (diagnostic: Diagnostic) => Diagnostic {
  return (diagnostic) =>
    diagnostic.place === undefined ? diagnostic : { ...diagnostic, place: source.origin(diagnostic.place) };
}

/** Knows where the nodes of a document were written. */
interface Origins {
  readonly origin: (place: Place) => Place;
  readonly position: (place: Place) => Position | undefined;
}

/**
 * Looks up positions, leaves out repetitions (a shared component is read from many places), and sorts by
 * file, line and column; what has no place comes first.
 */
export function locate(diagnostics: readonly Diagnostic[], source: Origins): LocatedDiagnostic[] {
  const written = diagnostics.map(atOrigin(source));
  const distinct = new Map(written.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]));
  const located = [...distinct.values()].map((diagnostic): LocatedDiagnostic => {
    const position = diagnostic.place && source.position(diagnostic.place);
    return position === undefined ? diagnostic : { ...diagnostic, position };
  });
  return located.sort(byPlace);
}

function byPlace(a: LocatedDiagnostic, b: LocatedDiagnostic): number {
  const [left, right] = [a.place?.file ?? "", b.place?.file ?? ""];
  if (left !== right) return left < right ? -1 : 1;
  const lines = (a.position?.line ?? 0) - (b.position?.line ?? 0);
  return lines || (a.position?.column ?? 0) - (b.position?.column ?? 0);
}
