/** The files of a document, and where references in them lead. */
import type { Place, Position, Report } from "../diagnostics.js";
import { Files, type ParseFile } from "./files.js";
import { child, segments, step } from "./pointer.js";
import type { ReadFile } from "./read-text.js";
import { NotAllowed, refusal, show, unreadable } from "./refusals.js";
import { type Resource, Resources, hasNames } from "./resources.js";
import { Targets } from "./targets.js";
import { decode, fileUrl, resolveUrl, splitFragment } from "./url.js";

/** A node of the document and where it stands. */
export interface Located {
  readonly value: unknown;
  readonly place: Place;
}

/** A document that was changed after it was read. */
export interface Changed {
  readonly value: unknown;
  /** Where the node at a pointer was written; undefined where nothing is known of it. */
  readonly origin: (pointer: string) => Place | undefined;
}

/** How many references may follow each other before the chain is taken to be endless. */
const maxChain = 100;

export class Source {
  readonly #told = new Set<string>();
  readonly #texts = new Map<string, string>();
  readonly #changed = new Map<string, Changed>();
  readonly #resources = new Map<string, Resources>();
  readonly #targets = new Targets();
  readonly #byUri = new Map<string, { readonly file: string; readonly resource: Resource }>();
  readonly #report: Report;
  readonly #files: Files;

  /**
   * @param readFile gives the text of a file; from the disk by default.
   * @param parseFile gives the data in a text.
   */
  constructor(report: Report, readFile?: ReadFile, parseFile?: ParseFile) {
    this.#report = report;
    this.#files = new Files(readFile, parseFile);
  }

  /** Every file read so far, with its text, in the order of reading. */
  get files(): ReadonlyMap<string, string> {
    return this.#texts;
  }

  /**
   * Gives the text of a file on another host, or the reason why there is none.
   * @param from the URL that it came from in the end, where redirects led there.
   */
  supply(url: string, text: string | Error, from = url): void {
    this.#files.supply(url, text);
    if (from !== url) this.#targets.move(url, from);
  }

  /** The file that a reference without fragment leads to. */
  fileOf(target: string, referrer: string): string {
    return this.#targets.file(target, referrer);
  }

  isSupplied(url: string): boolean {
    return this.#files.isSupplied(url);
  }

  /** The data of a file, without a word where there are none. */
  peek(file: string): unknown {
    return this.#changed.get(file)?.value ?? this.#files.load(file).parsed?.value;
  }

  /** True where one of these files was asked for, and gave no data. */
  lacks(files: ReadonlySet<string>): boolean {
    return this.#files.withoutData().some((file) => files.has(file));
  }

