/** What documentation comments say, in the document's own words. */
import { pascalCase } from "../names/casing.js";
import { once } from "../model/once.js";
import type { Docs, ListedValue, NumberRule, Operation, Rule, Schema } from "../model/types.js";
import { type Code, type DocPart, docComment } from "./text.js";

/**
 * Docs of a schema that is declared.
 * @param name what it is called: a title that repeats it says nothing.
 */
export function schemaDocs(schema: Schema, name: string): DocPart[] {
  if (saysLittle(schema)) return [schema.docs.description];
  const docs = withoutTitle(schema.docs, name);
  return [...withFacts(words(docs), schema), memberList(schema), ...deviation(docs), ...tags(docs)];
}

/** True for a schema with a description at most, and nothing that its type does not show. */
function saysLittle({ docs, format, rules }: Schema): boolean {
  const { summary, deprecated, externalDocs, deviation } = docs;
  const isPlain = summary === undefined && externalDocs === undefined && deviation === undefined;
  return (
    isPlain && deprecated !== true && format === undefined && rules.every(({ kind }) => untold.has(kind))
  );
}

/** Rules that documentation says nothing of. */
const untold: ReadonlySet<Rule["kind"]> = new Set(["type", "object", "reference"]);

/** The members of an enum by name and meaning; nothing where the document says no more than their values. */
function memberList({ rules }: Schema): string | undefined {
  const rows = rules.flatMap((rule) => {
    if (rule.kind !== "enum") return [];
    return (rule.labels ?? []).flatMap(({ name, description }, index) => {
      const value = rule.values[index];
      if (value === undefined || (name === undefined && description === undefined)) return [];
      const named = name === undefined ? "" : ` (${oneRow(name)})`;
      return [`- \`${json(value)}\`${named}${description === undefined ? "" : `: ${oneRow(description)}`}`];
    });
  });
  return rows.length === 0 ? undefined : rows.join("\n");
}

function oneRow(words: string): string {
  return words.trim().replace(/\s+/g, " ");
}

/** Docs of a property, by its name. */
export function memberDocs(schema: Schema, name: string): DocPart[] {
  const fallback: DocPart[] =
    schema.default === undefined ? [] : [{ tag: "defaultValue", text: json(schema.default) }];
  return [...schemaDocs(schema, name), ...fallback];
}

/** Docs of a parameter: its own words, and the facts of its schema. */
export function parameterDocs(docs: Docs, schema: Schema): DocPart[] {
  const own = words(docs).length > 0 ? docs : { ...schema.docs, ...docs };
  const fallback: DocPart[] =
    schema.default === undefined ? [] : [{ tag: "defaultValue", text: json(schema.default) }];
  return [
    ...withFacts(words(own), schema),
    memberList(schema),
    ...deviation(own),
    ...tags(docs),
    ...fallback,
  ];
}

/** Docs of an operation's request builder: what a caller must know, and the way to the rest. */
export function builderDocs(operation: Operation, call: string): DocPart[] {
  return [
    `Builds the request of {@link ${call}}, without sending it. ${requirement(operation) ?? ""}`.trimEnd(),
    `\`${operation.method} ${operation.path}\``,
    ...tags(operation.docs, operation.docs.heading),
  ];
}

/** The documentation comment of an operation's call function, and of its place in the client. */
export const operationComment = once((operation: Operation): Code => docComment(operationDocs(operation)));

function operationDocs(operation: Operation): DocPart[] {
  const { docs } = operation;
  const notes = [
    requirement(operation),
    rateLimit(operation),
    docs.stability && `Stability: ${docs.stability}.`,
    operation.servers[0] && `Its own server is ${operation.servers[0].url}.`,
  ];
  return [
    ...text(docs),
    notes.filter((note) => note !== undefined).join(" "),
    `\`${operation.method} ${operation.path}\``,
    ...tags(docs, docs.heading),
  ];
}

/** Docs of a body or an answer; OpenAPI 3.2 has summaries of answers. */
export function messageDocs(docs: Docs): DocPart[] {
  return text(docs);
}

