/** Code as its tokens: what two printers of the same code agree about. */
import ts from "typescript";

/** Tokens without comments and white space, and without commas, semicolons and bars that may be left out. */
export function tokensOf(text: string): string[] {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext);
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(source);
    if (children.length > 0) return children.forEach(visit);
    const token = node.getText(source);
    if (/^[)\]}]$/.test(token) && tokens.at(-1) === ",") tokens.pop();
    if (token === "" || token === ";" || (token === "|" && /^[=:(<,?]$/.test(tokens.at(-1) ?? ""))) return;
    tokens.push(token);
  };
  visit(source);
  return tokens;
}

/** The tokens of a file of declarations, but for its imports and for what makes it a module. */
export function tokensOfDeclarations(text: string): string[] {
  const source = ts.createSourceFile("a.d.ts", text, ts.ScriptTarget.ESNext);
  const statements = source.statements.filter(
    (statement) =>
      !ts.isImportDeclaration(statement) && !/^export \{\s*\};?$/.test(statement.getText(source)),
  );
  return tokensOf(statements.map((statement) => statement.getText(source)).join("\n"));
}
