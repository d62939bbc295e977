/** Loads a module in a fresh process and calls it once: milliseconds, and how much memory it takes. */
import { readFileSync } from "node:fs";

const [module = "", name = "", input = ""] = process.argv.slice(2);
const value: unknown = JSON.parse(readFileSync(input, "utf8"));
collect();
const before = process.memoryUsage().rss;
const began = performance.now();
const exported: Record<string, (value: unknown) => unknown> = await import(module);
const imported = performance.now();
const answer = exported[name]?.(value);
const called = performance.now();
if (answer !== true) throw new Error("The engine refuses a valid value");
collect();
const memory = process.memoryUsage().rss - before;
console.log(JSON.stringify({ import: imported - began, call: called - imported, memory }));

/** Twice: after one collection, what the process holds differs by a megabyte from one text to the next. */
function collect(): void {
  global.gc?.();
  global.gc?.();
}
