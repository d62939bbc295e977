/**
 * The only door through which a document's text enters the output. `Code` is a branded string: the
 * compiler refuses a plain string where code is wanted, so text must pass one of the functions here,
 * which make it a literal, a key or a comment, whatever it holds.
 */
import type { JsonValue, ListedValue } from "../model/types.js";

declare const codeBrand: unique symbol;
declare const identifierBrand: unique symbol;

/** TypeScript source text. Made by `code`, by the doors below, and by nothing else. */
export type Code = string & { readonly [codeBrand]: true };

/** A legal, assigned identifier; only `names/` makes these. */
export type Identifier = string & { readonly [identifierBrand]: true };

/** What may stand in a `code` template. Lists are joined without a separator; see `join`. */
export type Fragment = Code | Identifier | number | readonly Fragment[];

/** Assembles code: code`return ${name}(${argument});`. The literal parts are ours, the rest is typed. */
export function code(strings: TemplateStringsArray, ...values: readonly Fragment[]): Code {
  let text = strings[0] ?? "";
  for (let index = 0; index < values.length; index++)
    text += flatten(values[index] ?? []) + (strings[index + 1] ?? "");
  return text as Code;
}

/** Joins pieces of code with a separator that is code itself. */
export function join(pieces: Iterable<Fragment>, separator: Code): Code {
  // Added up, and not joined: the engine then puts the characters in place once, for the whole file.
  let text = "";
  let between = "";
  for (const piece of Array.isArray(pieces) ? pieces : [...pieces]) {
    text += between + flatten(piece);
    between = separator;
  }
  return text as Code;
}

/** Joins lines of code. */
export function lines(pieces: Iterable<Fragment>): Code {
  return join(pieces, "\n" as Code);
}

function flatten(value: Fragment): string {
  if (typeof value === "string") return value;
  return typeof value === "object" ? value.map(flatten).join("") : String(value);
}

/** What stands between a head and a tail; undefined where the text does not begin and end so. */
export function between(head: Code, text: Code, tail: Code): Code | undefined {
  if (!text.startsWith(head) || !text.endsWith(tail)) return undefined;
  return text.slice(head.length, text.length - tail.length) as Code;
}

/** A literal expression for any JSON value, or for a bigint. */
export function literal(value: ListedValue | readonly ListedValue[]): Code {
  if (typeof value === "bigint") return `${value}n` as Code;
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return number(value);
  if (value === null || typeof value === "boolean") return String(value) as Code;
  if (isList(value)) return code`[${join(value.map(literal), code`, `)}]`;
  const members = Object.entries(value).map(([name, member]) => code`${key(name)}: ${literal(member)}`);
  return members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
}

function isList(value: JsonValue | readonly ListedValue[]): value is readonly ListedValue[] {
  return Array.isArray(value);
}

/** JSON text can hold numbers that overflow to infinity; `1e999` is how source text says that. */
function number(value: number): Code {
  if (Object.is(value, -0)) return "-0" as Code;
  if (Number.isFinite(value)) return String(value) as Code;
  return (value > 0 ? "1e999" : "-1e999") as Code;
}