  /**
   * The root of a file. Reports (once for each file) and gives undefined where it cannot be read.
   * @param referrer where the reference to the file stands.
   */
  open(file: string, referrer?: Place): Located | undefined {
    const { parsed, text, problems, failure } = this.#files.load(file);
    // Each of the references that are not followed is told of; a broken file is one problem.
    if (!this.#told.has(file) || failure instanceof NotAllowed) {
      this.#told.add(file);
      if (text !== undefined) this.#texts.set(file, text);
      if (failure !== undefined) this.#report(unreadable(file, failure, referrer));
      for (const problem of problems) this.#report(problem);
      if (parsed !== undefined && text !== undefined && hasNames(text)) this.#name(file, parsed.value);
    }
    return parsed && { value: (this.#changed.get(file) ?? parsed).value, place: { file, pointer: "" } };
  }

  /** True where a dynamic anchor stands at several places of the files that were read. */
  hasSeveral(dynamicAnchor: string): boolean {
    const names = [...this.#resources.values()].flatMap(({ all }) => all.flatMap((one) => one.dynamicNames));
    return names.filter((name) => name === dynamicAnchor).length > 1;
  }

  /** Notes what has a name of its own in a file: see `resources.ts`. */
  #name(file: string, value: unknown): void {
    const resources = new Resources(fileUrl(this.#targets.base(file)), value);
    this.#resources.set(file, resources);
    for (const resource of resources.all) {
      if (!this.#byUri.has(resource.uri)) this.#byUri.set(resource.uri, { file, resource });
    }
  }

  /** The text of a file; throws where it has none, or is on a host that was not allowed. */
  text(file: string): string {
    return this.#files.text(file);
  }

  /** Puts a changed document in the place of the one that was read from a file; the text stays the file's. */
  replace(file: string, changed: Changed): Located {
    this.#changed.set(file, changed);
    this.#targets.forgetNodes();
    if (this.#resources.has(file)) this.#name(file, changed.value);
    return { value: changed.value, place: { file, pointer: "" } };
  }

  /** Where a node was written: the place itself, unless a changed document has it from elsewhere. */
  origin(place: Place): Place {
    return this.#changed.get(place.file)?.origin(place.pointer) ?? place;
  }

  /** Line and column of a place as {@link origin} gives it, looked up on demand. */
  position(place: Place): Position | undefined {
    return place.position ?? this.#files.known(place.file)?.parsed?.locate(place.pointer);
  }

  /**
   * The node that a `$ref` points to (RFC 3986 and RFC 6901): references on the way are followed, the
   * node itself may be another reference. Reports and gives undefined where there is none.
   * @param from where the reference stands; relative references start at its file.
   */
  resolve(reference: string, from: Place): Located | undefined {
    // Where something has a name of its own, it depends on more than the file what a reference means.
    const known = this.#byUri.size === 0 ? this.#targets.node(reference, from.file) : undefined;
    if (known !== undefined) return known;
    const found = this.#find(reference, from, 0);
    if (found !== undefined && found !== "absent") this.#targets.remember(reference, from.file, found);
    if (found !== "absent") return found;
    const message = `The reference ${show(reference)} leads to nothing, and is left out`;
    this.#report(refusal("reference-unresolved", message, from));
    return undefined;
  }

  /** The node; `absent` where the file has none there, undefined where the reason has been reported. */
  #find(reference: string, from: Place, depth: number): Located | "absent" | undefined {
    const [target = "", encoded = ""] = splitFragment(reference);
    const fragment = decode(encoded);
    const named = this.#named(target, from);
    const inside = named && this.#walk(this.open(named.file), named.resource.at(fragment), depth);
    if (inside !== undefined && inside !== "absent") return inside;
    const file = target === "" ? from.file : this.#targets.file(target, from.file);
    const root = this.open(file, from);
    if (fragment === "" || fragment.startsWith("/")) return root && this.#walk(root, fragment, depth);
    return root && this.#walk(root, this.#resources.get(file)?.anchor(fragment), depth);
  }

  /** What has a name of its own that a reference tells. Most documents have none, and URLs take long to read. */
  #named(target: string, from: Place): { readonly file: string; readonly resource: Resource } | undefined {
    if (this.#byUri.size === 0) return undefined;
    const around = this.#resources.get(from.file)?.around(from.pointer);
    // Another file may hold a copy of the same name.
    if (target === "") return around && { file: from.file, resource: around };
    return this.#byUri.get(resolveUrl(target, around?.uri ?? fileUrl(this.#targets.base(from.file))));
  }

  /** The place that a reference means by a name: an anchor, or the URI of a schema or document. */
  named(reference: string, from: Place): Place | undefined {
    const [target, fragment] = splitFragment(reference);
    const isAnchor = fragment !== "" && !fragment.startsWith("/");
    if (this.#byUri.size === 0 || !(isAnchor || this.#named(target, from))) return undefined;
    const found = this.#find(reference, from, 0);
    return found === "absent" ? undefined : found?.place;
  }

  #walk(
    root: Located | undefined,
    pointer: string | undefined,
    depth: number,
  ): Located | "absent" | undefined {
    if (root === undefined || pointer === undefined) return "absent";
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
    this.#report(
      refusal(
        "reference-circular",
        "This reference only leads back to itself, and is left out",
        located.place,
      ),
    );
    return undefined;
  }
}

/** The text of a node's `$ref`, if it has one. */
export function referenceOf(value: unknown): string | undefined {
  const reference = step(value, "$ref");
  return !Array.isArray(value) && typeof reference === "string" ? reference : undefined;
}
