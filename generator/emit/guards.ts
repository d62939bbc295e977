/** guards.ts: for each declared schema `is<Name>` and `check<Name>`. */
import type { Report } from "../diagnostics.js";
import { branchingSchemas } from "../guards/branching.js";
import { type CheckInput, compileChecks } from "../guards/check.js";
import { compileGuard } from "../guards/compile.js";
import type { GuardHost, HelperName } from "../guards/host.js";
import { worthFunction } from "../guards/predicate-uses.js";
import { recursiveSchemas } from "../guards/recursion.js";
import { ModuleDeclarations } from "../guards/sheet.js";
import { tracedHost } from "../guards/traced-host.js";
import { hasUnevaluated } from "../guards/unevaluated.js";
import type { Memory } from "../memory/memory.js";
import { type Declaration, type View, declarationKey } from "../model/declarations.js";
import { locationOf } from "../model/identity.js";
import { answerContents, isAnyType } from "../model/media.js";
import type { Api, MediaType, Response } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { localNames } from "../names/local.js";
import { conversionSymbol } from "./conversion-symbol.js";
import type { Emission } from "./emit.js";
import { modelSymbol } from "./models.js";
import { type ExportedSymbol, Module, type OutputFile } from "./module.js";
import type { OperationScope } from "./operations.js";
import { isText } from "./responses.js";
import { checkHelper, isRuntimeName, runtime } from "./runtime.js";
import { type Code, type Identifier, code, key, lines } from "./text.js";

const guardsFile = "guards.ts";

export function emitGuards(
  api: Api,
  names: Names,
  { banner, report, memory }: Emission & { readonly banner: Code },
): OutputFile[] {
  const { all } = names.declarations;
  if (all.length === 0) return [];
  const file = new Module(guardsFile, names.isTaken);
  const host = new Host({
    api,
    names,
    file,
    report,
    local: localNames((name) => names.isTaken(name) || isRuntimeName(name)),
  });
  const guards = all.map((declaration) => declaredGuard(declaration, host, memory));
  const checks = compileChecks(
    all.map((declaration) => checkOf(declaration, host)),
    host,
    memory,
  );
  const { functions, constants } = host.declared;
  // Like beside like: text compresses best where it is near to what resembles it.
  for (const declaration of [...constants, ...guards, ...functions, ...checks.shared, ...checks.own])
    file.add(declaration);
  return [file.print(banner)];
}

interface HostOptions extends OperationScope {
  readonly report: Report;
  readonly local: (words: string) => Identifier;
}

/** What the guard compiler asks for, answered from the model and its names. */
export class Host implements GuardHost {
  readonly names: Names;
  readonly file: Module;
  readonly report: Report;
  readonly local: (words: string) => Identifier;
  readonly declared = new ModuleDeclarations();
  readonly isWorthFunction: GuardHost["isWorthFunction"];
  readonly hasUnevaluated: boolean;
  readonly isRecursive: GuardHost["isRecursive"];
  readonly isBranching: GuardHost["isBranching"];
  readonly schema: GuardHost["schema"];
  readonly location: GuardHost["location"];
  readonly #helpers = new Map<HelperName, Identifier>();

  constructor({ api, names, file, report, local }: HostOptions) {
    const schemas = new Map([...api.schemas].map(([id, named]) => [id, named.schema] as const));
    const recursive = recursiveSchemas(schemas);
    const declared = names.declarations.all.map(({ schema }) => schema);
    this.isWorthFunction = worthFunction(declared);
    this.hasUnevaluated = hasUnevaluated(new Set([...declared, ...schemas.values()]));
    this.names = names;
    this.file = file;
    this.report = report;
    this.local = local;
    this.schema = (id) => schemas.get(id);
    const branching = branchingSchemas(schemas);
    this.isRecursive = (id) => recursive.has(id);
    this.isBranching = (id) => branching.has(id);
    this.location = (place) => locationOf(place, api.place);
  }

  guardName(id: string, view: View): Identifier {
    return this.file.useIfMentioned(guardSymbol(this.names.target(id, view), this.names, "is"));
  }

  checkName(id: string, view: View): Identifier {
    return this.names.schema(this.names.target(id, view)).check;
  }

  helper(name: HelperName): Identifier {
    const known = this.#helpers.get(name);
    if (known !== undefined) return known;
    const made = this.file.useIfMentioned(checkHelper(name));
    this.#helpers.set(name, made);
    return made;
  }
}

