/** Guards in the form that other libraries take: Standard Schema, version 1 (https://standardschema.dev). */
import { isArray } from "./checks.js";
import type { Issue } from "./issue.js";

/** A schema that tRPC, TanStack Form and other users of Standard Schema accept as it is. */
export interface StandardSchema<Output> {
  readonly "~standard": StandardProps<Output>;
}

export interface StandardProps<Output> {
  readonly version: 1;
  readonly vendor: "specwright";
  readonly validate: (value: unknown) => StandardSuccess<Output> | StandardFailure;
  /** For the compiler alone; there is no such member. */
  readonly types?: { readonly input: Output; readonly output: Output } | undefined;
}

/** The value that was accepted, as it came. */
export interface StandardSuccess<Output> {
  readonly value: Output;
  readonly issues?: undefined;
}

/** Why the value was refused. */
export interface StandardFailure {
  readonly issues: readonly StandardIssue[];
}

/** An issue with the way into the value: names of members, and numbers of items. */
export interface StandardIssue extends Issue {
  readonly path: readonly (string | number)[];
}

/** Gives a guard, when somebody asks. */
export type SchemaGuard<Output> = () => (value: unknown) => value is Output;

/** Gives the explanation of a refusal. */
export type SchemaCheck = () => (value: unknown) => readonly Issue[];

/** Makes a Standard Schema of a guard and its explanation. Nothing is converted: what goes in comes out. */
export function standardSchema<Output>(
  guard: SchemaGuard<Output>,
  explanation: SchemaCheck,
): StandardSchema<Output> {
  const validate = (value: unknown): StandardSuccess<Output> | StandardFailure => {
    const is = guard();
    if (is(value)) return { value };
    const issues = explanation()(value);
    return { issues: issues.map((issue) => ({ ...issue, path: pathIn(value, issue.pointer) })) };
  };
  return { "~standard": { version: 1, vendor: "specwright", validate } };
}

/** A pointer does not tell the item 0 from a member called "0": the value does. */
function pathIn(value: unknown, pointer: string): readonly (string | number)[] {
  let part = value;
  return pointer
    .split("/")
    .slice(1)
    .map((text) => {
      const name = text.replaceAll("~1", "/").replaceAll("~0", "~");
      const segment = isArray(part) ? Number(name) : name;
      part = typeof part === "object" && part !== null ? Reflect.get(part, name) : undefined;
      return segment;
    });
}
