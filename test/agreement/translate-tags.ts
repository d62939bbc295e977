/** CONTRIBUTING, Decisions: where a mapping alone tells schemas apart, its values are those of the tag. */
import { type JsonSchema, type Mapping, isList, isMapping } from "./json-schema.js";
import type { Translation } from "./translate.js";

/** A schema of a union with what its tag must be. */
export type TagOf = (branch: unknown) => JsonSchema | undefined;

/** What each schema of the union is told apart by; undefined where the mapping does not decide. */
export function tagsOf(value: Mapping, schemas: readonly unknown[], scope: Translation): TagOf | undefined {
  const discriminator = value["discriminator"];
  if (!isMapping(discriminator) || typeof discriminator["defaultMapping"] === "string") return undefined;
  const { propertyName: property, mapping } = discriminator;
  if (typeof property !== "string" || !isMapping(mapping)) return undefined;
  const selected = Object.entries(mapping).flatMap(([name, target]) =>
    typeof target === "string" ? [{ name, address: addressOf(targetOf(target), scope) }] : [],
  );
  const tags = schemas
    .filter((schema) => !isNull(schema))
    .map((schema) => {
      const tag = scope.tagOf(schema, property);
      const address = isMapping(schema) ? addressOf(schema["$ref"], scope) : undefined;
      const names = selected.filter((one) => one.address === address).map(({ name }) => name);
      return tag && { schema, listed: tag, names: names.filter((name) => isListed(name, tag)) };
    });
  const known = tags.filter((tag) => tag !== undefined);
  if (known.length < tags.length || known.some(({ names }) => names.length === 0)) return undefined;
  if (areApart(known.map(({ listed }) => listed))) return undefined;
  return (branch) => {
    const tag = known.find(({ schema }) => schema === branch);
    return tag && { type: ["object"], properties: { [property]: { enum: tag.names } } };
  };
}

/** The lists of values that a tag must be in. */
export type Listed = readonly (readonly unknown[])[];

function isListed(name: unknown, lists: Listed): boolean {
  return lists.every((list) => list.includes(name));
}

function areApart(tags: readonly Listed[]): boolean {
  const values = tags.map(([first, ...others]) => first?.filter((value) => isListed(value, others)));
  const all = values.flat();
  return !values.includes(undefined) && new Set(all).size === all.length;
}

function isNull(schema: unknown): boolean {
  return isMapping(schema) && String(schema["type"]) === "null";
}

function targetOf(text: string): string {
  return /^[\w.-]+$/.test(text) && !/\.(json|ya?ml)$/i.test(text) ? `#/components/schemas/${text}` : text;
}

function addressOf(reference: unknown, { refer }: Translation): string | undefined {
  if (typeof reference !== "string") return undefined;
  const target = refer(reference);
  return isMapping(target) && typeof target["$ref"] === "string" ? target["$ref"] : undefined;
}

/** What the schemas that a tag obeys say of it; undefined where it is not always a string known today. */
export function listedBy(schemas: readonly Mapping[], nullWords: readonly string[]): Listed | undefined {
  const isNullable = (schema: Mapping): boolean => nullWords.some((word) => schema[word] === true);
  const lists = schemas.flatMap(({ enum: values, const: one }) => [
    ...(isList(values) ? [values] : []),
    ...(one === undefined ? [] : [[one]]),
  ]);
  const isText = (schema: Mapping): boolean => String(schema["type"]) === "string" && !isNullable(schema);
  const isString = (value: unknown): boolean => typeof value === "string";
  if (schemas.some((schema) => schema["x-extensible-enum"] !== undefined)) return undefined;
  return schemas.some(isText) || lists.some((list) => list.every(isString)) ? lists : undefined;
}
