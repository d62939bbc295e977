/** Arguments for request builders, made from the document's own words. */
import path from "node:path";
import type { Schema } from "../../generator/model/types.js";
import { bodyChoices, hasChoice } from "../../generator/model/media.js";
import type { MediaType, Operation, Parameter } from "../../generator/model/types.js";
import type { OperationNames } from "../../generator/names/claimants.js";
import { generate } from "../agreement/generate.js";
import { Oracle } from "../agreement/oracle.js";
import { Random } from "../agreement/random.js";
import type { View } from "../agreement/translate.js";

/** Header fields hold no other characters than these (RFC 9110, section 5.5), and other values are refused. */
function sendable(value: unknown): unknown {
  const text = JSON.stringify(value) ?? "null";
  const parsed: unknown = JSON.parse(text.replace(/\\u[0-9a-f]{4}|\\[bfnrt]|[^ -~]/g, "x"));
  return parsed;
}

/** No URL holds half of a surrogate pair, which JSON text escapes: it is refused wherever it stands. */
function wellFormed(value: unknown): unknown {
  const text = JSON.stringify(value);
  const parsed: unknown = text && JSON.parse(text.replace(/\\ud[89a-f][0-9a-f]{2}/g, "x"));
  return parsed;
}

/** A path without its value, or with a segment that says "here" or "up", would be another path: builders refuse. */
function standsInPath(value: unknown): boolean {
  // A list of one is written as its item alone.
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
  if (isMap) return Object.keys(value).length > 0;
  return value !== null && !["", ".", ".."].includes(String(value));
}

/** Makes params objects for the operations of one document. */
export class Arguments {
  readonly #oracle: Oracle;
  readonly #random: Random;

  /** @param file absolute path of the document. */
  constructor(file: string) {
    this.#oracle = new Oracle(file);
    // By the end of the path alone: wherever the documents lie, the values are the same.
    this.#random = new Random(file.split(path.sep).slice(-3).join("/"));
  }

  /** A params object for each media type that the body may have; one where there is no body. */
  of(operation: Operation, { keys }: OperationNames): readonly Readonly<Record<string, unknown>>[] {
    const parameters = Object.fromEntries(
      operation.parameters.map((parameter) => [
        keys.get(parameter) ?? parameter.name,
        this.#parameter(parameter),
      ]),
    );
    const contents = operation.body?.contents ?? [];
    const choices = bodyChoices(contents);
    if (choices.length === 0) return [parameters];
    return choices.flatMap(({ content, mediaTypes }) =>
      mediaTypes.map((contentType) => ({
        ...parameters,
        body: this.#body(content),
        ...(hasChoice(contents) ? { contentType } : {}),
      })),
    );
  }

  #parameter({ schema, in: place }: Parameter): unknown {
    const value = wellFormed(this.#value(schema, "request"));
    if (place === "header" || place === "cookie") return sendable(value);
    return place === "path" && !standsInPath(value) ? "x" : value;
  }

  #body({ kind, schema }: MediaType): unknown {
    if (kind === "binary") return new Blob(["bytes"]);
    if (kind === "text") return "text";
    const value = this.#value(schema, kind === "multipart" ? kind : "request");
    // A form is made of fields, whatever its schema says.
    return kind === "json" || (typeof value === "object" && value !== null) ? value : {};
  }

  #value({ place }: Schema, view: View): unknown {
    const address = this.#oracle.address(place, view);
    const lookup = (reference: string): ReturnType<Oracle["schema"]> => this.#oracle.schema(reference);
    return generate({ $ref: address }, { random: this.#random, lookup }).value;
  }
}
