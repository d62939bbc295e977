/** index.ts: what a user imports. */
import type { Names } from "../names/assign.js";
import type { OutputFile } from "./module.js";
import { relativeSpecifier } from "./module.js";
import { schemasFile } from "./schemas.js";
import { type Code, type Identifier, code, join, lines } from "./text.js";

/**
 * What users need of the runtime, by template. Templates that the output lacks are left out, and so are
 * types whose name something of the document has got.
 */
const exported: readonly (readonly [template: string, names: string])[] = [
  [
    "client",
    "createClient type:ApiClient type:AttemptContext type:ClientOptions type:Fetch type:Mismatch type:Validation",
  ],
  ["request", "toRequest type:ApiRequest type:PagedRequest"],
  ["send", "call send type:CallOptions"],
  ["iterate", "iterate pages"],
  ["curl", "toCurl"],
  ["responses", "type:Answer type:HttpStatus type:Success"],
  ["retry", "type:RetryPolicy"],
  ["security", "type:Credential"],
  ["servers", "serverUrl"],
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
    const free = list.split(" ").filter((name) => !names.isTaken(name.replace(typeMark, "")));
    const path = `runtime/${template}.ts`;
    return paths.includes(path) && free.length > 0 ? [exportLine(path, free)] : [];
  });
  return {
    path: "index.ts",
    text: `${join([banner, lines([...stars, ...errors, ...others])], code`\n\n`)}\n`,
    format: true,
    imports: [],
  };
}

function exportLine(path: string, names: readonly string[]): Code {
  const typesOnly = names.every(isType);
  const members = names.map((name) => {
    const identifier = name.replace(typeMark, "") as Identifier;
    return isType(name) && !typesOnly ? code`type ${identifier}` : code`${identifier}`;
  });
  const from = relativeSpecifier("index.ts", path);
  return code`export ${typesOnly ? code`type ` : code``}{ ${join(members, code`, `)} } from ${from};`;
}

const typeMark = "type:";

function isType(name: string): boolean {
  return name.startsWith(typeMark);
}
