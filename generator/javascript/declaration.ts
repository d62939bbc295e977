/** What is promised: statements as files of declarations have them (`isolatedDeclarations`). */
import { UnknownForm } from "../layout/scanner.js";
import type { Import, Parameter, Statement } from "../layout/syntax.js";
import { constantType } from "./constant-type.js";
import { nameOf } from "./mentions.js";

/**
 * The statement as a declaration, but for imports, of which `importedTypes` knows; undefined for what no other
 * file sees.
 * @param isOverloaded signatures of the same function stand before it.
 * @throws UnknownForm where the types of what is exported are not written down.
 */
export function asDeclaration(statement: Statement, isOverloaded: boolean): Statement | undefined {
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
      if (statement.modifiers === "" || (isOverloaded && statement.body !== undefined)) return undefined;
      if (statement.result === undefined) refuse();
      const parameters = statement.parameters.map(declared);
      return { ...statement, modifiers: "export declare ", async: false, parameters, body: undefined };
    }
    default:
      return statement;
  }
}

/** The import with the types alone that are mentioned; undefined where none is. */
export function importedTypes(
  statement: Statement & Import,
  isMentioned: (name: string) => boolean,
): (Statement & Import) | undefined {
  const names = statement.names
    .filter(({ local }) => isMentioned(nameOf(local)))
    .map((specifier) => ({ ...specifier, typeOnly: false }));
  return names.length === 0 ? undefined : { ...statement, typeOnly: true, names };
}

function declared({ name, optional, type, value }: Parameter): Parameter {
  if (type === undefined) refuse();
  return { name, optional: optional || value !== undefined, type, value: undefined };
}

function refuse(): never {
  throw new UnknownForm(0);
}
