/** The shipped runtime, seen from the emitters: its symbols, and which of its files an output needs. */
import { posix } from "node:path";
import { explainFile } from "../guards/explain-names.js";
import { formatFile } from "../guards/formats.js";
import type { HelperName } from "../guards/host.js";
import type { ExportedSymbol, OutputFile } from "./module.js";
import type { Identifier } from "./text.js";

/** Values that generated code uses, and the template that exports them. */
const values = {
  path: "request",
  styled: "request",
  call: "send",
  createClient: "client",
  jsonBody: "body",
  textBody: "body",
  binaryBody: "body",
  multipartBody: "multipart",
  urlencodedBody: "urlencoded",
  formParameters: "urlencoded",
  formText: "urlencoded",
  convertDeep: "convert",
  convertItems: "convert",
  convertMatching: "convert",
  convertMembers: "convert",
  convertOthers: "convert",
  decodeAs: "convert",
  encodeAs: "convert",
  decodeDate: "dates",
  decodeDateTime: "dates",
  encodeDate: "dates",
  decodeInt64: "int64",
  parseInt64: "int64",
  readJson: "read-json",
  exactJson: "write-json",
  withJsonFields: "write-json",
  withJsonMembers: "write-json",
  standardSchema: "standard-schema",
} as const;

/** Types that generated code uses. */
const types = {
  ApiClient: "client",
  ClientWith: "client",
  ClientOptions: "client",
  GroupedClient: "client",
  Scoped: "client",
  ApiRequest: "request",
  PagedRequest: "request",
  ResponseGuards: "request",
  CallOptions: "send",
  BasicCredential: "security",
  Credential: "security",
  SecurityScheme: "security",
  BinaryContent: "body",
  CallbackRequest: "webhooks",
  HeaderEntry: "headers",
  IncomingRequest: "webhooks",
  GuardedEntry: "responses",
  OperationContract: "contract",
  Issue: "issue",
  StandardSchema: "standard-schema",
  SchemaCheck: "standard-schema",
  SchemaGuard: "standard-schema",
} as const;

type Table<Names> = { readonly [Name in keyof Names]: ExportedSymbol };

export const runtime: Table<typeof values> & Table<typeof types> = {
  ...table(values, false),
  ...table(types, true),
};

function table<Names extends Readonly<Record<string, string>>>(
  names: Names,
  typeOnly: boolean,
): Table<Names> {
  const symbols = Object.entries(names).map(([name, template]) => [name, symbol(name, template, typeOnly)]);
  return Object.fromEntries(symbols) as Table<Names>;
}

function symbol(name: string, template: string, typeOnly: boolean): ExportedSymbol {
  return { name: name as Identifier, file: `runtime/${template}.ts`, typeOnly };
}

/** The templates by path in the output, such as `runtime/send.ts`. */
export type Templates = ReadonlyMap<string, string>;

const typeHelpers: ReadonlySet<HelperName> = new Set<HelperName>(["Issue", "Seen"]);

/** The templates of functions that guards and checks call, and that have no list of their own. */
const checkFiles = new Map<string, string>([
  ["Issue", "issue"],
  ["descend", "descent"],
  ["descendOnce", "descent"],
  ["explain", "explain"],
  ["explainLeading", "explain-recursive"],
  ["explainRecursive", "explain-recursive"],
  ["hasUniqueItems", "equality"],
  ["isDate", "dates"],
  ["isDatelessObject", "dates"],
  ["isDateTime", "dates"],
  ["isEqual", "equality"],
  ["isInt64", "int64"],
  ["isMultipleOf", "multiples"],
  ["isUint64", "int64"],
]);

/** True for names under which generated modules may import something of the runtime, aliases included. */
export function isRuntimeName(name: string): boolean {
  // A document's own `RuntimeContext` is no alias: there is nothing in the runtime that it could stand for.
  const bare = /^(?:runtime|Runtime)([A-Z].*?)_*$/.exec(name)?.[1] ?? name;
  return [name, bare, bare.charAt(0).toLowerCase() + bare.slice(1)].some((one) =>
    Object.hasOwn(runtime, one),
  );
}

/** A function that guards or checks call. */
export function checkHelper(name: HelperName): ExportedSymbol {
  const file = explainFile(name) ?? formatFile(name) ?? checkFiles.get(name) ?? "checks";
  return symbol(name, file, typeHelpers.has(name));
}

const importPattern = /^(?:import|export)\b[^;]*?\bfrom "(\.[\w./-]+)\.js";/gm;

/** The templates that these files import, and what those import, as files of the output. */
export function neededTemplates(imported: Iterable<string>, templates: Templates): OutputFile[] {
  const needed = new Set(imported);
  for (const path of needed) {
    for (const [, specifier = ""] of templates.get(path)?.matchAll(importPattern) ?? [])
      needed.add(posix.join(posix.dirname(path), `${specifier}.ts`));
  }
  return [...needed].sort().map((path) => {
    const text = templates.get(path);
    if (text === undefined) throw new Error(`There is no template ${path}`);
    return { path, text, format: false, imports: [] };
  });
}

const exportPattern =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|class|interface|type) (\w+)/gm;

/** What users call or catch: the output's `index.ts` exports these, so nothing else may have their names. */
const functions = ["call", "createClient", "iterate", "pages", "send", "serverUrl", "toCurl", "toRequest"];

/** The names of the runtime that the output may not give to anything of the document's. */
export function exportedNames(templates: Templates): string[] {
  const errors = templates.get("runtime/errors.ts") ?? "";
  return [...functions, ...Array.from(errors.matchAll(exportPattern), (match) => match[1] ?? "")];
}
