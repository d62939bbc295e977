/**
 * An editor's view of an output: how long the first completion takes, and the memory that is held after it. The
 * project holds every file of the output, as an editor's does: whoever imports one part has them all in the folder.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const [output = "", entry = "", options = "{}"] = process.argv.slice(2);
const probe = path.join(path.dirname(entry), "probe.ts");
const text = `import * as api from "./${path.basename(entry).replace(/(\.d)?\.ts$/, "")}";\napi.`;
const { options: compilerOptions } = ts.convertCompilerOptionsFromJson(JSON.parse(options), process.cwd());
const files = [probe, ...ts.sys.readDirectory(output, [".ts"])];
const isProbe = (file: string): boolean => path.resolve(file) === probe;

const service = ts.createLanguageService({
  getCompilationSettings: () => compilerOptions,
  getScriptFileNames: () => files,
  getScriptVersion: () => "1",
  getScriptSnapshot: (file) => {
    if (isProbe(file)) return ts.ScriptSnapshot.fromString(text);
    return existsSync(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined;
  },
  getCurrentDirectory: () => process.cwd(),
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  fileExists: (file) => isProbe(file) || ts.sys.fileExists(file),
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
});

const began = performance.now();
const cpu = process.cpuUsage();
const completions = service.getCompletionsAtPosition(probe, text.length, {});
const clock = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpu);
// An editor underlines mistakes in the file that is open.
service.getSemanticDiagnostics(entry);
global.gc?.();
const megabytes = process.memoryUsage().heapUsed / 1e6;
const entries = completions?.entries.length ?? 0;
if (entries === 0) throw new Error("Nothing is completed");
console.log(JSON.stringify({ entries, clock, processor: (user + system) / 1e6, megabytes }));
