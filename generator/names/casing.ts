/** Words to identifiers. */

/** Splits text at everything that is neither letter nor digit, and at changes of case. */
export function words(text: string): string[] {
  // Most names. Expressions that know all letters take many times as long as these.
  if (/^[\w ./-]*$/.test(text)) {
    const found = text.match(/[A-Za-z0-9]+/g) ?? [];
    const split = /[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+|[0-9]+|[A-Za-z]/g;
    return found.flatMap((part) => calm(part, found.length).match(split) ?? [part]);
  }
  // Composed and decomposed letters are one name, and signs that nobody sees are none.
  const visible = text.normalize("NFC").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const spelled = visible.replace(/[<>=!+*&|%$@#~^]+/g, (signs) => ` ${Array.from(signs, spell).join(" ")} `);
  const parts =
    spelled
      .match(/[\p{L}\p{Nd}\p{Nl}\p{Mn}\p{Mc}]+/gu)
      ?.map(onlyContinuing)
      .filter((part) => part !== "") ?? [];
  return parts.flatMap((part) => {
    const said = calm(part, parts.length);
    return (
      said.match(
        /\p{Lu}+(?!\p{Ll})[\p{Nd}\p{M}]*|\p{Lu}?[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{Nd}]+|\p{Nd}+|\p{L}/gu,
      ) ?? [said]
    );
  });
}

/** ALL_CAPS is shouting, not an acronym beside other words. */
function calm(part: string, parts: number): string {
  return parts > 1 && part.length > 3 && part === part.toUpperCase() ? part.toLowerCase() : part;
}

/**
 * Letters that not every compiler knows: those that came after Unicode 15, and those beyond the basic
 * plane, where each version adds some. Without them a name does not depend on who reads it.
 */
const unknownToSome =
  /[\u088f\u0897\u0c5c\u0cdc\u1acf-\u1add\u1ae0-\u1aeb\u1c89\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7dc\ua7f1\u{10000}-\u{10ffff}]/gu;

/** A few letters may not stand in identifiers. */
function onlyContinuing(part: string): string {
  return part.replace(/\P{ID_Continue}/gu, "").replace(unknownToSome, "");
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
  return legal(words(text).map(capitalise).join("") || codePoints(text));
}

/** `warehouse saved-query` to `warehouseSavedQuery`. */
export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  const start =
    first === first.toUpperCase() ? first.toLowerCase() : first.charAt(0).toLowerCase() + first.slice(1);
  return legal([start, ...rest.map(capitalise)].join("") || codePoints(text).toLowerCase());
}

/** `warehouseSavedQuery` to `warehouse-saved-query`, for names of files. */
export function kebabCase(text: string): string {
  return words(text)
    .map((word) => word.toLowerCase())
    .join("-");
}

function capitalise(word: string): string {
  const [first = ""] = word;
  if (first <= "z") return first.toUpperCase() + word.slice(1);
  // A few letters got their capitals late.
  return (onlyContinuing(first.toUpperCase()) || first) + word.slice(first.length);
}

/** An identifier does not begin with a digit or a mark. */
function legal(name: string): string {
  return /^[A-Za-z_$]/.test(name) || /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}

/** Text without a letter or digit, spelled by its code points: `U1F389`. */
function codePoints(text: string): string {
  return Array.from(text, (sign) => `U${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join("");
}
