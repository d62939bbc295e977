/** Keywords that look at every member of an object (JSON Schema core, section 10.3.2); other values pass. */
import { type Seen, isObject } from "./checks.js";
import { type Explain, addPart } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** Explains the members that nothing before it has named. */
export type Rest = (value: unknown, seen?: Seen, isNamed?: (name: string) => boolean) => readonly Issue[];

/** Calls a function for every member. One that is `undefined` does not exist in JSON. */
export function forMembers(value: unknown, visit: (name: string, member: unknown) => void): void {
  if (!isObject(value)) return;
  for (const name of Object.keys(value)) if (value[name] !== undefined) visit(name, value[name]);
}

export function additionalProperties(part: Explain): Rest {
  return (value, seen, isNamed) => {
    const issues: Issue[] = [];
    forMembers(value, (name, member) => {
      if (isNamed?.(name) === true) return;
      addPart(issues, part, member, name, "additionalProperties");
      seen?.add(name);
    });
    return issues;
  };
}

/** `patternProperties`, by their sources; then what explains the others. */
export function patternProperties(parts: Readonly<Record<string, Explain>>, rest?: Rest): Rest {
  const matching = (name: string): [string, Explain][] =>
    Object.entries(parts).filter(([source]) => new RegExp(source, "u").test(name));
  return (value, seen, isNamed) => {
    const issues: Issue[] = [];
    forMembers(value, (name, member) => {
      for (const [source, part] of matching(name)) {
        addPart(issues, part, member, name, "patternProperties", source);
        seen?.add(name);
      }
    });
    const isMatched = (name: string): boolean => isNamed?.(name) === true || matching(name).length > 0;
    return rest === undefined ? issues : [...issues, ...rest(value, seen, isMatched)];
  };
}

/** The name itself is the value here; issues point to the member, since names have no pointer. */
export function propertyNames(part: Explain): Explain {
  return (value) => {
    const issues: Issue[] = [];
    forMembers(value, (name) => addPart(issues, part, name, name, "propertyNames"));
    return issues;
  };
}
