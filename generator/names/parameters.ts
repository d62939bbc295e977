/** The keys of a params object. */
import { hasChoice } from "../model/media.js";
import type { Operation, Parameter } from "../model/types.js";

/**
 * Parameters keep their names on the wire. Where two locations share a name, or a parameter has the
 * name of a key of the body's, the path parameter keeps it and the others say where they are: `query_id`.
 */
export function parameterKeys(operation: Operation): Map<Parameter, string> {
  const owners = new Map<string, Parameter | "body">();
  if (operation.body !== undefined) owners.set("body", "body");
  if (hasChoice(operation.body?.contents ?? [])) owners.set("contentType", "body");
  for (const parameter of operation.parameters) {
    const owner = owners.get(parameter.name);
    if (owner === undefined || (owner !== "body" && parameter.in === "path"))
      owners.set(parameter.name, parameter);
  }
  const keys = new Map<Parameter, string>();
  const used = new Set(owners.keys());
  for (const parameter of operation.parameters) {
    let key = parameter.name;
    // An object has these without being given them, so that a parameter left out would seem to be there.
    if (owners.get(key) !== parameter || key in Object.prototype) {
      key = `${parameter.in}_${parameter.name}`;
      while (used.has(key)) key = `${key}_`;
      used.add(key);
    }
    keys.set(parameter, key);
  }
  return keys;
}
