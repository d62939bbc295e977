/** Keywords about arrays and objects (JSON Schema core, section 10.3; validation, sections 6.4 and 6.5). */
import { countMembers, hasUniqueItems, isArray, isObject, maxDepth } from "./checks.js";
import type { SchemaData, SchemaKeywords } from "./explain-schema.js";
import { type Visit, beside, inside, isDone, note, read, refuse } from "./explain-visit.js";
import { regExp } from "./explain-values.js";

/** Checks an array; other values pass. */
export function checkArray(schema: SchemaKeywords, visit: Visit): void {
  const { value } = visit;
  if (!isArray(value)) return;
  const { prefixItems = [], items, minItems, maxItems, uniqueItems } = schema;
  if (minItems !== undefined && value.length < minItems) {
    refuse(visit, "minItems", `must have at least ${minItems} items`);
  }
  if (maxItems !== undefined && value.length > maxItems) {
    refuse(visit, "maxItems", `must have at most ${maxItems} items`);
  }
  if (uniqueItems === true && !hasUniqueItems(value)) {
    const tooDeep = value.some((item) => !hasUniqueItems([item]));
    const message = tooDeep
      ? `must not hold items nested more than ${maxDepth} deep`
      : "must not repeat an item";
    refuse(visit, "uniqueItems", message);
  }
  for (const index of value.keys()) {
    if (isDone(visit)) return;
    const prefix = prefixItems[index];
    if (prefix !== undefined) visit.apply(prefix, inside(visit, index, "prefixItems", index));
    else if (items !== undefined) visit.apply(items, inside(visit, index, "items"));
    if (prefix !== undefined || items !== undefined) note(visit, [index]);
  }
  checkContains(schema, visit);
}

function checkContains({ contains, minContains, maxContains }: SchemaKeywords, visit: Visit): void {
  const { value } = visit;
  if (contains === undefined || !isArray(value)) return;
  const found = [...value.keys()].filter((index) => {
    const part = { ...inside(visit, index, "contains"), issues: [], limit: 1 };
    visit.apply(contains, part);
    return part.issues.length === 0;
  });
  note(visit, found);
  if (found.length < (minContains ?? 1)) {
    const keyword = minContains === undefined ? "contains" : "minContains";
    refuse(visit, keyword, `must contain at least ${minContains ?? 1} matching items`);
  }
  if (maxContains !== undefined && found.length > maxContains) {
    refuse(visit, "maxContains", `must contain at most ${maxContains} matching items`);
  }
}

/** Checks an object; other values pass. */
export function checkObject(schema: SchemaKeywords, visit: Visit): void {
  const { value } = visit;
  if (!isObject(value)) return;
  const { minProperties, maxProperties } = schema;
  checkRequired(schema, visit);
  for (const [name, property] of propertiesOf(schema)) {
    if (isDone(visit)) return;
    if (read(value, name) === undefined) continue;
    visit.apply(property, inside(visit, name, "properties", name));
    note(visit, [name]);
  }
  checkMembers(schema, visit);
  if (minProperties !== undefined && countMembers(value) < minProperties) {
    refuse(visit, "minProperties", `must have at least ${minProperties} members`);
  }
  if (maxProperties !== undefined && countMembers(value) > maxProperties) {
    refuse(visit, "maxProperties", `must have at most ${maxProperties} members`);
  }
  for (const [name, dependent] of Object.entries(schema.dependentSchemas ?? {})) {
    if (read(value, name) !== undefined) visit.apply(dependent, beside(visit, "dependentSchemas", name));
  }
}

function propertiesOf({
  properties = {},
  requiredProperties = {},
}: SchemaKeywords): readonly [string, SchemaData | undefined][] {
  return [...Object.entries(requiredProperties), ...Object.entries(properties)];
}

function checkRequired(
  { required = [], requiredProperties = {}, dependentRequired = {} }: SchemaKeywords,
  visit: Visit,
): void {
  const isMissing = (name: string): boolean => read(visit.value, name) === undefined;
  for (const name of [...Object.keys(requiredProperties), ...required].filter(isMissing)) {
    refuse(visit, "required", `must have the member ${JSON.stringify(name)}`);
  }
  for (const [name, others = []] of Object.entries(dependentRequired)) {
    if (isMissing(name)) continue;
    for (const other of others.filter(isMissing)) {
      const message = `must have the member ${JSON.stringify(other)} beside ${JSON.stringify(name)}`;
      refuse(visit, "dependentRequired", message);
    }
  }
}

/** Keywords that look at every member. */
function checkMembers(schema: SchemaKeywords, visit: Visit): void {
  const { value } = visit;
  if (!isObject(value)) return;
  const { patternProperties = {}, additionalProperties, propertyNames } = schema;
  const properties = new Set(propertiesOf(schema).map(([name]) => name));
  const patterns = Object.entries(patternProperties);
  for (const name of Object.keys(value)) {
    if (isDone(visit)) return;
    if (value[name] === undefined) continue;
    if (propertyNames !== undefined) {
      // The name itself is the value here; issues point to the member, since names have no pointer.
      visit.apply(propertyNames, { ...inside(visit, name, "propertyNames"), value: name });
    }
    const matching = patterns.filter(([source]) => regExp(source).test(name));
    for (const [source, pattern] of matching) {
      visit.apply(pattern, inside(visit, name, "patternProperties", source));
    }
    const named = properties.has(name) || matching.length > 0;
    if (!named && additionalProperties !== undefined) {
      visit.apply(additionalProperties, inside(visit, name, "additionalProperties"));
    }
    if (matching.length > 0 || (!named && additionalProperties !== undefined)) note(visit, [name]);
  }
}
