/** `generate` and `check`: the pipeline's result against the disk. */
import path from "node:path";
import type { Diagnostic, LocatedDiagnostic } from "./diagnostics.js";
import type { ComparedFile } from "./output/compare.js";
import { compareInTurn } from "./output/compare-in-turn.js";
import { unreadable } from "./output/unwritable.js";
import { update } from "./output/update.js";
import type { Written } from "./output/write.js";
import { checkOptions } from "./options.js";
import { type PipelineOptions, type Result, run } from "./pipeline.js";

export interface GenerateOptions extends PipelineOptions {
  /** The output folder. It belongs to specwright: it is made where it is missing, and kept clean. */
  readonly output: string;
  /** Replace generated files even where they were edited by hand. */
  readonly force?: boolean;
}

/** Texts of all files read, by absolute path: what a report shows lines of. */
interface WithInputs {
  readonly inputs: ReadonlyMap<string, string>;
}

export interface GenerateResult extends WithInputs {
  /** True where the output folder now holds the output, of a document with errors too: see `diagnostics`. */
  readonly ok: boolean;
  /** Why nothing was written: see `Result`; `output` where the folder cannot be written or is not specwright's. */
  readonly stopped?: NonNullable<Result["stopped"]> | "output";
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly files: Written;
}

const nothing: Written = { written: [], unchanged: [], deleted: [] };

/**
 * Generates a document's output into a folder. What cannot be read is left out, with an error that names
 * it; where there is nothing to write, the folder stays as it is.
 * @returns what was written, or the diagnostics that say why nothing was.
 * @throws TypeError for options that there are not, or that are of the wrong type; else only for bugs.
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  checkOptions(options, "input", "output");
  const { diagnostics, files, inputs, stopped } = await run(options);
  if (stopped !== undefined) return { ok: false, stopped, diagnostics, files: nothing, inputs };
  const result = await update(path.resolve(options.output), files, options.force === true);
  if ("written" in result) return { ok: true, diagnostics, files: result, inputs };
  return { ok: false, stopped: "output", diagnostics: [...diagnostics, ...result], files: nothing, inputs };
}

export interface CheckResult extends WithInputs {
  /** True where the folder holds exactly what would be generated. */
  readonly ok: boolean;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Why nothing was compared. */
  readonly stopped?: NonNullable<GenerateResult["stopped"]>;
  /** Every file that differs, and how. */
  readonly stale: readonly { readonly path: string; readonly state: "missing" | "changed" | "extra" }[];
}

/**
 * Compares a folder with what would be generated, once no other run writes there, and writes nothing.
 * @throws TypeError for options that there are not, or that are of the wrong type; else only for bugs.
 */
export async function check(options: GenerateOptions): Promise<CheckResult> {
  checkOptions(options, "input", "output");
  const { diagnostics, files, inputs, stopped } = await run(options);
  if (stopped !== undefined) return { ok: false, stopped, diagnostics, stale: [], inputs };
  const compared = await compareWith(path.resolve(options.output), files);
  if ("code" in compared) {
    return { ok: false, stopped: "output", diagnostics: [...diagnostics, compared], stale: [], inputs };
  }
  const stale = compared.flatMap(({ path: file, state }) =>
    state === "same" ? [] : [{ path: file, state }],
  );
  return { ok: stale.length === 0, diagnostics, stale, inputs };
}

async function compareWith(
  folder: string,
  files: Result["files"],
): Promise<readonly ComparedFile[] | Diagnostic> {
  try {
    return await compareInTurn(folder, files);
  } catch (error) {
    return unreadable(folder, error);
  }
}
