/** Words to identifiers. */

/** Splits text at everything that is neither letter nor digit, and at changes of case. */
export function words(text: string): string[] {
  const spelled = text.replace(/[<>=!+*&|%$@#~^]+/g, (signs) => ` ${Array.from(signs, spell).join(" ")} `);
  const parts = spelled.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return parts.flatMap((part) => {
    // ALL_CAPS is shouting, not an acronym beside other words.
    const calm =
      part === part.toUpperCase() && parts.length > 1 && part.length > 3 ? part.toLowerCase() : part;
    return (
      calm.match(/\p{Lu}+(?!\p{Ll})[\p{N}\p{M}]*|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}]+|\p{N}+|\p{L}/gu) ?? [
        calm,
      ]
    );
  });
}

/** Names differ in signs alone in real documents (`created>` beside `created<`): signs have words. */
const signWords: Readonly<Record<string, string>> = {
  "<": "lt",
  ">": "gt",
  "=": "eq",
  "!": "not",
  "+": "plus",
  "*": "star",
  "&": "and",
  "|": "or",
  "%": "percent",
  $: "",
  "@": "at",
  "#": "hash",
  "~": "tilde",
  "^": "caret",
};

function spell(sign: string): string {
  return signWords[sign] ?? "";
}

/** `warehouse saved-query` to `WarehouseSavedQuery`. Acronyms stay as they are written. */
export function pascalCase(text: string): string {
  return legal(words(text).map(capitalise).join(""));
}

/** `warehouse saved-query` to `warehouseSavedQuery`. */
export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  const start =
    first === first.toUpperCase() ? first.toLowerCase() : first.charAt(0).toLowerCase() + first.slice(1);
  return legal([start, ...rest.map(capitalise)].join(""));
}

/** `warehouseSavedQuery` to `warehouse-saved-query`, for names of files. */
export function kebabCase(text: string): string {
  return words(text)
    .map((word) => word.toLowerCase())
    .join("-");
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** An identifier neither begins with a digit nor is empty. */
function legal(name: string): string {
  if (name === "") return "_";
  return /^[\p{L}_$]/u.test(name) ? name : `_${name}`;
}
