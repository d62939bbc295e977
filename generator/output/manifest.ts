/** specwright.json: what went in, what came out, and which line of the document each symbol is from. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Diagnostic, Place } from "../diagnostics.js";
import { locationOf } from "../model/identity.js";
import type { Api } from "../model/types.js";
import type { Names } from "../names/assign.js";
import { relativeName } from "../source/url.js";
import type { Source } from "../source/source.js";
import type { FinishedFile } from "./form.js";

export const manifestFile = "specwright.json";

export interface Manifest {
  /** SHA-256 of all input files, names included. */
  readonly input: string;
  /** SHA-256 of each file of the output. */
  readonly files: Readonly<Record<string, string>>;
  /**
   * SHA-256 of files as they were before the run that writes this manifest: while it moves files into place, and
   * after that where it was killed.
   */
  readonly former?: Readonly<Record<string, string>>;
  /** `file:line` of the document, relative to the root document's folder, by exported name. */
  readonly symbols: Readonly<Record<string, string>>;
  /**
   * What the output does not say as the document does, by code of the diagnostic: `file#pointer`, of which the
   * last segment is the keyword, or `file:line` where there is no node.
   */
  readonly fidelity: Readonly<Record<string, readonly string[]>>;
}

/** SHA-256 of a text, in hexadecimal; the same whether a checkout has changed the line endings or not. */
export function hashText(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

/** The same of a file, without a look at its text where no line ends in `\r\n`. */
export function hashFile(file: string): string {
  const bytes = readFileSync(file);
  return bytes.includes("\r\n")
    ? hashText(bytes.toString("utf8"))
    : createHash("sha256").update(bytes).digest("hex");
}

const inputHashes = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, string>>();

/** The hash of each file that a run has read. The manifest holds them, and the stamp. */
export function hashInputs(inputs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const known = inputHashes.get(inputs);
  if (known?.size === inputs.size) return known;
  const hashes = new Map(Array.from(inputs, ([file, text]) => [file, hashText(text)] as const));
  inputHashes.set(inputs, hashes);
  return hashes;
}

const fileHashes = new WeakMap<FinishedFile, string>();

/** The hash of a file's text. Files that have not changed are the same objects, in a process that generates again and again. */
export function hashFinished(file: FinishedFile): string {
  const hash = fileHashes.get(file) ?? hashText(file.text);
  fileHashes.set(file, hash);
  return hash;
}

/**
 * The manifest as a file.
 * @param root the document's place: inputs are named as seen from its folder.
 * @param inputs texts of all files read, by absolute path.
 */
export function writeManifest(
  root: Place,
  {
    inputs,
    files,
  }: { readonly inputs: ReadonlyMap<string, string>; readonly files: readonly FinishedFile[] },
  { symbols, fidelity }: Pick<Manifest, "symbols" | "fidelity">,
): FinishedFile {
  const folder = path.dirname(root.file);
  const manifest: Manifest = {
    input: hashText(
      Array.from(hashInputs(inputs), ([file, hash]) => `${relativeName(folder, file)} ${hash}`)
        .sort()
        .join("\n"),
    ),
    files: Object.fromEntries(files.map((file) => [file.path, hashFinished(file)])),
    symbols,
    fidelity,
  };
  return { path: manifestFile, text: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** Reads a manifest; undefined where the text is none. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a manifest that knows files of a former output too. */
export function withFormer(text: string, former: Manifest["files"]): string {
  const manifest = readManifest(text);
  return manifest === undefined ? text : `${JSON.stringify({ ...manifest, former }, null, 2)}\n`;
}

/** Hashes by file, as a manifest holds them: one for each run that may have written it. */
export function recordedHashes(manifest: Manifest | undefined): ReadonlyMap<string, readonly string[]> {
  const recorded = new Map<string, readonly string[]>();
  for (const hashes of [manifest?.files ?? {}, manifest?.former ?? {}])
    for (const [file, hash] of Object.entries(hashes))
      recorded.set(file, [...(recorded.get(file) ?? []), hash]);
  return recorded;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== "object" || value === null || !("files" in value)) return false;
  return isHashes(value.files) && (!("former" in value) || isHashes(value.former));
}

function isHashes(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.entries(value).every(isFileEntry);
}

/** The manifest decides what may be deleted: no path in it may lead out of the folder. */
function isFileEntry([file, hash]: [string, unknown]): boolean {
  return typeof hash === "string" && !path.isAbsolute(file) && !file.split(/[\\/]/).includes("..");
}

/** The places of what was weakened, ignored or left out. No lines are looked up: there may be thousands. */
export function fidelityReport(
  diagnostics: readonly Diagnostic[],
  root: Place,
): Readonly<Record<string, readonly string[]>> {
  const byCode = new Map<string, Set<string>>();
  for (const { code, place } of diagnostics) {
    const places = byCode.get(code) ?? new Set();
    byCode.set(code, places);
    if (place !== undefined) places.add(written(place, root));
  }
  const sorted = Array.from(byCode, ([code, places]) => [code, [...places].sort()] as const);
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function written(place: Place, root: Place): string {
  const location = locationOf(place, root);
  return place.position === undefined ? location : `${location.replace(/#$/, "")}:${place.position.line}`;
}

/** Where each exported name of the document's comes from. */
export function symbolTable(api: Api, names: Names, source: Source): Record<string, string> {
  const folder = path.dirname(api.place.file);
  const entries: [string, string][] = [];
  const add = (name: string, place: Place): void => {
    const origin = source.origin(place);
    const file = relativeName(folder, origin.file);
    entries.push([name, `${file}:${source.position(origin)?.line ?? 1}`]);
  };
  for (const declaration of names.declarations.all)
    add(names.schema(declaration).type, declaration.schema.place);
  for (const operation of api.operations) add(names.operation(operation).call, operation.place);
  for (const scheme of api.securitySchemes)
    if (scheme.kind !== "other") add(names.scheme(scheme), scheme.place);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
