/** What a file of the output exports of its runtime, for whoever imports that file alone. */
import type { Names } from "../names/assign.js";
import { relativeSpecifier } from "./module.js";
import { type Code, type Identifier, code, join } from "./text.js";

/**
 * The statement that exports names of another file, if any.
 * @param exported names; those of types begin with `type:`. What something of the document is called is left out.
 * @param scope the file in which the statement stands, and the names of the document.
 */
export function exportsOf(
  path: string,
  exported: readonly string[],
  { from, names }: { readonly from: string; readonly names: Names },
): Code[] {
  const free = exported.filter((name) => !names.isTaken(name.replace(typeMark, "")));
  if (free.length === 0) return [];
  const typesOnly = free.every(isType);
  const members = free.map((name) => {
    const identifier = name.replace(typeMark, "") as Identifier;
    return isType(name) && !typesOnly ? code`type ${identifier}` : code`${identifier}`;
  });
  const keyword = typesOnly ? code`export type` : code`export`;
  return [code`${keyword} { ${join(members, code`, `)} } from ${relativeSpecifier(from, path)};`];
}

const typeMark = "type:";

function isType(name: string): boolean {
  return name.startsWith(typeMark);
}
