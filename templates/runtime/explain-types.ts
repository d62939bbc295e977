/** `type` (JSON Schema validation, section 6.1.1). */
import { isArray, isFile, isInteger, isNumber, isObject } from "./checks.js";
import { type Explain, listOf, none, refusal } from "./explain-visit.js";
import type { Issue } from "./issue.js";

/** An issue about the type, unless it is right. @param name the type in words. */
export function typed(valid: boolean, value: unknown, name: string): readonly Issue[] {
  return valid ? none : [refusal(value, "type", `be ${name}`)];
}

export function stringType(value: unknown): readonly Issue[] {
  return typed(typeof value === "string", value, "string");
}

export function numberType(value: unknown): readonly Issue[] {
  return typed(isNumber(value), value, "number");
}

export function integerType(value: unknown): readonly Issue[] {
  return typed(isInteger(value), value, "integer");
}

export function booleanType(value: unknown): readonly Issue[] {
  return typed(typeof value === "boolean", value, "boolean");
}

export function nullType(value: unknown): readonly Issue[] {
  return typed(value === null, value, "null");
}

export function arrayType(value: unknown): readonly Issue[] {
  return typed(isArray(value), value, "array");
}

export function objectType(value: unknown): readonly Issue[] {
  return typed(isObject(value), value, "object");
}

/** What is sent as a file; JSON has no such type. */
export function fileType(value: unknown): readonly Issue[] {
  return typed(isFile(value), value, "file");
}

/** One of several types. */
export function anyType(types: readonly Explain[]): Explain {
  return (value) => {
    for (const type of types) if (type(value).length === 0) return none;
    return typed(false, value, listOf(types.map((type) => type(value)[0]?.message.slice("must be ".length))));
  };
}
