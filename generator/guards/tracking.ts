/**
 * Tests that note what they look at, for the schemas that an `unevaluated…` keyword depends on. Each is
 * a function of the value and of the set to note in. A test that fails may have noted too much: the
 * alternatives of a schema note in sets of their own.
 */
import { type Code, type Identifier, code, join } from "../emit/text.js";
import type { Rule, Schema, SchemaId } from "../model/types.js";
import { type Expression, printed, refuseUnless } from "./expression.js";
import { isNoting } from "./noting.js";
import { plainRules, structureSteps } from "./noting-steps.js";
import type { Scope } from "./scope.js";
import { restSteps } from "./unevaluated.js";

/** The test of a schema on `value`, noting in a set. */
export function trackingTest(schema: Schema, seen: Code, scope: Scope): Expression {
  if (!isNoting(schema, (id) => scope.host.schema(id))) return scope.test(schema, code`value`, "", "call");
  const [only, ...others] = schema.rules;
  if (only?.kind === "reference" && others.length === 0) return referenceTest(only.target, seen, scope);
  const name = scope.hoist((own, part) => trackingFunction(own, schema, part));
  return code`${name}(value, ${seen})`;
}

/** A target's tracking test. Each guard has copies of its own: schemas that need them are rare. */
function referenceTest(target: SchemaId, seen: Code, scope: Scope): Expression {
  const { host } = scope;
  const schema = host.schema(target);
  if (schema === undefined) return code`${host.guardName(target, scope.view)}(value)`;
  const name = scope.shared(target, (own, part) => trackingFunction(own, schema, part));
  if (!host.isRecursive(target)) return code`${name}(value, ${seen})`;
  return code`${host.helper("descendSeeing")}(${name}, value, ${seen})`;
}

function trackingFunction(name: Identifier, schema: Schema, scope: Scope): Code {
  const head = code`function ${name}(value: unknown, seen: ${scope.host.helper("Seen")}): boolean {`;
  const unevaluated = schema.rules.some((rule) => rule.kind === "unevaluated");
  const steps = unevaluated ? restSteps(schema, scope) : ownSteps(schema, scope);
  return join([head, ...steps, code`return true;\n}`], code`\n`);
}

/** The statements for all rules but `unevaluated…`: each ends the function where something is wrong. */
function ownSteps(schema: Schema, scope: Scope): readonly Code[] {
  const plain = plainRules(schema);
  const test = plain.length === 0 || scope.test({ ...schema, rules: plain }, code`value`, "plain", "call");
  return [refuseUnless(test), ...schema.rules.flatMap((rule) => noteSteps(rule, scope))].filter(
    (step) => step !== "",
  );
}

function noteSteps(rule: Rule, scope: Scope): readonly Code[] {
  const seen = code`seen`;
  switch (rule.kind) {
    case "array":
    case "object":
      return structureSteps(rule, scope);
    case "reference":
      return [refuseUnless(referenceTest(rule.target, seen, scope))];
    case "allOf":
      return rule.schemas.map((schema, index) =>
        refuseUnless(trackingTest(schema, seen, scope.in(`all ${index + 1}`))),
      );
    case "anyOf":
    case "oneOf":
      return [refuseUnless(alternativesTest(rule.kind, rule.schemas, scope))];
    case "conditional":
      return [refuseUnless(conditionalTest(rule, scope))];
    case "never":
    case "type":
    case "enum":
    case "number":
    case "string":
    case "not":
    case "unevaluated":
      return [];
    default:
      return rule satisfies never;
  }
}

/** All alternatives are asked, since each that matches counts for what it looked at. */
function alternativesTest(kind: "anyOf" | "oneOf", schemas: readonly Schema[], scope: Scope): Code {
  const words = kind === "anyOf" ? "any" : "one";
  const name = scope.in(words).hoist((own, part) => {
    const steps = schemas.map((schema, index) => alternativeStep(schema, index + 1, part));
    const verdict = kind === "anyOf" ? code`matches > 0` : code`matches === 1`;
    const head = code`function ${own}(value: unknown, seen: ${scope.host.helper("Seen")}): boolean {`;
    return join([head, code`let matches = 0;`, ...steps, code`return ${verdict};\n}`], code`\n`);
  });
  return code`${name}(value, seen)`;
}

function alternativeStep(schema: Schema, number: number, scope: Scope): Code {
  const { host } = scope;
  const part = scope.in(String(number));
  if (!isNoting(schema, (id) => host.schema(id))) {
    return code`if (${printed(scope.test(schema, code`value`, String(number), "call"))}) matches++;`;
  }
  const seen = code`seen${number}`;
  const test = printed(trackingTest(schema, seen, part));
  const body = code`matches++;\n${host.helper("see")}(seen, ${seen});`;
  return code`const ${seen}: ${host.helper("Seen")} = new Set();\nif (${test}) {\n${body}\n}`;
}

type ConditionalRule = Extract<Rule, { readonly kind: "conditional" }>;

/** What the condition looks at counts where it holds (core, section 10.2.2.1). */
function conditionalTest(rule: ConditionalRule, scope: Scope): Code {
  const name = scope.in("if").hoist((own, part) => {
    const { host } = part;
    const branch = (schema: Schema | undefined, words: string): Code =>
      code`return ${printed(schema === undefined || trackingTest(schema, code`seen`, scope.in(words)))};`;
    const test = trackingTest(rule.if, code`found`, part.in("condition"));
    const head = code`function ${own}(value: unknown, seen: ${host.helper("Seen")}): boolean {`;
    const found = code`const found: ${host.helper("Seen")} = new Set();`;
    const then = code`if (${printed(test)}) {\n${host.helper("see")}(seen, found);\n${branch(rule.then, "then")}\n}`;
    return join([head, found, then, branch(rule.else, "else"), code`}`], code`\n`);
  });
  return code`${name}(value, seen)`;
}