/** Docs of a webhook or callback. */
export function webhookDocs(docs: Docs): DocPart[] {
  return [...text(docs), ...tags(docs)];
}

/** Which credentials and scopes the operation needs, as a sentence; undefined where it needs none. */
function requirement({ security }: Operation): string | undefined {
  const alternatives = security.map((schemes) => {
    const scopes = schemes.flatMap((scheme) => scheme.scopes.map((scope) => `\`${scope}\``));
    const names = schemes.map(({ scheme }) => `\`${scheme}\``).join(" and ");
    if (scopes.length === 0) return names;
    return `${names} with ${scopes.length > 1 ? "the scopes" : "the scope"} ${scopes.join(" and ")}`;
  });
  const needed = alternatives.filter((alternative) => alternative !== "");
  if (needed.length === 0) return undefined;
  const optional = needed.length < alternatives.length ? ", or no credentials" : "";
  return `Needs ${needed.join(", or ")}${optional}.`;
}

function rateLimit({ docs: { rateLimit: limit } }: Operation): string | undefined {
  const parts = [
    limit?.perMinute === undefined ? [] : [`${limit.perMinute} requests a minute`],
    limit?.perHour === undefined ? [] : [`${limit.perHour} an hour`],
  ].flat();
  return parts.length === 0 ? undefined : `Rate limit: ${parts.join(", ")}.`;
}

function text(docs: Docs): string[] {
  return [...words(docs), ...deviation(docs)];
}

/** Some frameworks write each name as a title too. */
function withoutTitle(docs: Docs, name: string): Docs {
  const { summary, ...rest } = docs;
  if (summary === undefined) return docs;
  return pascalCase(summary).toLowerCase() === pascalCase(name).toLowerCase() ? rest : docs;
}

/** The node's own words. A summary that opens the description is not said twice. */
function words({ summary = "", description = "" }: Docs): string[] {
  const opens = description.startsWith(summary.replace(/\.$/, ""));
  return [opens ? "" : summary, description].filter((part) => part.trim() !== "");
}

function deviation(docs: Docs): string[] {
  return docs.deviation === undefined ? [] : [`Differs from the published page: ${docs.deviation}`];
}

/** @param heading of the page that `externalDocs` leads to. */
function tags({ externalDocs, deprecated }: Docs, heading?: string): DocPart[] {
  const own: DocPart[] = deprecated === true ? [{ tag: "deprecated" }] : [];
  if (externalDocs === undefined) return own;
  const title = [externalDocs.description, heading && `"${heading}"`]
    .filter((part) => part !== undefined)
    .join(", ");
  return [{ tag: "see", text: `${externalDocs.url} ${title}`.trim() }, ...own];
}

/** Facts join a text of one row, and follow a longer one. */
function withFacts(own: readonly string[], schema: Schema): string[] {
  const known = facts(schema);
  const [only] = own;
  const joins = known.length > 0 && own.length === 1 && only !== undefined && /^[^\n]*[.!?]\s*$/.test(only);
  return joins ? [`${only.trimEnd()} ${known.join(" ")}`] : [...own, ...known];
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
      parts.push(...bounds(rule));
      if (rule.multipleOf !== undefined) parts.push(`A multiple of ${rule.multipleOf}.`);
    } else if (rule.kind === "array") parts.push(...range("Items", rule.minItems, rule.maxItems));
  }
  return parts.length === 0 ? [] : [parts.join(" ")];
}

function bounds(rule: NumberRule): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = rule;
  if (exclusiveMinimum === undefined && exclusiveMaximum === undefined)
    return range("Range", minimum, maximum);
  const limits = [
    minimum === undefined ? [] : [`at least ${minimum}`],
    exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`],
    maximum === undefined ? [] : [`at most ${maximum}`],
    exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`],
  ];
  return [`Range: ${limits.flat().join(", ")}.`];
}

function range(label: string, least: number | undefined, most: number | undefined): string[] {
  if (least === undefined && most === undefined) return [];
  if (most === undefined) return [`${label}: at least ${least}.`];
  return [least === undefined ? `${label}: at most ${most}.` : `${label}: ${least} to ${most}.`];
}

function json(value: ListedValue): string {
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}
