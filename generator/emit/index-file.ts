/** index.ts: what a user imports. */
import type { Names } from "../names/assign.js";
import type { OutputFile } from "./module.js";
import { relativeSpecifier } from "./module.js";
import { exportsOf } from "./re-exports.js";
import { schemasFile } from "./schemas.js";
import { type Code, code, join, lines } from "./text.js";

/**
 * What users need of the runtime, by template: what they call, and all types that what they import has,
 * since a package that builds on the output must be able to name them in its declarations (TS2742).
 * Templates that the output lacks are left out.
 */
const exported: readonly (readonly [template: string, names: string])[] = [
  [
    "client",
    "createClient type:ApiClient type:AttemptContext type:ClientOptions type:ClientWith type:Fetch " +
      "type:GroupedClient type:Mismatch type:MissingScope type:Scoped type:Validation",
  ],
  ["contract", "type:OperationContract"],
  ["headers", "type:HeaderEntry"],
  ["request", "toRequest type:ApiRequest type:HeaderValues type:PagedRequest type:Scopes"],
  ["send", "call send type:CallOptions"],
  ["iterate", "iterate pages"],
  ["curl", "toCurl"],
  ["responses", "type:Answer type:GuardedEntry type:HttpStatus type:ResponseGuards type:Success"],
  ["retry", "type:RetryPolicy"],
  ["security", "type:BasicCredential type:Credential type:Credentials type:SecurityScheme"],
  ["servers", "serverUrl"],
  ["webhooks", "type:CallbackRequest type:IncomingRequest"],
  ["issue", "type:Issue"],
  ["read-json", "readJson"],
];

/** What users import from where it is, so that nobody else reads it. */
const apart: ReadonlySet<string> = new Set(["paths.ts", schemasFile]);

/** @param files all other files of the output. */
export function emitIndex(files: readonly OutputFile[], names: Names, banner: Code): OutputFile {
  const paths = files.map(({ path }) => path).sort();
  const own = paths.filter((path) => !path.startsWith("runtime/") && !apart.has(path));
  const stars = own.map((path) => code`export * from ${relativeSpecifier("index.ts", path)};`);
  const errors = paths.includes("runtime/errors.ts") ? [code`export * from "./runtime/errors.js";`] : [];
  const others = exported.flatMap(([template, list]) => {
    const path = `runtime/${template}.ts`;
    return paths.includes(path) ? exportsOf(path, list.split(" "), { from: "index.ts", names }) : [];
  });
  return {
    path: "index.ts",
    text: `${join([banner, lines([...stars, ...errors, ...others])], code`\n\n`)}\n`,
    format: true,
    imports: [],
  };
}
