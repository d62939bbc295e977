/** What is promised: statements as files of declarations have them (`isolatedDeclarations`). */
import { UnknownForm } from "../layout/scanner.js";
import type { FunctionDeclaration, Import, Parameter, Statement } from "../layout/syntax.js";
import { constantType } from "./constant-type.js";
import { nameOf } from "./mentions.js";

/**
 * The statement as a declaration, but for imports, of which `importedTypes` knows; undefined for what no other
 * file sees.
 * @param before what stands before it: signatures do, before what they stand for.
 * @throws UnknownForm where the types of what is exported are not written down.
 */
export function asDeclaration(statement: Statement, before?: Statement): Statement | undefined {
  switch (statement.kind) {
    case "interface":
    case "alias":
      // In a file of declarations, others would see it too.
      return statement.modifiers === "" ? refuse() : statement;
    case "variable": {
      if (statement.modifiers === "") return undefined;
      const type = statement.type ?? constantType(statement.value) ?? refuse();
      return { ...statement, modifiers: "export declare ", type, value: undefined };
    }
    case "functionDeclaration": {
      if (statement.modifiers === "" || implementsSignature(statement, before)) return undefined;
      if (statement.result === undefined) refuse();
      const parameters = declared(statement.parameters);
      return { ...statement, modifiers: "export declare ", async: false, parameters, body: undefined };
    }
    default:
      return statement;
  }
}

function implementsSignature({ modifiers, name, body }: FunctionDeclaration, before?: Statement): boolean {
  if (body === undefined || before?.kind !== "functionDeclaration" || before.body !== undefined) return false;
  return before.modifiers === modifiers && nameOf(before.name) === nameOf(name);
}

/** The import with the types alone that are mentioned; undefined where none is. */
export function importedTypes(
  statement: Statement & Import,
  mentioned: ReadonlySet<string>,
): (Statement & Import) | undefined {
  const names = statement.names
    .filter(({ local }) => mentioned.has(nameOf(local)))
    .map((specifier) => ({ ...specifier, typeOnly: false }));
  return names.length === 0 ? undefined : { ...statement, typeOnly: true, names };
}

function declared(parameters: readonly Parameter[]): readonly Parameter[] {
  let isOptional = false;
  return parameters.map(({ name, optional, type, value }) => {
    // What may be left out before what may not is `undefined` then, and its type another one.
    if (type === undefined || (isOptional && !optional && value === undefined)) refuse();
    isOptional ||= value !== undefined;
    return { name, optional: optional || value !== undefined, type, value: undefined };
  });
}

function refuse(): never {
  throw new UnknownForm(0);
}
