/**
 * No text of a document has a say in the shape of the output: the syntax trees of what is made from
 * hostile texts and from harmless ones are the same, but for what literals, names and comments hold.
 */
import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import { run } from "../../generator/pipeline.js";
import { hostile } from "../emit/hostile.js";
import { readFrom } from "../model/document.js";
import { type Texts, baseDocument, textCount } from "./base.js";
import { swaggerDocument } from "./swagger.js";

const plain: Texts = { free: () => "plain", named: (index) => `plain x${index}` };

/** The same document in each version: what one does not know it tells of, and leaves out. */
const versions: Readonly<Record<string, (texts: Texts) => object>> = {
  "2.0": swaggerDocument,
  "3.0": (texts) => ({ ...baseDocument(texts), openapi: "3.0.3" }),
  "3.1": baseDocument,
  "3.2": (texts) => ({ ...baseDocument(texts), openapi: "3.2.0" }),
};

test.each(Object.entries(versions))(
  "%s has the shape that it has with harmless texts",
  async (_, make) => {
    const harmless = await shapes(make(plain));
    const texts = fc.array(hostile, { minLength: textCount, maxLength: textCount });
    const property = fc.asyncProperty(texts, async (list) => {
      const free = (index: number): string => list[index] ?? "";
      // What names things must differ from thing to thing, and have a letter.
      const named = (index: number): string => `${free(index)} x${index}`;
      expect(await shapes(make({ free, named }))).toEqual(harmless);
    });
    await fc.assert(property, { numRuns: 10 });
  },
  120_000,
);

/** The shape of each file. */
async function shapes(document: object): Promise<Map<string, string>> {
  const file = "/d/openapi.json";
  const { files, diagnostics } = await run({
    input: file,
    read: readFrom({ [file]: JSON.stringify(document) }),
  });
  // Braces in the address of a server are a variable's, and nothing declares it.
  const allowed = ["server-variable-undeclared", "keyword-unsupported"];
  expect(diagnostics.filter(({ code }) => !allowed.includes(code))).toEqual([]);
  const own = files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
  // The one tag names the one file.
  return new Map(
    own.map(({ path, text }) => [path.replace(/^operations\/.*/, "operations/"), shapeOf(text)]),
  );
}

/**
 * The tree, its branches in an order of their own: the output comes in the order of names, and these differ.
 * Parentheses stand for nothing but what is in them: the layout puts them around what takes several lines.
 */
function shapeOf(text: string): string {
  const shape = (node: ts.Node, depth: number): string => {
    if (ts.isParenthesizedExpression(node)) return shape(node.expression, depth);
    const branches: string[] = [];
    ts.forEachChild(node, (inner) => void branches.push(shape(inner, depth + 1)));
    return [" ".repeat(depth) + kindOf(node), ...branches.sort()].join("\n");
  };
  return shape(ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true), 0);
}

/** Keys are names, texts or computed texts; members are read by a dot or in brackets: the same to a reader. */
function kindOf(node: ts.Node): string {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return "Access";
  if (ts.isIdentifier(node) || ts.isStringLiteral(node)) return "Name";
  if (ts.isComputedPropertyName(node)) return "Name";
  return ts.SyntaxKind[node.kind];
}
