/** One document, linted: what reading it finds, what our rules find, what Redocly finds. */
import { type Diagnostic, type LocatedDiagnostic, locate } from "../diagnostics.js";
import { buildModel } from "../model/build.js";
import type { Api } from "../model/types.js";
import { type RemoteOptions, fetchReferences } from "../source/remote.js";
import type { ReadFile } from "../source/read-text.js";
import { type Located, Source } from "../source/source.js";
import { nearest } from "./data.js";
import type { Redocly, RedoclyResult } from "./redocly.js";
import { rules } from "./rules/index.js";
import { Suppressions, unusedIgnore } from "./suppress.js";
import { settleTwins } from "./twins.js";

/** What is found in one document. */
export interface DocumentResult {
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** What to say of entries that silence nothing here; they may do so in another document. */
  readonly unused: readonly LocatedDiagnostic[];
  /** The same of entries that silence something. */
  readonly used: readonly LocatedDiagnostic[];
  /** Texts of its files, by absolute path or URL. */
  readonly files: ReadonlyMap<string, string>;
  /** True where the document, or the configuration for it, could not be read. */
  readonly unreadable: boolean;
}

/** Where documents may be read from. */
interface Reading extends RemoteOptions {
  readonly read: ReadFile;
}

/**
 * Lints one document with all files that it refers to.
 * @param file absolute path or URL of the document.
 */
export async function lintDocument(
  file: string,
  redocly: Redocly,
  { read, ...remote }: Reading,
): Promise<DocumentResult> {
  const reading: Diagnostic[] = [];
  const source = new Source((diagnostic) => reading.push(diagnostic), read);
  const position = (diagnostics: readonly Diagnostic[]): LocatedDiagnostic[] => locate(diagnostics, source);
  await fetchReferences(source, [file], remote);
  const root = source.open(file);
  const { files } = source;
  if (root === undefined)
    return { diagnostics: position(reading), unused: [], used: [], files, unreadable: true };
  const api = buildModel(root, source, (diagnostic) => reading.push(diagnostic));
  const own = api === undefined ? [] : runRules(api, source);
  const { problems, failures, configured } = await redocly.lint(file, source);
  const theirs = problems.map((problem) => atNode(problem, source));
  // Redocly goes where the model does not, and may have found files there that cannot be parsed.
  const ours = [...reading, ...own].map((diagnostic) => atNode(diagnostic, source));
  const { kept, suppressions } = choose(ours, theirs, root, source);
  const entries = [...suppressions.entries()];
  return {
    diagnostics: position([...kept, ...suppressions.problems, ...relevant(failures, api)]),
    unused: position(entries.filter(({ used }) => !used).map(unusedIgnore)),
    used: position(entries.filter(({ used }) => used).map(unusedIgnore)),
    files,
    unreadable: api === undefined || !configured,
  };
}

function runRules(api: Api, source: Source): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { code, severity, check } of rules) {
    check(api, { source, report: (finding) => found.push({ ...finding, code, severity }) });
  }
  return found;
}

/** The finding at a node that exists: Redocly points at members that are missing. */
function atNode<Finding extends Diagnostic>(finding: Finding, source: Source): Finding {
  return finding.place === undefined ? finding : { ...finding, place: nearest(source, finding.place) };
}

/** Leaves out what is said twice, and what the document or Redocly's list of exceptions silences. */
function choose(
  ours: readonly Diagnostic[],
  theirs: RedoclyResult["problems"],
  root: Located,
  source: Source,
): { kept: Diagnostic[]; suppressions: Suppressions } {
  const suppressions = new Suppressions(source, root.place.file);
  const settled = settleTwins(ours, theirs, (code) => rules.some((rule) => rule.code === code));
  // A finding that gave way to its twin counts too: without its entry it would be back under other rules.
  const silenced = new Set([...ours, ...theirs].filter((finding) => suppressions.silences(finding)));
  const shown = [...settled.own, ...settled.theirs.filter(({ ignored }) => !ignored)];
  return { kept: shown.filter((finding) => !silenced.has(finding)), suppressions };
}

/** What specwright cannot read, Redocly mostly stops at as well: one of the two says it. */
function relevant(failures: readonly Diagnostic[], api: Api | undefined): readonly Diagnostic[] {
  return api === undefined ? failures.filter(({ code }) => code !== "redocly-stopped") : failures;
}
