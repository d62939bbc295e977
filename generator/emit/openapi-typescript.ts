/** openapi-typescript, kept to what it is given and to what it is asked. */
import { stripVTControlCharacters } from "node:util";
import { step } from "../source/pointer.js";
import { type Visit, members } from "../source/resources.js";

/** What the library has against a document. */
export interface Refusal {
  readonly reason: string;
  /** Where, in the document; empty where it does not say. */
  readonly pointer: string;
}

/** The types of a document in one piece, as text; or why there are none. Loads a TypeScript compiler of its own. */
export async function typesOf(document: unknown): Promise<string | Refusal> {
  const { default: openapiTypeScript, astToString } = await import("openapi-typescript");
  const { made, said } = await overheard(async () => {
    const nodes = await openapiTypeScript(JSON.stringify(document, withoutWaysOut), {
      silent: true,
      // A default does not make a member one that must be sent.
      defaultNonNullable: false,
    });
    return astToString(nodes);
  });
  return typeof made === "string" ? made : refusalOf(said, made);
}

/**
 * The first reference of a document that leads out of it, and means something there: what a bundle could not take in.
 * Values of examples and of extensions say nothing about types.
 */
export function firstWayOut(document: unknown): string | undefined {
  const pending: Visit[] = [{ value: document, pointer: "", named: false }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { named } = node;
    const reference = named ? undefined : step(node.value, "$ref");
    if (typeof reference === "string" && leadsOut(reference)) return reference;
    pending.push(...[...members(node)].filter(({ pointer }) => named || !/\/x-[^/]*$/.test(pointer)));
  }
  return undefined;
}

/**
 * A replacer of `JSON.stringify`. The library would fetch from any host, and read any file, also for what it only
 * takes for a reference in an example or an extension.
 */
function withoutWaysOut(key: string, value: unknown): unknown {
  if (key === "$ref" && typeof value === "string" && leadsOut(value)) return undefined;
  if (key === "externalValue" && typeof value === "string") return undefined;
  const mapping = key === "discriminator" ? step(value, "mapping") : undefined;
  if (mapping === undefined) return value;
  const inside = Object.entries(Object(mapping)).filter(
    ([, to]) => !(typeof to === "string" && leadsOut(to)),
  );
  return { ...Object(value), mapping: Object.fromEntries(inside) };
}

function leadsOut(reference: string): boolean {
  return !reference.startsWith("#");
}

/** One at a time: all of them share one console. */
let before: Promise<unknown> = Promise.resolve();

interface Overheard {
  readonly made: unknown;
  /** What the library has printed meanwhile. */
  readonly said: readonly string[];
}

/** Does work, and hears what the library prints: it tells everything but its last word to the terminal alone. */
function overheard(work: () => Promise<string>): Promise<Overheard> {
  const turn = before.then(async (): Promise<Overheard> => {
    const said: string[] = [];
    const print = console.error;
    console.error = (...words: unknown[]): void => {
      const line = stripVTControlCharacters(words.map(String).join(" "));
      if (line.startsWith(cross)) said.push(line.slice(cross.length).trim());
      else print(...words); // Others may have something to say in the meantime.
    };
    try {
      return { made: await work(), said };
    } catch (error) {
      return { made: error, said };
    } finally {
      console.error = print;
    }
  });
  before = turn;
  return turn;
}

/** What the library begins a problem with. */
const cross = " \u2718  ";

function refusalOf([first, ...more]: readonly string[], error: unknown): Refusal {
  const text = first ?? (error instanceof Error ? error.message : String(error));
  const [, what = text, pointer = ""] = /^(.*) at #(\/\S*)$/s.exec(text) ?? [];
  const reason = what.replace(/\.$/, "");
  return { reason: more.length === 0 ? reason : `${reason} (and ${more.length} more)`, pointer };
}
