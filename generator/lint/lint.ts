/** `lint`: everything that can be said about documents before anything is generated. */
import path from "node:path";
import { type LocatedDiagnostic, locate } from "../diagnostics.js";
import { type ReadFile, readText } from "../source/read-text.js";
import type { RemoteOptions } from "../source/remote.js";
import { absoluteName } from "../source/url.js";
import { type DocumentResult, lintDocument } from "./document.js";
import { Redocly } from "./redocly.js";
import { rules } from "./rules/index.js";

/** What to lint. */
export interface LintOptions extends RemoteOptions {
  /** Paths of root documents, each linted with all files that it refers to. */
  readonly documents: readonly string[];
  /** Path of Redocly's configuration for all documents, in place of the one that each of them would find. */
  readonly config?: string;
  /** Folder at which paths start and the search for a configuration ends; the working folder by default. */
  readonly cwd?: string;
  /** Reads a file as UTF-8 text, or throws; the file system by default. */
  readonly read?: ReadFile;
}

/** What was found. */
export interface LintResult {
  /** Every finding once, sorted by place. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Texts of all files read, by absolute path: what a report shows lines of. */
  readonly texts: ReadonlyMap<string, string>;
  /** True where a document or a configuration could not be read, so that there may be more to find. */
  readonly unreadable: boolean;
}

/** What each of our own rules is about, by code. */
export const ruleDescriptions: ReadonlyMap<string, string> = new Map(
  rules.map(({ code, about }) => [code, about]),
);

/**
 * Lints documents with Redocly's rules, as the user's `redocly.yaml` configures them, and with our own.
 * Nothing is fetched but from hosts that are allowed. Throws only for bugs.
 */
export async function lint(options: LintOptions): Promise<LintResult> {
  const { allowHosts = [], hostHeaders = {} } = options;
  const cwd = path.resolve(options.cwd ?? ".");
  const texts = new Map<string, string>();
  const read = remember(options.read ?? readText, texts);
  const config = options.config === undefined ? {} : { config: path.resolve(cwd, options.config) };
  const redocly = new Redocly({ cwd, read, ...config });
  const results: DocumentResult[] = [];
  for (const document of options.documents) {
    const result = await lintDocument(absoluteName(document, cwd), redocly, {
      read,
      allowHosts,
      hostHeaders,
    });
    results.push(result);
    // Those of other hosts are not read by path.
    for (const [file, text] of result.files) texts.set(file, text);
  }
  const diagnostics = [...results.flatMap((result) => result.diagnostics), ...unusedEverywhere(results)];
  return {
    // Their positions are known: this sorts those of several documents into one order.
    diagnostics: locate(once(diagnostics), { origin: (place) => place, position: () => undefined }),
    texts,
    unreadable: results.some(({ unreadable }) => unreadable),
  };
}

function remember(read: ReadFile, texts: Map<string, string>): ReadFile {
  return (file) => {
    const text = texts.get(file) ?? read(file);
    texts.set(file, text);
    return text;
  };
}

/** Documents may share files: an entry is in vain only where no document needs it. */
function unusedEverywhere(results: readonly DocumentResult[]): LocatedDiagnostic[] {
  const used = new Set(results.flatMap((result) => result.used).map(identity));
  return results.flatMap((result) => result.unused).filter((diagnostic) => !used.has(identity(diagnostic)));
}

function once(diagnostics: readonly LocatedDiagnostic[]): LocatedDiagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [identity(diagnostic), diagnostic])).values()];
}

function identity({ code, message, place, position }: LocatedDiagnostic): string {
  return JSON.stringify([code, message, place?.file, place?.pointer, position?.line, position?.column]);
}
