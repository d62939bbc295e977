/** The published pages, where they are at hand: `../shared/docs` beside the repository. */
import { existsSync, readFileSync } from "node:fs";

const folder = new URL("../../../shared/docs/", import.meta.url);
const names = ["environments-8.txt", "environments-25.txt"];

export const pagesArePresent = names.every((name) => existsSync(new URL(name, folder)));

/** What a page says of one operation. */
export interface Section {
  readonly heading: string;
  /** `GET /api/environments/:project_id/endpoints`. */
  readonly requestLine: string;
  readonly scopes: readonly string[];
  readonly pathParameters: readonly PageParameter[];
  readonly queryParameters: readonly PageParameter[];
  readonly bodyMembers: readonly PageParameter[];
  /** The names in the `-d` lines of the curl command. */
  readonly sent: readonly string[];
  readonly status: number;
  /** The example of the answer as JSON text; undefined for "No response body". */
  readonly example: string | undefined;
  /** All of it. */
  readonly text: string;
}

export interface PageParameter {
  readonly name: string;
  /** As the page names it; empty where it names none. */
  readonly type: string;
}

/** The request line as the pages write it: `GET /api/environments/:project_id/endpoints`. */
export function pageLine({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1").replace(/\/$/, "")}`;
}

/** Every section of both pages in their order, those that appear twice included. */
export function readSections(): readonly Section[] {
  return names.flatMap((name) => split(readFileSync(new URL(name, folder), "utf8")).map(readSection));
}

/** A section ends with the answer to its example request. */
const ending = /^Status \d+(?: No response body|\nRESPONSE\n\{\n[^]*?\n\}(?=\n\n|\nNext page))$/gm;

function split(text: string): readonly string[] {
  const sections: string[] = [];
  // What stands before the first heading ends with a list of methods.
  const methods = "\nGET\n";
  let begin = text.lastIndexOf(methods, text.indexOf("Path parameters")) + methods.length;
  for (const match of text.matchAll(ending)) {
    const end = match.index + match[0].length;
    sections.push(text.slice(begin, end).trim());
    begin = end;
  }
  return sections;
}

function readSection(text: string): Section {
  const find = (pattern: RegExp): string => {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new Error(`No ${String(pattern)} in:\n${text}`);
    return found;
  };
  const scope = /^Required API key scopes\n\n(\S+)$/m.exec(text)?.[1];
  return {
    heading: find(/^(.+)\n/),
    requestLine: find(/^((?:GET|POST|PATCH|DELETE) \/api\/.*)$/m),
    scopes: scope === undefined ? [] : [scope],
    pathParameters: readParameters(text, "Path parameters"),
    queryParameters: readParameters(text, "Query parameters"),
    bodyMembers: readParameters(text, "Request parameters"),
    sent: Array.from(text.matchAll(/^-d (\w+)=/gm), ([, name = ""]) => name),
    status: Number(find(/^Status (\d+)/m)),
    example: /^RESPONSE\n([^]*)$/m.exec(text)?.[1],
    text,
  };
}

/** A bullet with a name; the lines below it tell the type, and other things. */
function readParameters(text: string, title: string): readonly PageParameter[] {
  const list = new RegExp(`^${title}\\n\\n((?: +.+\\n)+)`, "m").exec(text)?.[1] ?? "";
  return list
    .split("•")
    .slice(1)
    .map((item) => {
      const [name = "", ...lines] = item.split("\n").map((line) => line.trim());
      const type = lines.find((line) =>
        ["string", "integer", "number", "boolean", "array", "object"].includes(line),
      );
      return { name, type: type ?? "" };
    });
}
