import { strictest } from "../strictest.js";

/**
 * What a strict project sets, as in its tsconfig.json; no declarations, so that a document costs what a check
 * costs. Few projects set `exactOptionalPropertyTypes`, and what it allows is not what is allowed without it.
 */
export const settings = {
  ...strictest,
  exactOptionalPropertyTypes: false,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  skipLibCheck: true,
};

/** The same for the projects that set it. */
export const exactSettings = { ...settings, exactOptionalPropertyTypes: true };

/** Texts by path in the output. */
export type Output = ReadonlyMap<string, string>;

/** A compiler of TypeScript, of whatever version. */
export interface OutputCompiler {
  readonly version: string;
  /**
   * Compiles outputs as one program, so that what a program costs by itself is paid once.
   * @returns for each output the compiler's complaints, as `path:line TS1234 message`.
   */
  complaints(outputs: readonly Output[]): string[][];
}
