/** The names that types mention: what a file of declarations has to import. */
import type { Doc } from "../layout/doc.js";
import type { Statement, Type, TypeParameter } from "../layout/syntax.js";

/** Adds the names that a statement's types mention: those that stand for themselves, and more. */
export function addMentioned(statement: Statement, names: Set<string>): void {
  const add = (type: Type | undefined): void => addTypes(type, names);
  switch (statement.kind) {
    case "interface":
      addGeneric(statement.typeParameters, names);
      statement.bases.forEach(add);
      return add(statement.body);
    case "alias":
      addGeneric(statement.typeParameters, names);
      return add(statement.type);
    case "variable":
      return add(statement.type);
    case "functionDeclaration":
      addGeneric(statement.typeParameters, names);
      for (const { type } of statement.parameters) add(type);
      return add(statement.result);
    default:
      return;
  }
}

function addGeneric(parameters: readonly TypeParameter[], names: Set<string>): void {
  for (const { constraint, fallback } of parameters) {
    addTypes(constraint, names);
    addTypes(fallback, names);
  }
}

function addTypes(written: Type | undefined, names: Set<string>): void {
  const add = (inner: Type): void => addTypes(inner, names);
  switch (written?.kind) {
    case undefined:
    case "keyword":
    case "literalType":
      return;
    case "reference":
      names.add(nameOf(written.name));
      return written.typeArguments.forEach(add);
    case "union":
    case "intersection":
    case "tuple":
      return written.types.forEach(add);
    case "arrayType":
    case "optional":
    case "rest":
    case "operator":
    case "predicate":
      return add(written.type);
    case "indexed":
      return [written.object, written.index].forEach(add);
    case "conditionalType":
      return [written.check, written.extended, written.yes, written.no].forEach(add);
    case "function":
      for (const parameter of written.parameters) addTypes(parameter.type, names);
      return add(written.result);
    case "mappedType":
      return [written.keys, written.type].forEach(add);
    case "typeLiteral":
      for (const member of written.members) add(member.type);
      return;
    default:
      written satisfies never;
  }
}

/** A name as it was written; of `a.b` the first part. */
export function nameOf(name: Doc | undefined): string {
  if (name === undefined || typeof name === "string") return name ?? "";
  if (name.kind === "text") return name.text;
  return name.kind === "concat" ? nameOf(name.parts[0]) : "";
}
