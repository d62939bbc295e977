/**
 * The syntax that the emitters write, on one page. Names and literals are documents already: all that
 * layout needs of them is their text.
 */
import type { Doc } from "./doc.js";
import type { Comment } from "./scanner.js";

export type Type =
  | { readonly kind: "keyword" | "literalType"; readonly text: Doc }
  | { readonly kind: "reference"; readonly name: Doc; readonly typeArguments: readonly Type[] }
  | { readonly kind: "union" | "intersection" | "tuple"; readonly types: readonly Type[] }
  | { readonly kind: "arrayType" | "optional" | "rest"; readonly type: Type }
  | { readonly kind: "operator"; readonly operator: string; readonly type: Type }
  | { readonly kind: "predicate"; readonly name: Doc; readonly type: Type }
  | { readonly kind: "indexed"; readonly object: Type; readonly index: Type }
  | {
      readonly kind: "conditionalType";
      readonly check: Type;
      readonly extended: Type;
      readonly yes: Type;
      readonly no: Type;
    }
  | { readonly kind: "function"; readonly parameters: readonly Parameter[]; readonly result: Type }
  | {
      readonly kind: "mappedType";
      readonly name: Doc;
      readonly keys: Type;
      readonly modifier: "" | "?" | "-?";
      readonly type: Type;
      /** As in a literal. */
      readonly broken: boolean;
    }
  | TypeLiteral;

export interface TypeLiteral {
  readonly kind: "typeLiteral";
  readonly members: readonly TypeMember[];
  /** It begins with a line break, which layout keeps. */
  readonly broken: boolean;
}

/** What stands in a list of lines, with the comments before it. */
interface Row {
  readonly comments: readonly Comment[];
  /** A blank line stands before it. */
  readonly apart: boolean;
}

export interface TypeMember extends Row {
  /** The key as far as the colon: `readonly name?`, `[key: string]`. */
  readonly key: Doc;
  readonly type: Type;
}

export interface Parameter {
  readonly name: Doc;
  /** It has a `?`. */
  readonly optional: boolean;
  readonly type: Type | undefined;
  readonly value: Expression | undefined;
}

export interface TypeParameter {
  readonly name: Doc;
  readonly constraint: Type | undefined;
  readonly fallback: Type | undefined;
}

export type Expression =
  | { readonly kind: "name" | "string" | "number" | "literal"; readonly text: Doc }
  | {
      readonly kind: "template";
      readonly tag: Doc;
      readonly parts: readonly Doc[];
      readonly values: readonly Expression[];
    }
  | { readonly kind: "array"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly members: readonly ObjectMember[]; readonly broken: boolean }
  | Call
  | { readonly kind: "member"; readonly object: Expression; readonly name: Doc }
  | { readonly kind: "element"; readonly object: Expression; readonly index: Expression }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  | { readonly kind: "increment"; readonly operand: Expression; readonly operator: string }
  | Binary
  | Conditional
  | { readonly kind: "arrow"; readonly parameters: readonly Parameter[]; readonly body: Expression }
  | { readonly kind: "cast"; readonly value: Expression; readonly operator: string; readonly type: Type };

export interface Call {
  readonly kind: "call" | "new";
  readonly callee: Expression;
  readonly typeArguments: readonly Type[];
  readonly items: readonly Expression[];
  /** What stands before it: `/* @__PURE__ *\/ `, or nothing. */
  readonly note: string;
}

export interface Conditional {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}

export interface Binary {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface ObjectMember extends Row {
  readonly key: Doc;
  /** Undefined where the key says it all: `name`, `...rest`. */
  readonly value: Expression | undefined;
}

export type Statement = Row & StatementForm;

/** What stands before a declaration; `export declare ` stands in files of declarations alone. */
export type Modifiers = "" | "export " | "export declare ";

export interface Import {
  readonly kind: "import";
  /** `export` for what goes through to others. */
  readonly keyword: "import" | "export";
  readonly typeOnly: boolean;
  readonly names: readonly Specifier[];
  readonly from: Doc;
}

export interface Specifier {
  readonly typeOnly: boolean;
  /** `name`, or `name as local`. */
  readonly name: Doc;
  readonly local: Doc;
}

type StatementForm =
  | Import
  | { readonly kind: "exportAll"; readonly from: Doc }
  | {
      readonly kind: "interface";
      readonly modifiers: Modifiers;
      readonly name: Doc;
      readonly typeParameters: readonly TypeParameter[];
      readonly bases: readonly Type[];
      readonly body: TypeLiteral;
    }
  | {
      readonly kind: "alias";
      readonly modifiers: Modifiers;
      readonly name: Doc;
      readonly typeParameters: readonly TypeParameter[];
      readonly type: Type;
    }
  | {
      readonly kind: "variable";
      readonly modifiers: Modifiers;
      readonly keyword: "const" | "let";
      readonly name: Doc;
      readonly type: Type | undefined;
      readonly value: Expression | undefined;
    }
  | FunctionDeclaration
  | {
      readonly kind: "if";
      readonly test: Expression;
      readonly then: Statement;
      readonly else: Statement | undefined;
    }
  | { readonly kind: "forEach"; readonly head: Doc; readonly list: Expression; readonly body: Statement }
  | {
      readonly kind: "for";
      readonly start: Statement & { kind: "variable" };
      readonly test: Expression;
      readonly update: Expression;
      readonly body: Statement;
    }
  | { readonly kind: "return"; readonly value: Expression | undefined }
  | { readonly kind: "switch"; readonly value: Expression; readonly cases: readonly Case[] }
  | { readonly kind: "continue" | "break" }
  /** The end of a file that ends with comments. */
  | { readonly kind: "nothing" }
  | { readonly kind: "expression"; readonly value: Expression }
  /** `target ??= value;` */
  | { readonly kind: "assignment"; readonly target: Expression; readonly value: Expression }
  | Block;

export interface Case extends Row {
  /** Undefined for the default. */
  readonly test: Expression | undefined;
  readonly statements: readonly Statement[];
}

export interface Block {
  readonly kind: "block";
  readonly statements: readonly Statement[];
}

export interface FunctionDeclaration {
  readonly kind: "functionDeclaration";
  readonly modifiers: Modifiers;
  readonly async: boolean;
  readonly name: Doc;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly result: Type | undefined;
  /** Undefined for the signature of an overload. */
  readonly body: Block | undefined;
}
