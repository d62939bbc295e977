/** Keywords that hold no schemas. What holds the wrong kind of value says nothing. */
import { type Mapping, type SchemaObject, isList } from "./json-schema.js";
import type { Translation } from "./translate.js";

const counts = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minContains",
  "maxContains",
  "minProperties",
  "maxProperties",
];

export function scalars(value: Mapping, { legacy }: Translation): SchemaObject {
  const { pattern, format, uniqueItems } = value;
  return {
    ...Object.fromEntries(counts.flatMap((name) => (isCount(value[name]) ? [[name, value[name]]] : []))),
    ...(isPattern(pattern) && { pattern }),
    ...(typeof format === "string" && { format }),
    ...(uniqueItems === true && { uniqueItems }),
    ...(isList(value["enum"]) && value["enum"].length > 0 && { enum: value["enum"] }),
    ...(!legacy && value["const"] !== undefined && { const: value["const"] }),
    examples: examplesOf(value),
  };
}

function examplesOf({ example, examples, default: fallback }: Mapping): readonly unknown[] {
  return [example, fallback, ...(isList(examples) ? examples : [])].filter((one) => one !== undefined);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** JSON Schema core, section 6.4: ECMA-262 with the flag `u`. What it cannot read says nothing. */
export function isPattern(source: unknown): source is string {
  if (typeof source !== "string") return false;
  try {
    return new RegExp(source, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

/** Validation, section 6.2; in draft 4, section 5.1, the exclusive bounds are switches. */
export function bounds(value: Mapping, { legacy }: Translation): SchemaObject {
  const bound = (name: string): number | undefined => {
    const found = value[name];
    return typeof found === "number" ? found : undefined;
  };
  const minimum = bound("minimum");
  const maximum = bound("maximum");
  const step = bound("multipleOf");
  const multipleOf = step !== undefined && step > 0 ? { multipleOf: step } : {};
  if (!legacy) {
    const low = bound("exclusiveMinimum");
    const high = bound("exclusiveMaximum");
    return {
      ...multipleOf,
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(low !== undefined && { exclusiveMinimum: low }),
      ...(high !== undefined && { exclusiveMaximum: high }),
    };
  }
  return {
    ...multipleOf,
    ...(minimum !== undefined &&
      (value["exclusiveMinimum"] === true ? { exclusiveMinimum: minimum } : { minimum })),
    ...(maximum !== undefined &&
      (value["exclusiveMaximum"] === true ? { exclusiveMaximum: maximum } : { maximum })),
  };
}