/** Nothing that would have to be escaped: most text. */
const plainText = /^[ !#-[\]-~]*$/;

function quote(text: string): Code {
  if (plainText.test(text)) return `"${text}"` as Code;
  return JSON.stringify(text).replace(invisible, escapeUnit) as Code;
}

/** Line separators, controls of text direction, and other characters that hide what source text says. */
const invisible =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The same but for the joiners, which prose and emoji need. */
const hidden =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

const plainName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** A key of an object literal. `__proto__` is computed, since the plain form sets the prototype. */
export function key(name: string): Code {
  if (name === "__proto__") return `["__proto__"]` as Code;
  return plainName.test(name) ? (name as Code) : quote(name);
}

/** A key of an interface or of a type literal. */
export function typeKey(name: string): Code {
  return plainName.test(name) ? (name as Code) : quote(name);
}

/** Reads a declared member: `params.limit`, or `params["content-type"]`. */
export function member(object: Fragment, name: string): Code {
  return plainName.test(name) ? code`${object}.${name as Code}` : code`${object}[${quote(name)}]`;
}

/** The same of a value that may be null or undefined. */
export function optionalMember(object: Fragment, name: string): Code {
  return plainName.test(name) ? code`${object}?.${name as Code}` : code`${object}?.[${quote(name)}]`;
}

/** Reads a member of an object whose members are not declared: always with brackets. */
export function element(object: Fragment, name: string): Code {
  return code`${object}[${quote(name)}]`;
}

/** Text between the backticks of a template literal. */
export function templateText(text: string): Code {
  const escaped = text.replace(/[\\`]|\$(?=\{)/g, "\\$&").replace(/[\u0000-\u001f]|\p{Cs}/gu, escapeUnit);
  return escaped.replace(invisible, escapeUnit) as Code;
}

/** A row of our own in a comment, such as `@deprecated Use the other one.`; its text is the document's. */
export interface DocTag {
  readonly tag: "deprecated" | "see" | "defaultValue" | "example";
  readonly text?: string;
}

/** What a documentation comment is made of: paragraphs of text, then tags. */
export type DocPart = string | DocTag | undefined;

/** A documentation comment, one line where it fits; nothing for no text. Ends with a line break. */
export function docComment(parts: readonly DocPart[]): Code {
  const [only, ...others] = parts.filter((part) => part !== undefined && part !== "");
  if (typeof only === "string" && others.length === 0 && plainRow.test(only)) return oneLine(only);
  const paragraphs: string[] = [];
  const tags: string[] = [];
  for (const part of parts) {
    if (part === undefined) continue;
    if (typeof part === "object") tags.push(`@${part.tag} ${tagText(part.text ?? "")}`.trimEnd());
    else if (part.trim() !== "") paragraphs.push(reflow(rows(part.trim())).join("\n"));
  }
  const text = [...paragraphs, tags.join("\n")].filter((paragraph) => paragraph !== "").join("\n\n");
  if (text === "") return code``;
  if (!text.includes("\n") && text.length < 100) return oneLine(text);
  return `/**\n${text.replace(/^(?=.)/gm, " * ").replace(/^$/gm, " *")}\n */\n` as Code;
}

/** A short row in which nothing can mean anything in a comment: most documentation, at once. */
const plainRow = /^[\w(`"'](?:[\w ()`"'.,:;?!=<>$%&+-]{0,97}[\w)`"'.,:;?!])?$/;

function oneLine(text: string): Code {
  return `/** ${text} */\n` as Code;
}

/** Behind a tag, a word may be read as a name and what follows it as the next tag. */
function tagText(text: string): string {
  return rows(text)
    .join(" ")
    .replace(/(?<=[\p{ID_Continue}$])@/gu, "\\@");
}

/**
 * Text as rows of a comment: none of them can end the comment, or hold a tag of its own. Tools take any
 * `@` after white space for one, and strike out what says `@deprecated`.
 */
function rows(text: string): string[] {
  const brief = text.replaceAll(emptyRows, "\n");
  // Most text has nothing in it that could mean anything.
  if (!/[^\n -?A-~]|\*\//.test(brief)) return brief.split("\n").map((row) => row.trimEnd());
  return brief.split(/\r\n|[\n\r\u2028\u2029]/).map((row) =>
    row
      .replace(/[\u0000-\u0008\u000b-\u001f]/g, " ")
      .replace(/\*\//g, "*\\/")
      .replace(/(^|[\s*])@(?=\S)/g, "$1\\@")
      .replace(hidden, escapeUnit)
      .trimEnd(),
  );
}

/** Nobody tells a few empty rows from thousands, or from millions. */
const emptyRows = "\n".repeat(1000);

const rowWidth = 100;

/** Rows that Markdown does not join to the row before: blank ones, lists, quotes, tables, headings, code. */
const ownRow = /^(\s*$|\s{4}|\s*([-*+>|#]|\d+[.)]\s|```|~~~))/;

/** Rows that stand alone: nothing is joined to them either. */
const closedRow = /^(\s*$|\s*([|#]|```|~~~))/;

/** Joins the rows of each paragraph, as Markdown reads them, and breaks them anew between words. */
function reflow(text: readonly string[]): string[] {
  const broken: string[] = [];
  let paragraph: string[] = [];
  let fenced = false;
  const finish = (): void => {
    if (paragraph.length > 0) for (const row of wrap(paragraph.join(" "))) broken.push(row);
    paragraph = [];
  };
  for (const row of text) {
    const [first] = paragraph;
    if (first !== undefined && !closedRow.test(first) && !ownRow.test(row)) {
      paragraph.push(row.trimStart());
      continue;
    }
    finish();
    if (/^\s*(```|~~~)/.test(row)) fenced = !fenced;
    if (fenced) broken.push(row);
    else paragraph = [row];
  }
  finish();
  return broken;
}

/** Breaks a long row between words. Rows of tables and of code stay as they are. */
function wrap(row: string): string[] {
  if (row.length <= rowWidth || /^(\s{4}|\s*[|`])/.test(row)) return [row];
  const indent = /^\s*([-*+]\s+|\d+[.)]\s+)?/.exec(row)?.[0].length ?? 0;
  const broken: string[] = [];
  let current = "";
  for (const word of row.split(/(?<=\S) (?=\S)/)) {
    // A word that would be a tag or a list item at the start of a row stays where it is.
    if (current !== "" && current.length + word.length >= rowWidth && !/^([@#>|+*-]|\d+[.)])/.test(word)) {
      broken.push(current);
      current = `${" ".repeat(indent)}${word}`;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...broken, current];
}

/** A comment on a line of its own. */
export function lineComment(text: string): Code {
  return `// ${rows(text).join(" ")}` as Code;
}
