import path from "node:path";
import type { Issue } from "../../../templates/runtime/issue.js";
import { liveExplanations } from "../../guards/live.js";
import type { View } from "../../model/declarations.js";
import { mediaKind } from "../../model/media.js";
import type {
  Api,
  Example,
  MediaKind,
  MediaType,
  Operation,
  Parameter,
  ResponseHeader,
  Schema,
} from "../../model/types.js";
import { subschemas } from "../../model/walk.js";
import { schemasOfBody, schemasOfOperation } from "../../model/whole.js";
import { segments, step } from "../../source/pointer.js";
import { referenceOf } from "../../source/source.js";
import { relativeName } from "../../source/url.js";
import type { Finding, LintRule } from "./rule.js";

/**
 * An example that its schema refuses shows that one of the two is wrong. The schema is asked in the form
 * in which the generated guards ask it: where the schema is the wrong one, the client would refuse the
 * server's answers in the same way.
 */
export const exampleRefused: LintRule = {
  code: "example-refused",
  severity: "warning",
  about: "The guard that is generated from a schema refuses an example of it.",
  check(api, { report }) {
    const explain = liveExplanations(api.schemas);
    for (const { schema, examples, views } of examplesOf(api)) {
      if (examples.length === 0) continue;
      const seen = views.map((view) => explain(schema, view));
      for (const example of examples) {
        for (const issue of issuesOf(seen, example)) report(finding(example, issue));
      }
    }
  },
};

/** Examples of one schema, and the sides from which it is seen: they need to be right from one of them. */
interface Examples {
  readonly schema: Schema;
  readonly examples: readonly Example[];
  readonly views: readonly View[];
}

function* examplesOf(api: Api): Generator<Examples> {
  for (const operation of api.operations) yield* examplesOfOperation(operation);
  for (const { body } of api.webhooks) yield* examplesOfContents(body?.contents ?? [], "response");
  const roots = [
    ...Array.from(api.schemas.values(), ({ schema }) => schema),
    ...api.operations.flatMap(schemasOfOperation),
    ...api.webhooks.flatMap(schemasOfBody),
  ];
  for (const root of roots) {
    for (const schema of subschemas(root)) {
      // A schema's own example may be of what is sent or of what comes back.
      yield { schema, examples: schema.examples, views: ["response", "request"] };
    }
  }
}

function* examplesOfOperation({ parameters, body, responses, callbacks }: Operation): Generator<Examples> {
  for (const parameter of parameters) yield* examplesOfText(parameter, "request");
  yield* examplesOfContents(body?.contents ?? [], "request");
  for (const { contents, headers } of responses) {
    yield* examplesOfContents(contents, "response");
    for (const header of headers) yield* examplesOfText(header, "response");
  }
  // What the API sends by itself is received, as an answer is.
  for (const callback of callbacks) yield* examplesOfContents(callback.body?.contents ?? [], "response");
}

/** What a parameter or a header is before it is written as text. */
function* examplesOfText(
  { schema, examples, mediaType }: Parameter | ResponseHeader,
  view: View,
): Generator<Examples> {
  if (mediaType === undefined || isData(mediaKind(mediaType))) yield { schema, examples, views: [view] };
}

function* examplesOfContents(contents: readonly MediaType[], view: View): Generator<Examples> {
  for (const { kind, schema, examples } of contents) {
    if (isData(kind)) yield { schema, examples, views: [view] };
  }
}

/** The example of a text or of bytes is the text itself, whatever the schema says of its structure. */
function isData(kind: MediaKind): boolean {
  return kind !== "text" && kind !== "binary";
}

/** Why the first of the views refuses the example; nothing where any of them accepts it. */
function issuesOf(
  views: readonly ((value: unknown) => readonly Issue[])[],
  { value }: Example,
): readonly Issue[] {
  const issues = views.map((explain) => explain(value));
  return issues.some((list) => list.length === 0) ? [] : (issues[0] ?? []);
}

function finding({ place, value }: Example, { pointer, keyword, schema, message, found }: Issue): Finding {
  const part = pointer === "" ? "The example" : `The example at ${pointer}`;
  const at = { file: place.file, pointer: `${place.pointer}${pointer}` };
  const node = segments(pointer).reduce<unknown>(step, value);
  if (referenceOf(node) !== undefined) {
    // A value is what it is (OpenAPI 3.1, section 4.8.19): nobody looks for references in it.
    const help = "Write the value itself, or refer to a whole Example Object under `examples`.";
    return { place: at, message: `${part} is a "$ref", which means nothing inside a value`, help };
  }
  return {
    place: at,
    message: `${part} ${message}${keyword === "type" ? `, not ${found}` : ""}`,
    help: `Correct the example, or the schema at ${near(schema, place.file)}.`,
  };
}

/** A schema's location, as it would be written in a reference from the example's file. */
function near(location: string, from: string): string {
  const [file = "", pointer = ""] = location.split(/#(.*)/s);
  return file === from ? `#${pointer}` : `${relativeName(path.dirname(from), file)}#${pointer}`;
}
