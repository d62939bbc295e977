/** Members that tell the alternatives of a union apart. */
import { type JsonSchema, type Keywords, referencePrefix } from "./json-schema.js";

/** The member whose constants differ from alternative to alternative; undefined where there is none. */
export function tagOf(
  parts: readonly JsonSchema[],
  schemas: ReadonlyMap<string, JsonSchema>,
): string | undefined {
  const objects = parts.map((part) => objectOf(part, schemas));
  const [first, ...others] = objects;
  if (first === undefined || others.length === 0) return undefined;
  return Object.keys(first.properties ?? {}).find((name) => {
    const values = objects.flatMap((object) =>
      object === undefined ? [undefined] : constants(object, name),
    );
    return values.every((value) => value !== undefined) && new Set(values).size === values.length;
  });
}

function objectOf(part: JsonSchema, schemas: ReadonlyMap<string, JsonSchema>): Keywords | undefined {
  if (typeof part !== "object") return undefined;
  const target = part.$ref === undefined ? part : schemas.get(part.$ref.slice(referencePrefix.length));
  if (typeof target !== "object" || target.allOf !== undefined || target.anyOf !== undefined)
    return undefined;
  return target.properties === undefined || target.type?.join() !== "object" ? undefined : target;
}

/** The strings that a required member may be; undefined among them where it may be others. */
function constants({ properties = {}, required = [] }: Keywords, name: string): readonly unknown[] {
  const property = properties[name];
  if (typeof property !== "object" || !required.includes(name)) return [undefined];
  const { enum: values = [] } = property;
  return values.length > 0 && values.every((value) => typeof value === "string") ? values : [undefined];
}
