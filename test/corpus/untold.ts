/**
 * Where the output says less than it could: positions whose type came out as `unknown` though the document
 * says of what kind the values are. A measure of the generator, for tests over many documents.
 */
import type { Place } from "../../generator/diagnostics.js";
import { schemaId } from "../../generator/model/identity.js";
import type { Api, ArrayRule, Schema } from "../../generator/model/types.js";
import { schemasOf } from "../../generator/model/walk.js";
import { schemasOfWhole } from "../../generator/model/whole.js";
import { code } from "../../generator/emit/text.js";
import { type TypeScope, typeOf } from "../../generator/emit/types.js";

/** The places of all schemas, in components, parameters, headers and bodies, that are `unknown` without need. */
export function untoldSchemas(api: Api): Place[] {
  const scopes = (["request", "response"] as const).map((view): TypeScope => ({
    view,
    lookup: (id) => api.schemas.get(id)?.schema,
    refer: () => code`Referred`,
  }));
  const found = new Map<string, Place>();
  for (const root of roots(api)) {
    for (const schema of typed(root)) {
      if (!saysKind(schema) || scopes.every((scope) => typeOf(schema, scope) !== "unknown")) continue;
      found.set(schemaId(schema.place), schema.place);
    }
  }
  return [...found.values()];
}

/** The schema and those inside it that types are made of: what only selects or refuses values has none. */
function typed(schema: Schema): Schema[] {
  const parts = schema.rules.flatMap((rule) => {
    if (rule.kind === "not" || rule.kind === "conditional" || rule.kind === "unevaluated") return [];
    if (rule.kind === "array") return schemasOf(withoutContains(rule));
    if (rule.kind === "object") {
      const { properties, patternProperties, additionalProperties: rest } = rule;
      return [...properties.values(), ...patternProperties.values(), ...(rest === undefined ? [] : [rest])];
    }
    return schemasOf(rule);
  });
  return [schema, ...parts.flatMap(typed)];
}

function withoutContains(rule: ArrayRule): ArrayRule {
  return { ...rule, contains: undefined };
}

function roots(api: Api): Schema[] {
  const parameters = api.operations.flatMap((operation) => operation.parameters.map(({ schema }) => schema));
  return [...schemasOfWhole(api), ...parameters];
}

/** True where the document says of what kind a value is, be it in a way that could not be read. */
function saysKind(schema: Schema): boolean {
  if (schema.unread) return true;
  return schema.rules.some((rule) => {
    switch (rule.kind) {
      case "never":
      case "type":
      case "enum":
      case "reference":
      case "array":
      case "object":
        return true;
      case "allOf":
        return rule.schemas.some(saysKind);
      case "anyOf":
      case "oneOf":
        return rule.schemas.length > 0 && rule.schemas.every(saysKind);
      case "number":
      case "string":
      case "not":
      case "conditional":
      case "unevaluated":
        return false;
      default:
        return rule satisfies never;
    }
  });
}
