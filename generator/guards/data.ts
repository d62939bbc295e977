/**
 * The data that `explain` reads, as a tree: `check.ts` prints it into the output and `live.ts`
 * turns it into objects, so that what is shipped and what the generator itself uses cannot differ.
 */
import type { View } from "../model/declarations.js";
import type { Place } from "../diagnostics.js";
import { isFile } from "../model/files.js";
import type { ObjectRule, ReferenceRule, Rule, Schema, SchemaId } from "../model/types.js";
import { child } from "../source/pointer.js";
import { requiredNames } from "./access.js";
import {
  type PartOf,
  arrayEntries,
  discriminatorEntries,
  objectEntries,
  partEntries,
  partList,
  typeEntries,
  valueEntries,
} from "./data-keywords.js";
import { type DataTree, type Entries, json, list, schema as keywords } from "./data-tree.js";
import { withoutTextRules } from "./files.js";
import type { GuardHost } from "./host.js";

/** What the data of a schema depends on. */
export interface DataContext {
  readonly view: View;
  /** A document's own examples write files as text. */
  readonly filesAsText?: boolean;
  readonly host: Pick<GuardHost, "schema" | "isRecursive" | "location">;
}

/**
 * The data of a schema with an identity, or of one that stands for itself.
 * @param id of the schema, where it has one.
 */
export function schemaTree(schema: Schema, id: SchemaId | undefined, context: DataContext): DataTree {
  if (isFalse(schema)) return json(false);
  const recursive = id !== undefined && context.host.isRecursive(id);
  return keywords([
    ["at", json(context.host.location(schema.place))],
    ...(recursive ? [["recursive", json(true)] as const] : []),
    ...keywordEntries(schema, context),
  ]);
}

/** The data of a schema inside another. `place` is where it would be looked for. */
function partTree(schema: Schema, place: Place, context: DataContext): DataTree {
  const [first, ...rest] = schema.rules;
  if (first === undefined) return json(true);
  if (isFalse(schema)) return json(false);
  const moved = schema.place.file !== place.file || schema.place.pointer !== place.pointer;
  if (first.kind === "reference" && rest.length === 0) return { kind: "reference", target: first.target };
  return keywords([
    ...(moved ? placeEntries(schema, place, context) : []),
    ...keywordEntries(schema, context),
  ]);
}

/** A part that stands where the schema around it does, as null does where `nullable` admits it, says so in short. */
function placeEntries({ place: own }: Schema, place: Place, { host }: DataContext): Entries {
  const around = `${own.pointer}/`;
  const here = own.file === place.file && place.pointer.startsWith(around);
  const steps = here ? place.pointer.slice(around.length).split("/").length : 0;
  return steps === 2 ? [["here", json(true)]] : [["at", json(host.location(own))]];
}

function isFalse(schema: Schema): boolean {
  return schema.rules.some((rule) => rule.kind === "never");
}

/** The keywords of all rules. A keyword that occurs a second time goes into an `allOf` of its own. */
function keywordEntries(schema: Schema, context: DataContext): Entries {
  const entries = new Map<string, DataTree>();
  const repeated: DataTree[] = [];
  for (const rule of rulesIn(schema, context)) {
    const own = ruleEntries(rule, schema, context);
    if (own.some(([keyword]) => entries.has(keyword))) repeated.push(keywords(own));
    else for (const [keyword, tree] of own) entries.set(keyword, tree);
  }
  if (repeated.length > 0) {
    const all = entries.get("allOf");
    entries.set("allOf", list([...(all?.kind === "list" ? all.items : []), ...repeated]));
  }
  return [...entries];
}

/** The rules that the data tells of: those of text are left out where a file stands in its place. */
function rulesIn(schema: Schema, { view, filesAsText }: DataContext): readonly Rule[] {
  return filesAsText === true ? schema.rules : withoutTextRules(schema, view).rules;
}

function ruleEntries(rule: Rule, schema: Schema, context: DataContext): Entries {
  const part: PartOf = (inner, ...path) =>
    partTree(inner, { file: schema.place.file, pointer: child(schema.place.pointer, ...path) }, context);
  switch (rule.kind) {
    case "never":
      return [];
    case "type":
      return typeEntries(rule, context.filesAsText !== true && isFile(schema, context.view));
    case "enum":
    case "number":
    case "string":
      return valueEntries(rule);
    case "array":
      return arrayEntries(rule, part);
    case "object":
      return objectEntries({ rule, required: requiredIn(rule, context) }, part);
    case "reference":
      return [referenceEntry(rule)];
    case "allOf":
      return partList("allOf", rule.schemas, part);
    case "anyOf":
    case "oneOf":
      return [...partList(rule.kind, rule.schemas, part), ...discriminatorEntries(rule)];
    case "not":
      return partEntries({ not: rule.schema }, ["not"], part);
    case "conditional":
      return partEntries(rule, ["if", "then", "else"], part);
    case "unevaluated":
      return [[rule.keyword, part(rule.schema, rule.keyword)]];
    default:
      return rule satisfies never;
  }
}

function requiredIn(rule: ObjectRule, { view, host }: DataContext): readonly string[] {
  return requiredNames(rule, view, (id) => host.schema(id));
}

function referenceEntry({ target, dynamicAnchor }: ReferenceRule): Entries[number] {
  return [dynamicAnchor === undefined ? "$ref" : "$dynamicRef", { kind: "reference", target }];
}
