import { referenceTarget } from "../../model/identity.js";
import type { Api, Operation, Response, Rule, Schema } from "../../model/types.js";
import { type Finding, type LintRule, type RuleContext, label, memberPlace } from "./rule.js";

/**
 * Where a success is not described, the client's answer is `unknown` and its guard accepts anything: the
 * types compile and promise nothing. A client cannot tell this from an API that really answers anything.
 */
export const responseUntyped: LintRule = {
  code: "response-untyped",
  severity: "warning",
  about: "A success response is missing, or its body has a schema that accepts anything.",
  check(api, context) {
    const constraints = new Constraints(api);
    for (const operation of api.operations) checkOperation(operation, constraints, context);
  },
};

function checkOperation(operation: Operation, constraints: Constraints, { report }: RuleContext): void {
  const successes = operation.responses.filter(isSuccess);
  if (successes.length === 0) {
    report({
      place: memberPlace(operation.place, "responses"),
      message: `The operation ${label(operation)} has no success response`,
      help: "Describe what it answers when it succeeds, as a response with a status from 200 to 299.",
    });
  }
  for (const response of successes) {
    for (const content of response.contents) {
      if (content.kind === "json" && !constraints.has(content.schema))
        report(untyped(constraints.follow(content.schema)));
    }
    if (answersNothing(operation, response)) {
      report({
        place: response.place,
        message: `The response ${response.status} to ${label(operation)} has no content`,
        help: "Describe the body under `content`, or use the status 204 for an answer without one.",
      });
    }
  }
}

/** A redirect is what some operations are for; `default` covers success where no other response does. */
function isSuccess({ status }: Response): boolean {
  return status.startsWith("2") || status.startsWith("3") || status === "default";
}

/** A 200 to GET carries what was asked for (RFC 9110, section 15.3.1); other methods may just succeed. */
function answersNothing({ method }: Operation, { status, contents }: Response): boolean {
  return (method === "GET" || method === "QUERY") && status === "200" && contents.length === 0;
}

/** The place is the schema's own, however many responses share it: there it is to be corrected. */
function untyped({ place }: Schema): Finding {
  return {
    place,
    message: "The body of a success response has a schema that accepts anything",
    help: "Describe the body with a schema; `type: object` is a beginning.",
  };
}

/** Tells schemas that refuse at least some values from those that accept anything. */
class Constraints {
  readonly #api: Api;
  readonly #known = new Map<Schema, boolean>();

  constructor(api: Api) {
    this.#api = api;
  }

  has(schema: Schema): boolean {
    const known = this.#known.get(schema);
    if (known !== undefined) return known;
    this.#known.set(schema, false); // What only leads back to itself says nothing.
    const result = schema.rules.some((rule) => this.#refuses(rule));
    this.#known.set(schema, result);
    return result;
  }

  /** The schema that a reference leads to in the end. */
  follow(schema: Schema): Schema {
    const seen = new Set([schema]);
    for (let next = this.#target(schema); next !== undefined && !seen.has(next); next = this.#target(next))
      seen.add(next);
    return [...seen].at(-1) ?? schema;
  }

  #target(schema: Schema): Schema | undefined {
    const target = referenceTarget(schema);
    return target === undefined ? undefined : this.#api.schemas.get(target)?.schema;
  }

  #refuses(rule: Rule): boolean {
    if (rule.kind === "allOf") return rule.schemas.some((part) => this.has(part));
    if (rule.kind === "anyOf") return rule.schemas.every((part) => this.has(part));
    if (rule.kind !== "reference") return true;
    const target = this.#api.schemas.get(rule.target);
    return target !== undefined && this.has(target.schema);
  }
}
