/** JSON pointers (RFC 6901). */

/** The pointer's segments, unescaped. The empty pointer has none. */
export function segments(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer to a member of the node at `pointer`. */
export function child(pointer: string, ...names: readonly (string | number)[]): string {
  let result = pointer;
  for (const name of names) result += `/${typeof name === "number" ? name : escaped(name)}`;
  return result;
}

function escaped(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** A member by own key or by index; undefined where there is none. */
export function step(value: unknown, segment: string): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(segment) ? value[Number(segment)] : undefined;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
  return Reflect.get(value, segment);
}
