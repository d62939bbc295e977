/** What documentation comments say, in the document's own words. */
import type { JsonValue, Docs, Operation, Schema } from "../model/types.js";
import type { DocPart } from "./text.js";

/** Docs of a schema that is declared. */
export function schemaDocs(schema: Schema): DocPart[] {
  return [...withFacts(text(schema.docs), schema), ...tags(schema.docs)];
}

/** Docs of a property. */
export function memberDocs(schema: Schema): DocPart[] {
  const fallback: DocPart[] =
    schema.default === undefined ? [] : [{ tag: "defaultValue", text: json(schema.default) }];
  return [...schemaDocs(schema), ...fallback];
}

/** Docs of a parameter: its own words, and the facts of its schema. */
export function parameterDocs(docs: Docs, schema: Schema): DocPart[] {
  const own = text(docs);
  const words = own.length > 0 ? own : text(schema.docs);
  const fallback: DocPart[] =
    schema.default === undefined ? [] : [{ tag: "defaultValue", text: json(schema.default) }];
  return [...withFacts(words, schema), ...tags(docs), ...fallback];
}

/** Docs of an operation's functions. */
export function operationDocs(operation: Operation): DocPart[] {
  const { docs } = operation;
  const notes = [
    requirement(operation),
    rateLimit(operation),
    docs.stability && `Stability: ${docs.stability}.`,
  ];
  return [
    ...text(docs),
    notes.filter((note) => note !== undefined).join(" "),
    `\`${operation.method} ${operation.path}\``,
    ...tags(docs),
  ];
}

/** Which scopes the operation needs, as a sentence. */
function requirement({ security }: Operation): string {
  if (security.length === 0) return "Needs no credentials.";
  const alternatives = security.map((schemes) => {
    const scopes = schemes.flatMap((scheme) => scheme.scopes.map((scope) => `\`${scope}\``));
    const names = schemes.map(({ scheme }) => `\`${scheme}\``).join(" and ");
    if (schemes.length === 0) return "nothing";
    return scopes.length === 0
      ? names
      : `${names} with ${scopes.length > 1 ? "the scopes" : "the scope"} ${scopes.join(" and ")}`;
  });
  return `Needs ${alternatives.join(", or ")}.`;
}

function rateLimit({ docs: { rateLimit: limit } }: Operation): string | undefined {
  const parts = [
    limit?.perMinute === undefined ? [] : [`${limit.perMinute} requests a minute`],
    limit?.perHour === undefined ? [] : [`${limit.perHour} an hour`],
  ].flat();
  return parts.length === 0 ? undefined : `Rate limit: ${parts.join(", ")}.`;
}

function text({ summary, description, deviation }: Docs): string[] {
  const paragraphs = [summary, description].filter((part) => part !== undefined && part.trim() !== "");
  const words = paragraphs.map((part) => part ?? "");
  // A summary that opens the description need not be said twice.
  const [first = "", second = ""] = words;
  const kept = words.length === 2 && second.startsWith(first.replace(/\.$/, "")) ? [second] : words;
  return deviation === undefined ? kept : [...kept, `Differs from the published page: ${deviation}`];
}

function tags(docs: Docs): DocPart[] {
  const { externalDocs, deprecated } = docs;
  const see =
    externalDocs === undefined
      ? []
      : [
          `${externalDocs.url}${externalDocs.description === undefined ? "" : ` ${externalDocs.description}`}`,
        ];
  return [
    ...see.map((link): DocPart => ({ tag: "see", text: link })),
    ...(deprecated === true ? [{ tag: "deprecated", text: "" } as const] : []),
  ];
}

/** Facts join a text of one row, and follow a longer one. */
function withFacts(words: readonly string[], schema: Schema): string[] {
  const known = facts(schema);
  const [only] = words;
  const joins = known.length > 0 && words.length === 1 && only !== undefined && /^[^\n]*[.!?]\s*$/.test(only);
  return joins ? [`${only.trimEnd()} ${known.join(" ")}`] : [...words, ...known];
}

/** Constraints that a type does not show. */
function facts(schema: Schema): string[] {
  const parts: string[] = [];
  if (schema.format !== undefined) parts.push(`Format: ${schema.format}.`);
  for (const rule of schema.rules) {
    if (rule.kind === "string") {
      parts.push(...range("Length", rule.minLength, rule.maxLength));
      if (rule.pattern !== undefined) parts.push(`Pattern: \`${rule.pattern}\`.`);
    } else if (rule.kind === "number") {
      parts.push(...range("Range", rule.minimum, rule.maximum));
      if (rule.exclusiveMinimum !== undefined) parts.push(`More than ${rule.exclusiveMinimum}.`);
      if (rule.exclusiveMaximum !== undefined) parts.push(`Less than ${rule.exclusiveMaximum}.`);
      if (rule.multipleOf !== undefined) parts.push(`A multiple of ${rule.multipleOf}.`);
    } else if (rule.kind === "array") parts.push(...range("Items", rule.minItems, rule.maxItems));
  }
  return parts.length === 0 ? [] : [parts.join(" ")];
}

function range(label: string, least: number | undefined, most: number | undefined): string[] {
  if (least === undefined && most === undefined) return [];
  if (most === undefined) return [`${label}: at least ${least}.`];
  return [least === undefined ? `${label}: at most ${most}.` : `${label}: ${least} to ${most}.`];
}

function json(value: JsonValue): string {
  return JSON.stringify(value);
}