function declaredGuard(declaration: Declaration, host: Host, memory: Memory | undefined): Code {
  const { schema, view } = declaration;
  const { is: name, type: typeName } = host.names.schema(declaration);
  const type = code`${host.file.use(modelSymbol(declaration, host.names))}`;
  const input = { schema, name, type, view, doc: guardDoc(typeName) };
  if (memory === undefined) return compileGuard(input, host);
  return memory.guards.make(declarationKey(declaration), [schema, name, type], host, (ask) =>
    compileGuard(input, tracedHost(ask)),
  );
}

function checkOf(declaration: Declaration, host: Host): CheckInput {
  const { check, type } = host.names.schema(declaration);
  return { ...declaration, check, type, doc: checkDoc(type) };
}

function guardDoc(type: Identifier): Code {
  return code`/** Tells whether a value is of type {@link ${type}}. */\n`;
}

function checkDoc(type: Identifier): Code {
  return code`/** Tells why a value is not of type {@link ${type}}; an empty list where it is. */\n`;
}

/** The guard of a declared schema, or its explanation, to be used in any file. */
export function guardSymbol(declaration: Declaration, names: Names, which: "is" | "check"): ExportedSymbol {
  return { name: names.schema(declaration)[which], file: guardsFile, typeOnly: false };
}

/** The guards of a body as a literal: `{ is: isPet, check: checkPet }`. */
export function contentGuard(content: MediaType, view: View, scope: OperationScope): Code {
  return code`{ ${guardMembers(content, view, scope)} }`;
}

function guardMembers(content: MediaType, view: View, scope: OperationScope): Code {
  const declaration = scope.names.content(content, view);
  return code`${reader(declaration, scope)}${declarationGuard(declaration, scope)}`;
}

/** How JSON text becomes what the guard accepts, where JSON.parse does not say all. */
function reader(declaration: Declaration, scope: OperationScope): Code {
  const symbol = conversionSymbol(declaration, "decode", scope);
  if (symbol === undefined) return code``;
  const decode = scope.file.use(symbol);
  if (!scope.names.uses.hasBigints(declaration.schema))
    return code`read: (text) => ${decode}(JSON.parse(text)), `;
  return code`read: (text) => ${scope.file.use(runtime.readJson)}(text, ${decode}), `;
}

/** The guards of a schema as members of a literal. */
export function declarationGuard(declaration: Declaration, { names, file }: OperationScope): Code {
  const is = file.use(guardSymbol(declaration, names, "is"));
  return code`is: ${is}, check: ${file.use(guardSymbol(declaration, names, "check"))}`;
}

/** What the runtime knows of a response: how to read its body, and the guards of it, by media type where they differ. */
export function guardPair(response: Response, scope: OperationScope): Code {
  const contents = answerContents(response.contents);
  const [only] = contents;
  if (only === undefined) return code`null`;
  if (!hasSeveralGuards(response, scope)) return answerGuard(only, scope);
  // Of two that the runtime takes for the same, the first.
  const byType = new Map<string, MediaType>();
  for (const content of contents) {
    const type = normalType(content.mediaType);
    if (!byType.has(type)) byType.set(type, content);
  }
  const members = [...byType].map(([type, content]) => code`${key(type)}: ${answerGuard(content, scope)},`);
  return code`{ content: {\n${lines(members)}\n} }`;
}

/** True where it depends on the media type how an answer is read or checked. */
export function hasSeveralGuards({ contents }: Response, { names }: OperationScope): boolean {
  if (contents.length < 2) return false;
  const guards = answerContents(contents).map((content) => {
    if (content.kind === "json") return names.content(content, "response");
    return isText(content) ? "text" : "blob";
  });
  return new Set(guards).size > 1;
}

/** As the runtime compares media types. */
function normalType(mediaType: string): string {
  return mediaType.replace(/\s+/g, "").toLowerCase();
}

function answerGuard(content: MediaType, scope: OperationScope): Code {
  if (content.kind === "json") {
    const as = isAnyType(content.mediaType) ? code`as: "auto", ` : code``;
    return code`{ ${as}${guardMembers(content, "response", scope)} }`;
  }
  return isText(content) ? code`{ as: "text" }` : code`{ as: "blob" }`;
}
