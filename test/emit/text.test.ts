import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it, test } from "vitest";
import {
  type DocPart,
  code,
  docComment,
  element,
  key,
  lineComment,
  literal,
  member,
  templateText,
  typeKey,
} from "../../generator/emit/text.js";
import { isJsonValue } from "../../generator/model/json.js";
import type { JsonValue } from "../../generator/model/types.js";
import { hostile, invisible } from "./hostile.js";

function evaluate(expression: string, argument?: unknown): unknown {
  // The way to the disk and back: halves of surrogate pairs do not survive it.
  const stored = Buffer.from(expression, "utf8").toString("utf8");
  const run: (argument: unknown) => unknown = Function(
    "object",
    `"use strict"; return (${stored});`,
  ) as never;
  return run(argument);
}

function parse(text: string): ts.SourceFile {
  return ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true);
}

function syntaxErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** What is left of a list when each of the others is taken out of it once. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const rest = [...list];
  for (const other of others) if (rest.includes(other)) rest.splice(rest.indexOf(other), 1);
  return rest;
}

const jsonValue = fc
  .letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      hostile,
      fc.double({ noNaN: true }),
      fc.constantFrom(null, true, false, 0, -0, 1e999, -1e999, 1e21, 5e-324),
      fc.array(tie("value"), { maxLength: 3 }),
      fc
        .array(fc.tuple(hostile, tie("value")), { maxLength: 3 })
        .map((entries) => Object.fromEntries(entries)),
    ),
  }))
  .value.filter((value) => isJsonValue(value));

describe("literals", () => {
  it("evaluate to the value they were made of", () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        expect(evaluate(literal(value))).toEqual(value);
      }),
    );
  });

  it("show all that they hold", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(literal(text)).not.toMatch(invisible);
      }),
    );
  });
});

describe("keys", () => {
  const name = fc.oneof(
    hostile,
    fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype), "1", "1.0", ""),
  );

  it("of objects are the names they were made of, and set no prototype", () => {
    fc.assert(
      fc.property(name, (text) => {
        const object: unknown = evaluate(`{ ${key(text)}: 1 }`);
        expect(Object.entries(Object(object))).toEqual([[text, 1]]);
        expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
        expect(key(text)).not.toMatch(invisible);
      }),
    );
  });

  it("of types are the names they were made of", () => {
    fc.assert(
      fc.property(name, (text) => {
        const [statement] = parse(`type T = { ${typeKey(text)}: 1 };`).statements;
        const type = statement && ts.isTypeAliasDeclaration(statement) ? statement.type : undefined;
        const members = type && ts.isTypeLiteralNode(type) ? type.members : [];
        const names = members.map((found) =>
          found.name && (ts.isIdentifier(found.name) || ts.isStringLiteral(found.name))
            ? found.name.text
            : "",
        );
        expect(names).toEqual([text]);
        expect(typeKey(text)).not.toMatch(invisible);
      }),
    );
  });

  it("read the member of that name", () => {
    fc.assert(
      fc.property(name, (text) => {
        const object = Object.defineProperty({}, text, { value: 7, enumerable: true });
        expect(evaluate(member(code`object`, text), object)).toBe(7);
        expect(evaluate(element(code`object`, text), object)).toBe(7);
      }),
    );
  });
});

describe("text in a template literal", () => {
  it("is the text itself", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(evaluate(`\`${templateText(text)}\``)).toBe(text);
      }),
    );
  });

  it("shows all that it holds", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(templateText(text)).not.toMatch(invisible);
      }),
    );
  });
});

describe("comments", () => {
  const tag = fc.record({
    tag: fc.constantFrom("deprecated", "see", "defaultValue", "example"),
    text: hostile,
  } as const);
  const parts: fc.Arbitrary<DocPart[]> = fc.array(fc.oneof(hostile, tag, fc.constant(undefined)), {
    maxLength: 4,
  });

  it("end where they should, and have no tags but those that they were given", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const comment = docComment(list);
        const file = parse(`${comment}declare const x: 1;`);
        expect(file.statements.map((statement) => statement.getText())).toEqual(["declare const x: 1;"]);
        expect(syntaxErrors(file.text)).toEqual([]);
        expect(comment).not.toMatch(invisible);
        const tags = file.statements.flatMap((statement) => ts.getJSDocTags(statement));
        const given = list.flatMap((part) => (typeof part === "object" ? [part.tag] : []));
        expect(
          without(
            tags.map(({ tagName }) => tagName.text),
            given,
          ),
        ).toEqual([]);
      }),
      {
        numRuns: 500,
        examples: [
          [[{ tag: "see", text: "B@deprecated" }]],
          [[{ tag: "see", text: "名前@deprecated" }]],
          [["\u0000@deprecated"]],
        ],
      },
    );
  });

  it("of one line stay on it", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const comment = lineComment(text);
        const file = parse(`${comment}\nx;`);
        expect(file.statements.map((statement) => statement.getText())).toEqual(["x;"]);
        expect(file.getLineAndCharacterOfPosition(file.end).line).toBe(1);
        expect(comment).not.toMatch(invisible);
      }),
    );
  });

  it("keep every word of a text, however long its rows are", () => {
    const word = fc.stringMatching(/^[a-z.,:;()]{1,30}$/);
    const row = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const text = rows.join("\n");
        const said = docComment([text]).replace(/^\/\*\*|^ \*\/?|\*\/$/gm, "");
        expect(said.split(/\s+/).filter(Boolean)).toEqual(text.split(/\s+/).filter(Boolean));
      }),
    );
  });

  test.each<[string, { given: DocPart[]; want: string }]>([
    ["no text", { given: [undefined, "", "  \n "], want: "" }],
    ["one line", { given: ["A pet."], want: "/** A pet. */\n" }],
    ["paragraphs", { given: ["A pet.", "It barks."], want: "/**\n * A pet.\n *\n * It barks.\n */\n" }],
    [
      "tags come last",
      { given: [{ tag: "deprecated" }, "Old."], want: "/**\n * Old.\n *\n * @deprecated\n */\n" },
    ],
    ["an end of a comment", { given: ["a */ b"], want: "/** a *\\/ b */\n" }],
    [
      "a tag of the document's own",
      { given: ["See @deprecated things"], want: "/** See \\@deprecated things */\n" },
    ],
    ["an address", { given: ["Write to a@example.com"], want: "/** Write to a@example.com */\n" }],
    [
      "a list keeps its indentation when it is broken",
      {
        given: [`- ${"word ".repeat(21)}end`],
        want: `/**\n * - ${"word ".repeat(19).trimEnd()}\n *   word word end\n */\n`,
      },
    ],
    [
      "a table is not broken",
      { given: [`| ${"cell | ".repeat(20)}`], want: `/**\n * | ${"cell | ".repeat(20).trimEnd()}\n */\n` },
    ],
  ])("%s", (_, { given, want }) => {
    expect(docComment(given)).toBe(want);
  });
});
