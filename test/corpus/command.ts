/**
 * Any version of TypeScript over the outputs, by its command line: the compilers of today and tomorrow have no
 * interface in common but that. They are installed into the cache, outside the repository.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cacheFolder } from "./directory.js";
import { type Output, type OutputCompiler, settings } from "./settings.js";

/** Where a range of versions is installed, such as `6` or `7.0.2`. */
function folderOf(range: string): string {
  return path.join(cacheFolder, `typescript-${range.replace(/[^\w.-]/g, "_")}`);
}

/** Installs a version, unless it has been before. */
export function installTypeScript(range: string): void {
  const folder = folderOf(range);
  if (existsSync(path.join(folder, "node_modules", "typescript"))) return;
  mkdirSync(folder, { recursive: true });
  const options = ["--no-audit", "--no-fund", "--no-save", "--silent"];
  execFileSync("npm", ["install", ...options, "--prefix", folder, `typescript@${range}`], {
    stdio: "inherit",
  });
}

export class CommandLineCompiler implements OutputCompiler {
  readonly version: string;
  readonly #command: string;

  /** @param range of a version that has been installed. */
  constructor(range: string) {
    const folder = path.join(folderOf(range), "node_modules", "typescript");
    const { version, bin }: { version: string; bin: { tsc: string } } = JSON.parse(
      readFileSync(path.join(folder, "package.json"), "utf8"),
    );
    this.version = version;
    this.#command = path.join(folder, bin.tsc);
  }

  complaints(outputs: readonly Output[]): string[][] {
    const folder = mkdtempSync(path.join(tmpdir(), "specwright-corpus-"));
    try {
      writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
      writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: settings }));
      for (const [index, output] of outputs.entries()) writeOutput(path.join(folder, String(index)), output);
      return this.#compile(folder, outputs.length);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  #compile(folder: string, count: number): string[][] {
    const found = Array.from({ length: count }, (): string[] => []);
    const { stdout, stderr, status, error } = spawnSync(
      process.execPath,
      [this.#command, "-p", folder, "--pretty", "false"],
      { encoding: "utf8", maxBuffer: 2 ** 28, cwd: folder },
    );
    for (const line of stdout.split("\n")) {
      const [, index, file, row, message] = /^(\d+)\/(.*?)\((\d+),\d+\): error (TS.*)$/.exec(line) ?? [];
      if (message !== undefined) found[Number(index)]?.push(`${file}:${row} ${message.replace(":", "")}`);
    }
    // What is not about a file (a crash, a setting) is about all of them.
    if (status !== 0 && found.every((list) => list.length === 0))
      for (const list of found) list.push(`TS0 ${error?.message ?? (stdout + stderr).slice(0, 300)}`);
    return found;
  }
}

function writeOutput(folder: string, output: Output): void {
  for (const [file, text] of output) {
    if (!file.endsWith(".ts")) continue;
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
