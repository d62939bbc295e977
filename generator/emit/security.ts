/** security.ts: the schemes by which requests are authenticated, and the scopes that exist. */
import type { Api, SecurityScheme } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { type ExportedSymbol, Module, type OutputFile } from "./module.js";
import { runtime } from "./runtime.js";
import { type Code, code, docComment, join, literal } from "./text.js";

const securityFile = "security.ts";

export function emitSecurity(api: Api, names: Names, banner: Code): OutputFile[] {
  if (applicableSchemes(api).length === 0 && !hasScopes(api)) return [];
  const file = new Module(securityFile, names.isTaken);
  for (const scheme of applicableSchemes(api)) file.add(declare(scheme, names, file));
  if (hasScopes(api)) file.add(scopes(api, names));
  return [file.print(banner)];
}

/** The schemes that the runtime can apply by itself. */
export function applicableSchemes(api: Api): SecurityScheme[] {
  return api.securitySchemes.filter((scheme) => scheme.kind !== "other");
}

export function schemeSymbol(scheme: SecurityScheme, names: Names): ExportedSymbol {
  return { name: names.scheme(scheme), file: securityFile, typeOnly: false };
}

export function scopeSymbol(names: Names): ExportedSymbol {
  return { name: names.client.scope, file: securityFile, typeOnly: true };
}

function declare(scheme: SecurityScheme, names: Names, file: Module): Code {
  const members = [code`scheme: ${literal(scheme.key)}`, code`kind: ${literal(scheme.kind)}`];
  if (scheme.kind === "apiKey")
    members.push(code`in: ${literal(scheme.in)}`, code`name: ${literal(scheme.name)}`);
  if (scheme.kind === "http") members.push(code`name: ${literal(scheme.name)}`);
  const docs = docComment([scheme.docs.description]);
  const type = file.use(runtime.SecurityScheme);
  return code`${docs}export const ${names.scheme(scheme)}: ${type} = { ${join(members, code`, `)} };`;
}

/** True for a document whose operations ask for scopes. */
export function hasScopes(api: Api): boolean {
  return usedScopes(api).length > 0;
}

function usedScopes(api: Api): string[] {
  const used = api.operations.flatMap(({ security }) => security.flat().flatMap((scheme) => scheme.scopes));
  return [...new Set(used)].sort();
}

function scopes(api: Api, names: Names): Code {
  const members = usedScopes(api).map(literal);
  return code`/** The scopes that operations ask for. */\nexport type ${names.client.scope} = ${join(members, code` | `)};`;
}
