/**
 * `$dynamicRef` (core, section 8.2.3.2) leads to another place depending on which resources were entered
 * on the way. Which ones can be told apart when the code is written: a schema is copied for each set of
 * anchors in force, and in each copy the reference is an ordinary one. So nothing is left for run time.
 */
import type { Place } from "../diagnostics.js";
import { schemaId } from "../model/identity.js";
import { mapParts } from "../model/map.js";
import type { ReferenceRule, Schema, SchemaId } from "../model/types.js";
import type { Registry } from "./registry.js";

/** The anchors in force, by name: the outermost resource that has an anchor decides (section 7.1). */
type Anchors = ReadonlyMap<string, Place>;

/** Schemas whose references all lead to schemas among them. */
export interface ResolvedSchemas {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  /** The schemas that were asked for, with their names. */
  readonly named: ReadonlyMap<SchemaId, string>;
}

/**
 * The named schemas and all that they refer to, with every dynamic reference resolved.
 * @param schemaAt gives the schema at a place.
 */
export function resolveDynamic(
  named: ReadonlyMap<string, Place>,
  registry: Registry,
  schemaAt: (place: Place) => Schema,
): ResolvedSchemas {
  const scopes = new DynamicScopes(registry);
  const names = new Map<SchemaId, string>();
  for (const [name, place] of named) names.set(scopes.refer(place, new Map()), name);
  const schemas = new Map<SchemaId, Schema>();
  for (let next = scopes.next(); next !== undefined; next = scopes.next()) {
    schemas.set(next.id, scopes.resolved(schemaAt(next.place), next.anchors));
  }
  return { schemas, named: names };
}

interface Waiting {
  readonly id: SchemaId;
  readonly place: Place;
  readonly anchors: Anchors;
}

class DynamicScopes {
  readonly #registry: Registry;
  readonly #known = new Set<SchemaId>();
  readonly #waiting: Waiting[] = [];

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /** The next schema that was referred to and is still to be resolved. */
  next(): Waiting | undefined {
    return this.#waiting.shift();
  }

  /** The identity of the schema at a place, entered with some anchors in force. */
  refer(place: Place, around: Anchors): SchemaId {
    const anchors = this.#enter(place, around);
    const suffix = [...anchors].map(([name, target]) => `${name}=${schemaId(target)}`).sort();
    const id = [schemaId(place), ...suffix].join("@");
    if (!this.#known.has(id)) this.#waiting.push({ id, place, anchors });
    this.#known.add(id);
    return id;
  }

  /** A copy of the schema, its references resolved. */
  resolved(schema: Schema, around: Anchors): Schema {
    const anchors = this.#enter(schema.place, around);
    const rules = schema.rules.map((rule) =>
      rule.kind === "reference"
        ? { ...rule, target: this.refer(this.#target(rule, anchors), anchors) }
        : mapParts(rule, (part) => this.resolved(part, anchors)),
    );
    return { ...schema, rules };
  }

  #target({ target, dynamicAnchor }: ReferenceRule, anchors: Anchors): Place {
    const place = placeOf(target);
    if (dynamicAnchor === undefined) return place;
    // Only an anchor that is itself dynamic starts the search.
    const initial = this.#registry.resourceAt(place)?.dynamicAnchors.get(dynamicAnchor);
    return initial === place.pointer ? (anchors.get(dynamicAnchor) ?? place) : place;
  }

  /** The anchors in force within the resource of a place. Those that nobody asks for are left out. */
  #enter(place: Place, around: Anchors): Anchors {
    const resource = this.#registry.resourceAt(place);
    const anchors = new Map(around);
    for (const [name, pointer] of resource?.dynamicAnchors ?? []) {
      if (anchors.has(name) || !this.#registry.dynamicNames.has(name)) continue;
      anchors.set(name, { file: place.file, pointer });
    }
    return anchors;
  }
}

/** The place that an identity was made of. */
function placeOf(id: SchemaId): Place {
  const end = id.indexOf("#");
  return { file: id.slice(0, end), pointer: id.slice(end + 1) };
}
