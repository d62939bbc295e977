/** The strictest settings that a user's project may have, but for those that say where modules come from. */
import ts from "typescript";

export const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  noEmit: true,
};

/** For outputs of which declarations are made as well, without the types of other files. */
export const isolatedDeclarations: ts.CompilerOptions = { declaration: true, isolatedDeclarations: true };
