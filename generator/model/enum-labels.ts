/** What people call the members of an enum: extensions that several tools share, and the specification does not know. */
import type { SchemaNode } from "./schema-node.js";
import type { EnumLabel, EnumRule, JsonValue } from "./types.js";

const nameWords = ["x-enum-varnames", "x-enumNames"] as const;
const descriptionWords = ["x-enum-descriptions", "x-enumDescriptions"] as const;

/** The names and descriptions of the values; what does not fit them is reported and ignored. */
export function readLabels(node: SchemaNode, values: readonly JsonValue[]): Pick<EnumRule, "labels"> {
  const names = firstOf(nameWords.map((word) => readTexts(node, word, values)));
  const descriptions = firstOf(descriptionWords.map((word) => readTexts(node, word, values)));
  if (names === undefined && descriptions === undefined) return {};
  const labels = values.map((_, index): EnumLabel => {
    const [name, description] = [names?.[index], descriptions?.[index]];
    return { ...(name !== undefined && { name }), ...(description !== undefined && { description }) };
  });
  return { labels };
}

type Texts = readonly (string | undefined)[];

function firstOf(lists: readonly (Texts | undefined)[]): Texts | undefined {
  return lists.find((list) => list !== undefined);
}

/** A text for each value: a list in the same order, or a map by value. `nullable` may have added null. */
function readTexts(node: SchemaNode, word: string, values: readonly JsonValue[]): Texts | undefined {
  const told = node.raw(word);
  if (told === undefined) return undefined;
  const texts: readonly unknown[] = Array.isArray(told)
    ? told
    : values.map((value) => new Map(node.entries(word)).get(String(value)));
  const known = texts.filter((text) => text !== undefined);
  const isFitting =
    texts.length === values.length || (values.at(-1) === null && texts.length === values.length - 1);
  const isName = nameWords.some((name) => name === word);
  if (isFitting && known.every(isText) && !(isName && new Set(known).size < known.length))
    return texts.map((text) => (isText(text) && text !== "" ? text : undefined));
  const wanted = isName ? "a list of as many different names as there are values" : "a text for each value";
  const help = "Correct the value at this place.";
  node.warn(word, {
    code: "enum-labels-invalid",
    message: `"${word}" must be ${wanted}, and is ignored`,
    help,
  });
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
