/**
 * Reads a JSON Schema into the model. Differences between dialects end here: what comes out means the
 * same whichever dialect the document was written in. The value is never changed.
 */
import type { Place } from "../diagnostics.js";
import { maxDepth } from "./json.js";
import { plainSchema } from "./plain.js";
import { readCombinators } from "./schema-combinators.js";
import { readDocsOf, readMeta } from "./schema-docs.js";
import { impliedTypes } from "./schema-imply.js";
import { type SchemaReaderOptions, SchemaNode, type Unread } from "./schema-node.js";
import { withDescriptions } from "./schema-required.js";
import { readArray, readObject } from "./schema-structure.js";
import { reportSiblings, reportUnsupported, reportUnused } from "./schema-support.js";
import {
  hasCombinator,
  readEnums,
  readFormat,
  readNumber,
  readString,
  readTypes,
  typeRule,
} from "./schema-values.js";
import type { ReferenceRule, Rule, Schema } from "./types.js";

export type { Dialect, SchemaReaderOptions, SchemaReferences } from "./schema-node.js";

/**
 * Reads a schema.
 * @param value parsed JSON or YAML.
 * @param place of the value; the model's places and the diagnostics derive from it.
 */
export function readSchema(value: unknown, place: Place, options: SchemaReaderOptions): Schema {
  return readAt({ value, place, options, position: { depth: 0, asserting: true } });
}

function readAt({ value, place, options, position }: Unread): Schema {
  if (value === true) return plainSchema(place);
  if (value === false) return plainSchema(place, [{ kind: "never" }]);
  const known = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!known || position.depth > maxDepth) {
    SchemaNode.refuse(place, options.report, known ? "depth" : "kind");
    return { ...plainSchema(place), unread: true };
  }
  return readNode(new SchemaNode({ keywords: value, place, options, position, read: readAt }));
}

function readNode(node: SchemaNode): Schema {
  const { place } = node;
  const reference = readReference(node, "$ref");
  // OpenAPI 3.0, section 4.7.23, and draft 4: whatever stands beside a reference is ignored.
  if (reference !== undefined && node.legacy) {
    reportSiblings(node);
    // The specification ignores its own words beside a reference; of an extension it says nothing.
    const extended = node.options.dialect === "openapi-2.0" && node.raw("x-nullable") === true;
    const rules = extended ? nullable(node, reference) : reference;
    return { ...plainSchema(place, rules), docs: readDocsOf(node), unread: node.unread };
  }
  reportUnsupported(node);
  reportUnused(node);
  const own = reference === undefined ? readRules(node) : [...reference, ...readRules(node)];
  const rules = withDescriptions(own, place);
  // Asked before the annotations are read: without one of those a schema says no less.
  const { unread } = node;
  const docs = readDocsOf(node);
  const { access, format, contentMediaType, contentEncoding, default: fallback, examples } = readMeta(node);
  return {
    place,
    docs,
    rules,
    access,
    format,
    contentMediaType,
    contentEncoding,
    default: fallback,
    examples,
    unread,
  };
}

const noRules: readonly Rule[] = [];

function readRules(node: SchemaNode): readonly Rule[] {
  const assertions = node.options.asserts?.(node.place) ?? true;
  const written = assertions ? readTypes(node) : undefined;
  const types = written ?? (assertions ? impliedTypes(node) : undefined);
  const rules = noRules.concat(
    readReference(node, "$dynamicRef") ?? noRules,
    assertions
      ? typeRule(node, types).concat(readEnums(node, types), readNumber(node), readString(node))
      : noRules,
    readFormat(node),
    readArray(node, assertions),
    readObject(node, assertions),
    readCombinators(node),
  );
  return types === undefined || hasCombinator(node) ? nullable(node, rules) : rules;
}

/**
 * By the letter of OpenAPI 3.0.3, section 4.7.24.1, `nullable` adds null to `type` and to nothing else, so that
 * `allOf`, `anyOf`, `oneOf` or `enum` still refuse it. Those who write it mean that null is valid, and their
 * servers send null.
 */
function nullable(node: SchemaNode, rules: readonly Rule[]): readonly Rule[] {
  if (!node.nullable || rules.length === 0) return rules;
  const part = (partRules: readonly Rule[]): Schema => plainSchema(node.place, partRules);
  const onlyNull: Rule = { kind: "type", types: ["null"] };
  // A format, or a media type, is about the text, and decides with its type what that is in the program.
  const { format, contentMediaType, contentEncoding } = readMeta(node);
  const typed = { ...part(rules), format, contentMediaType, contentEncoding };
  return [{ kind: "anyOf", schemas: [typed, part([onlyNull])] }];
}

function readReference(
  node: SchemaNode,
  keyword: "$ref" | "$dynamicRef",
): readonly ReferenceRule[] | undefined {
  if (!node.has(keyword) || (keyword === "$dynamicRef" && node.legacy)) return undefined;
  const reference = node.string(keyword);
  if (reference === undefined) return [];
  const target = node.options.resolve(reference, node.at(keyword));
  if (target === undefined) return node.lose([]);
  const fragment = reference.split("#")[1] ?? "";
  const dynamic = keyword === "$dynamicRef" && fragment !== "" && !fragment.startsWith("/");
  if (dynamic && node.options.hasSeveral?.(fragment) === true) {
    const message = `"$dynamicRef" leads to another "$dynamicAnchor" on each way to it, and is read as any value`;
    node.warn(keyword, {
      code: "dynamic-reference",
      message,
      help: 'Name the schema that is meant with "$ref".',
    });
    return node.lose([]);
  }
  return [{ kind: "reference", target, ...(dynamic ? { dynamicAnchor: fragment } : {}) }];
}
