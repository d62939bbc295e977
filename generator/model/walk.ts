/** Walks a schema's tree. References are leaves: what they point to is a tree of its own. */
import type { Rule, Schema } from "./types.js";

/**
 * What was found once: nearly every question about a document passes through all of its schemas. By itself, and
 * not by `once`: engines write a function that is asked so often into those that ask.
 */
const known = new WeakMap<Schema, readonly Schema[]>();

/** The schema and every schema inside it, outer ones first. Does not recurse, however deep the tree. */
export function subschemas(schema: Schema): readonly Schema[] {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const found = [schema];
  for (let index = 0; index < found.length; index++) {
    for (const rule of found[index]?.rules ?? []) addSchemasOf(rule, found);
  }
  known.set(schema, found);
  return found;
}

/**
 * Asks whether something is true of a schema or of one inside it. Where it is, the answers for all parts are
 * remembered, so that whoever descends can ask again at every step; where it is not, nobody need descend.
 */
export function anyWithin(isSo: (schema: Schema) => boolean): (schema: Schema) => boolean {
  const answers = new Map<Schema, boolean>();
  return (root) => {
    const before = answers.get(root);
    if (before !== undefined) return before;
    const parts = subschemas(root);
    answers.set(root, parts.some(isSo));
    if (answers.get(root) === false) return false;
    // Inner ones come later: from the end on, what lies inside of a schema is known before it.
    for (const schema of parts.toReversed()) {
      const isInside = (rule: Rule): boolean => schemasOf(rule).some((part) => answers.get(part) === true);
      answers.set(schema, isSo(schema) || schema.rules.some(isInside));
    }
    return true;
  };
}

/** The schemas that a rule applies. */
export function schemasOf(rule: Rule): Schema[] {
  const found: Schema[] = [];
  addSchemasOf(rule, found);
  return found;
}

function addSchemasOf(rule: Rule, found: Schema[]): void {
  switch (rule.kind) {
    case "never":
    case "type":
    case "enum":
    case "number":
    case "string":
    case "reference":
      return;
    case "array":
      found.push(...rule.prefixItems, ...present(rule.items), ...present(rule.contains));
      return;
    case "object":
      for (const schema of rule.properties.values()) found.push(schema);
      for (const schema of rule.patternProperties.values()) found.push(schema);
      found.push(...present(rule.additionalProperties), ...present(rule.propertyNames));
      for (const schema of rule.dependentSchemas.values()) found.push(schema);
      return;
    case "allOf":
    case "anyOf":
    case "oneOf":
      for (const schema of rule.schemas) found.push(schema);
      return;
    case "not":
    case "unevaluated":
      found.push(rule.schema);
      return;
    case "conditional":
      found.push(rule.if, ...present(rule.then), ...present(rule.else));
      return;
    default:
      rule satisfies never;
  }
}

function present(schema: Schema | undefined): readonly Schema[] {
  return schema === undefined ? [] : [schema];
}
