/** The files of a document: opened when first needed, read once, never changed. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Diagnostic, Place, Position, Report } from "../diagnostics.js";
import { parse } from "./parse.js";
import type { Parsed } from "./parsed.js";
import { child, segments, step } from "./pointer.js";

/** Gives the text of a file, or throws as `fs.readFileSync` does. */
export type ReadFile = (file: string) => string;

/** A node of the document and where it stands. */
export interface Located {
  readonly value: unknown;
  readonly place: Place;
}

/** How many references may follow each other before the chain is taken to be endless. */
const maxChain = 100;

export class Source {
  readonly #files = new Map<string, Parsed | undefined>();
  readonly #texts = new Map<string, string>();
  readonly #report: Report;
  readonly #read: ReadFile;

  constructor(report: Report, read: ReadFile = readUtf8) {
    this.#report = report;
    this.#read = read;
  }

  /** Every file read so far, with its text, in the order of reading. */
  get files(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /**
   * The root of a file. Reports (once for each file) and gives undefined where it cannot be read.
   * @param referrer where the reference to the file stands.
   */
  open(file: string, referrer?: Place): Located | undefined {
    const parsed = this.#files.has(file) ? this.#files.get(file) : this.#load(file, referrer);
    return parsed && { value: parsed.value, place: { file, pointer: "" } };
  }

  #load(file: string, referrer: Place | undefined): Parsed | undefined {
    this.#files.set(file, undefined);
    let text: string;
    try {
      text = this.#read(file);
    } catch (error) {
      this.#report(unreadable(file, error, referrer));
      return undefined;
    }
    this.#texts.set(file, text);
    const parsed = parse(file, text);
    if ("value" in parsed) {
      this.#files.set(file, parsed);
      for (const warning of parsed.warnings) this.#report(warning);
      return parsed;
    }
    for (const diagnostic of parsed) this.#report(diagnostic);
    return undefined;
  }

  /** Line and column of a place, looked up on demand. */
  position(place: Place): Position | undefined {
    return place.position ?? this.#files.get(place.file)?.locate(place.pointer);
  }

  /**
   * The node that a `$ref` points to (RFC 3986 and RFC 6901): references on the way are followed, the
   * node itself may be another reference. Reports and gives undefined where there is none.
   * @param from where the reference stands; relative references start at its file.
   */
  resolve(reference: string, from: Place): Located | undefined {
    const found = this.#find(reference, from, 0);
    if (found !== "absent") return found;
    const anchor = /#[^/]/.test(reference) ? ": it names an anchor, and only pointers are followed" : "";
    const message = `The reference ${show(reference)} leads to nothing${anchor}`;
    this.#report(refusal("reference-unresolved", message, from));
    return undefined;
  }

  /** The node; `absent` where the file has none there, undefined where the reason has been reported. */
  #find(reference: string, from: Place, depth: number): Located | "absent" | undefined {
    const [target = "", fragment = ""] = split(reference);
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) {
      this.#report(
        refusal("reference-remote", `The reference ${show(reference)} leads to another host`, from),
      );
      return undefined;
    }
    const file = target === "" ? from.file : path.resolve(path.dirname(from.file), decode(target));
    const root = this.open(file, from);
    return root && this.#walk(root, decode(fragment), depth);
  }

  #walk(root: Located, pointer: string, depth: number): Located | "absent" | undefined {
    if (pointer !== "" && !pointer.startsWith("/")) return "absent";
    let current = root;
    for (const segment of segments(pointer)) {
      for (let hops = 0; step(current.value, segment) === undefined; hops++) {
        const reference = referenceOf(current.value);
        if (reference === undefined || depth + hops >= maxChain) return "absent";
        const place = { file: current.place.file, pointer: child(current.place.pointer, "$ref") };
        const through = this.#find(reference, place, depth + hops + 1);
        if (through === undefined || through === "absent") return through;
        current = through;
      }
      const value = step(current.value, segment);
      if (value === undefined) return "absent";
      current = {
        value,
        place: { file: current.place.file, pointer: child(current.place.pointer, segment) },
      };
    }
    return current;
  }

  /** Follows a node's `$ref` until there is none. Reports dangling and endless chains. */
  follow(located: Located): Located | undefined {
    let current = located;
    for (let hops = 0; hops < maxChain; hops++) {
      const reference = referenceOf(current.value);
      if (reference === undefined) return current;
      const next = this.resolve(reference, {
        file: current.place.file,
        pointer: child(current.place.pointer, "$ref"),
      });
      if (next === undefined) return undefined;
      current = next;
    }
    this.#report(refusal("reference-circular", "This reference only leads back to itself", located.place));
    return undefined;
  }
}

/** The text of a node's `$ref`, if it has one. */
export function referenceOf(value: unknown): string | undefined {
  const reference = step(value, "$ref");
  return !Array.isArray(value) && typeof reference === "string" ? reference : undefined;
}

function split(reference: string): [string, string] {
  const hash = reference.indexOf("#");
  return hash === -1 ? [reference, ""] : [reference.slice(0, hash), reference.slice(hash + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray percent sign stands for itself.
  }
}

function show(reference: string): string {
  return JSON.stringify(reference.length > 200 ? `${reference.slice(0, 200)}…` : reference);
}

const referenceHelp: Readonly<Record<string, string>> = {
  "reference-remote":
    "Download the document and refer to the local copy; specwright does not use the network.",
  "reference-unresolved": "Correct the pointer, or add what it points to.",
  "reference-circular": "Let one of the references in the circle be a definition.",
};

function refusal(code: string, message: string, place: Place): Diagnostic {
  return { code, severity: "error", message, help: referenceHelp[code] ?? "", place };
}

function readUtf8(file: string): string {
  if (statSync(file).isDirectory()) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
  return readFileSync(file, "utf8");
}

const readErrors: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "it may not be read by this user",
};

function unreadable(file: string, error: unknown, referrer: Place | undefined): Diagnostic {
  const systemCode = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = readErrors[systemCode] ?? (error instanceof Error ? error.message : String(error));
  const name = path.basename(file);
  return {
    code: "file-unreadable",
    severity: "error",
    message: `${JSON.stringify(name)} cannot be read: ${reason}`,
    help: referrer ? "Correct the reference, or add the file." : "Give the path of an OpenAPI document.",
    place: referrer ?? { file, pointer: "" },
  };
}
