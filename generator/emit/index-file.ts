/** index.ts: what a user imports. */
import type { OutputFile } from "./module.js";
import { relativeSpecifier } from "./module.js";
import { type Code, type Identifier, code, join, lines } from "./text.js";

/** What users need of the runtime, by template; templates that the output lacks are left out. */
const exported: readonly (readonly [template: string, names: string])[] = [
  ["client", "createClient type:ApiClient type:ClientOptions"],
  ["request", "toRequest type:ApiRequest type:PagedRequest"],
  ["send", "call send type:CallOptions"],
  ["iterate", "iterate pages"],
  ["curl", "toCurl"],
  ["responses", "type:Answer type:Success"],
  ["issue", "type:Issue"],
];

/** @param files all other files of the output. */
export function emitIndex(files: readonly OutputFile[], banner: Code): OutputFile {
  const paths = files.map(({ path }) => path).sort();
  const own = paths.filter((path) => !path.startsWith("runtime/") && path !== "paths.ts");
  const stars = own.map((path) => code`export * from ${relativeSpecifier("index.ts", path)};`);
  const errors = paths.includes("runtime/errors.ts") ? [code`export * from "./runtime/errors.js";`] : [];
  const names = exported
    .filter(([template]) => paths.includes(`runtime/${template}.ts`))
    .map(([template, list]) => exportLine(`runtime/${template}.ts`, list.split(" ")));
  return {
    path: "index.ts",
    text: `${join([banner, lines([...stars, ...errors, ...names])], code`\n\n`)}\n`,
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
