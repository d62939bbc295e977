/**
 * No text of a document has a say in the shape of the output: the syntax trees of what is made from
 * hostile texts and from harmless ones are the same, but for what literals, names and comments hold.
 */
import fc from "fast-check";
import ts from "typescript";
import { expect, test } from "vitest";
import type { FinishedFile } from "../../generator/output/form.js";
import { run } from "../../generator/pipeline.js";
import { complaints, inexact } from "../emit/compile.js";
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

const texts = fc.array(hostile, { minLength: textCount, maxLength: textCount });

test.each(Object.entries(versions))(
  "%s has the shape that it has with harmless texts",
  async (_, make) => {
    const harmless = await shapes(make(plain));
    const property = fc.asyncProperty(texts, async (list) => {
      expect(await shapes(make(hostileTexts(list)))).toEqual(harmless);
    });
    await fc.assert(property, { numRuns: 10 });
  },
  120_000,
);

test("compiles, whatever its texts are", async () => {
  const output = new Map<string, string>();
  for (const [version, make] of Object.entries(versions)) {
    for (const [index, list] of fc.sample(texts, 3).entries()) {
      for (const { path, text } of await own(make(hostileTexts(list))))
        output.set(`${version}-${index}/${path}`, text);
    }
  }
  expect(output.size).toBeGreaterThan(100);
  expect(complaints(output)).toEqual([]);
  expect(complaints(output, inexact)).toEqual([]);
}, 120_000);

function hostileTexts(list: readonly string[]): Texts {
  const free = (index: number): string => list[index] ?? "";
  // What names things must differ from thing to thing, and have a letter.
  return { free, named: (index) => `${free(index)} x${index}` };
}

/** The shape of each file. */
async function shapes(document: object): Promise<Map<string, string>> {
  // The one tag names the one file.
  return new Map(
    (await own(document)).map(({ path, text }) => [
      path.replace(/^operations\/.*/, "operations/"),
      shapeOf(text),
    ]),
  );
}

/** The files that are made of the document. */
async function own(document: object): Promise<readonly FinishedFile[]> {
  const file = "/d/openapi.json";
  const { files, diagnostics } = await run({
    input: file,
    read: readFrom({ [file]: JSON.stringify(document) }),
  });
  // Braces in the address of a server are a variable's, and nothing declares it.
  const allowed = ["server-variable-undeclared", "keyword-unsupported"];
  expect(diagnostics.filter(({ code }) => !allowed.includes(code))).toEqual([]);
  return files.filter(({ path }) => path.endsWith(".ts") && !path.startsWith("runtime/"));
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
