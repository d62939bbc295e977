/**
 * Tests that note what they look at, for the schemas that an `unevaluated…` keyword depends on. Each is
 * a function of the value and of the set to note in. A test that fails may have noted too much: the
 * alternatives of a schema note in sets of their own.
 */
import { type Code, code, lines } from "../emit/text.js";
import type { Rule, Schema, SchemaId } from "../model/types.js";
import { type Expression, grouped, printed, refuseUnless, statements } from "./expression.js";
import { type Parameter, printedFunction, testFunction, valueParameter } from "./functions.js";
import { isNoting } from "./noting.js";
import { plainPart, structureSteps } from "./noting-steps.js";
import { descent } from "./reference.js";
import type { Scope } from "./scope.js";
import { restSteps } from "./unevaluated.js";

/** The test of a schema on `value`, noting in the scope's set. */
export function trackingTest(schema: Schema, scope: Scope): Expression {
  if (!isNoting(schema, (id) => scope.host.schema(id))) return scope.test(schema, { form: "call" });
  const [only, ...others] = schema.rules;
  if (only?.kind === "reference" && others.length === 0) return referenceTest(only.target, scope);
  return scope.hoistNoting((part) => testFunction(parameters(part), trackingBody(schema, part)));
}

/** A target's tracking test. Each guard has copies of its own: schemas that need them are rare. */
function referenceTest(target: SchemaId, scope: Scope): Expression {
  const { host, seen } = scope;
  const schema = host.schema(target);
  if (schema === undefined) return code`${host.guardName(target, scope.view)}(value)`;
  const name = scope.shared(target, (part) => printedFunction(parameters(part), trackingBody(schema, part)));
  if (!host.isRecursive(target)) return code`${name}(value, ${seen})`;
  return code`${descent(target, host)}(${name}, value, ${seen})`;
}

function trackingBody(schema: Schema, scope: Scope): Code {
  const unevaluated = schema.rules.some((rule) => rule.kind === "unevaluated");
  const steps = unevaluated ? restSteps(schema, scope) : ownSteps(schema, scope);
  return statements([...steps, code`return true;`]);
}

function parameters(scope: Scope): readonly Parameter[] {
  return [valueParameter, { name: code`seen`, type: code`${scope.host.helper("Seen")}` }];
}

/** The statements for all rules but `unevaluated…`: each ends the function where something is wrong. */
function ownSteps(schema: Schema, scope: Scope): readonly Code[] {
  const isPlain = (rule: Rule): boolean =>
    !isNoting({ ...schema, rules: [rule] }, (id) => scope.host.schema(id));
  const plain = [
    ...schema.rules.filter(isPlain),
    ...schema.rules.filter((rule) => !isPlain(rule)).flatMap(plainPart),
  ];
  const test =
    plain.length === 0 || scope.test({ ...schema, rules: plain }, { words: "plain", form: "call" });
  const notes = schema.rules.filter((rule) => !isPlain(rule)).flatMap((rule) => noteSteps(rule, scope));
  return [refuseUnless(test), ...notes];
}

function noteSteps(rule: Rule, scope: Scope): readonly Code[] {
  switch (rule.kind) {
    case "array":
    case "object":
      return structureSteps(rule, scope);
    case "reference":
      return [refuseUnless(referenceTest(rule.target, scope))];
    case "allOf":
      return rule.schemas.map((schema, index) =>
        refuseUnless(scope.track(schema, { words: `part ${index + 1}` })),
      );
    case "anyOf":
    case "oneOf":
      return [refuseUnless(alternativesTest(rule, scope))];
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

type AlternativesRule = Extract<Rule, { readonly kind: "anyOf" | "oneOf" }>;

/** All alternatives are asked, since each that matches counts for what it looked at. */
function alternativesTest({ kind, schemas }: AlternativesRule, scope: Scope): Expression {
  return scope.at({ words: kind === "anyOf" ? "any" : "one" }).hoistNoting((part) => {
    const steps = schemas.map((schema, index) =>
      alternativeStep(schema, part.at({ words: `${index + 1}`, seen: code`seen${index + 1}` })),
    );
    const verdict = kind === "anyOf" ? code`matches > 0` : code`matches === 1`;
    return testFunction(
      parameters(part),
      lines([code`let matches = 0;`, ...steps, code`return ${verdict};`]),
    );
  });
}

function alternativeStep(schema: Schema, scope: Scope): Code {
  const { host, seen } = scope;
  const test = trackingTest(schema, scope);
  if (typeof test === "boolean") return test ? code`matches++;` : code``;
  if (!isNoting(schema, (id) => host.schema(id))) return code`if (${grouped(test)}) matches++;`;
  const body = code`matches++;\n${host.helper("see")}(seen, ${seen});`;
  return code`const ${seen}: ${host.helper("Seen")} = new Set();\nif (${grouped(test)}) {\n${body}\n}`;
}

type ConditionalRule = Extract<Rule, { readonly kind: "conditional" }>;

/** What the condition looks at counts where it holds (core, section 10.2.2.1). */
function conditionalTest(rule: ConditionalRule, scope: Scope): Expression {
  return scope.at({ words: "conditional" }).hoistNoting((part) => {
    const { host } = part;
    const branch = (schema: Schema | undefined, words: string): Code =>
      code`return ${printed(schema === undefined || part.track(schema, { words }))};`;
    const test = part.track(rule.if, { words: "if", seen: code`found` });
    const steps = [
      code`const found: ${host.helper("Seen")} = new Set();`,
      code`if (${printed(test)}) {\n${host.helper("see")}(seen, found);\n${branch(rule.then, "then")}\n}`,
      branch(rule.else, "else"),
    ];
    return testFunction(parameters(part), statements(steps));
  });
}
