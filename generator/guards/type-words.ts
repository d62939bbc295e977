/** Names for what is said of types and lengths alone: `NullableStringUpTo5000`. */

/** What is to be named. */
export interface TypeBounds {
  readonly types: readonly string[];
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
}

/** The words, as they stand inside a name; undefined where they would not be few. */
export function typeWords({ types, minLength, maxLength }: TypeBounds): string | undefined {
  const named = types.filter((type) => type !== "null");
  const bounds = boundWords(minLength, maxLength);
  if (types.length === 0 || named.length > 2 || (bounds !== "" && named.length > 1)) return undefined;
  if (named.length === 0) return "Null";
  return `${named.length < types.length ? "Nullable" : ""}${named.map(capital).join("Or")}${bounds}`;
}

/** The words for how many characters, items or members there are: `From1To300`; none where any number will do. */
export function boundWords(least = 0, most?: number): string {
  const from = least > 0 ? `From${least}` : "";
  if (most === undefined) return from;
  return `${from}${least > 0 ? "To" : "UpTo"}${most}`;
}

/** Types with a capital letter: there are a dozen of them. */
const capitals = new Map<string, string>();

function capital(type: string): string {
  const known = capitals.get(type);
  if (known !== undefined) return known;
  const words = type.split(/[^A-Za-z0-9]+/);
  const joined = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join("");
  capitals.set(type, joined);
  return joined;
}
