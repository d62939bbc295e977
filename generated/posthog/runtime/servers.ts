/** Servers of the document, and their variables (OpenAPI 3.1, sections 4.8.5 and 4.8.6). */
import { RequestError } from "./errors.js";

/** A server; `{name}` in its address stands for a variable. */
export interface Server {
  readonly url: string;
  readonly variables?: { readonly [name: string]: ServerVariable };
}

export interface ServerVariable {
  readonly default: string;
  /** All values that there are; any text where absent. */
  readonly enum?: readonly string[];
}

/** The variables of a server; those left out have their defaults. */
export type ServerVariables<S extends Server> = {
  readonly [Name in keyof S["variables"]]?: ValueOf<S["variables"][Name]> | undefined;
};

type ValueOf<Variable> = Variable extends { readonly enum: readonly (infer Value)[] } ? Value : string;

/**
 * The address of a server, to be used as a base URL.
 * @throws RequestError for a value that the document does not have.
 */
export function serverUrl<S extends Server>(server: S, variables: ServerVariables<S> = {}): string {
  const given = new Map<string, unknown>(Object.entries(variables));
  return Object.entries(server.variables ?? {}).reduce((url, [name, variable]) => {
    const value = String(given.get(name) ?? variable.default);
    if (variable.enum !== undefined && !variable.enum.includes(value)) {
      throw new RequestError(`The server variable ${name} must be one of: ${variable.enum.join(", ")}`);
    }
    return url.replaceAll(`{${name}}`, () => value);
  }, server.url);
}
