/** `check<Name>` in the output: the explanation of a schema, which asks no guard. */
import { type Code, type Identifier, code } from "../emit/text.js";
import type { Memory } from "../memory/memory.js";
import type { View } from "../model/declarations.js";
import type { Schema, SchemaId } from "../model/types.js";
import { LocationPrinter } from "./explain-location.js";
import { ExplainPrinter } from "./explain-printer.js";
import { schemaTree } from "./explain-schema.js";
import type { ExplainTree } from "./explain-tree.js";
import type { GuardHost } from "./host.js";
import { tracedHost } from "./traced-host.js";
import { referencesOf } from "./recursion.js";

/** A check to be written. */
export interface CheckInput {
  readonly schema: Schema;
  /** The identity by which other schemas refer to it; absent for an inline schema. */
  readonly id?: SchemaId;
  readonly view: View;
  /** The names of the type, and of the check itself. */
  readonly type: Identifier;
  readonly check: Identifier;
  /** A documentation comment, or nothing. */
  readonly doc: Code;
  /** False for a check that only others of the module use. */
  readonly exported?: boolean;
}

/** The checks of a module, and what several of them share. */
export interface CompiledChecks {
  /** In the order of the input. */
  readonly own: readonly Code[];
  readonly shared: readonly Code[];
}

/**
 * The checks of schemas. Each is one function, which puts its explanation together when it is called, so
 * that schemas can refer to each other in any order.
 */
export function compileChecks(
  inputs: readonly CheckInput[],
  host: GuardHost,
  memory?: Memory,
): CompiledChecks {
  const explainer = explainerNames(host);
  const leads = recursionFinder(host);
  const printer = new ExplainPrinter(host, explainer);
  const locations = new LocationPrinter(inputs, host);
  const roots = inputs.map((input) => ({
    ...input,
    explainer: explainer(input.check),
    helper: helperFor(input, { host, leads }),
    path: `${input.type.charAt(0).toLowerCase()}${input.type.slice(1)}`,
    tree: explanation(input, host, memory),
  }));
  for (const root of roots) printer.count(root);
  return {
    own: roots.map((root) =>
      compileCheck(root, { at: locations.print(root.schema), parts: printer.print(root) }, host),
    ),
    shared: [...locations.shared, ...printer.shared],
  };
}

function explanation(input: CheckInput, host: GuardHost, memory: Memory | undefined): ExplainTree {
  const { schema, view, check } = input;
  if (memory === undefined) return schemaTree(schema, { view, host });
  return memory.explanations.make(check, [schema, view], host, (ask) =>
    schemaTree(schema, { view, host: tracedHost(ask) }),
  );
}

/**
 * What is referred to in the place of a check. Where parts have to be noted, that is a function which takes
 * the set to note in: a user's call such as `values.map(checkPet)` would pass it something else.
 */
function explainerNames(host: GuardHost): (check: Identifier) => Identifier {
  if (!host.hasUnevaluated) return (check) => check;
  const names = new Map<Identifier, Identifier>();
  return (check) => {
    const name = names.get(check) ?? host.local(`explain ${check.slice("check".length)}`);
    names.set(check, name);
    return name;
  };
}

/** Tells whether a schema leads to one that refers to itself. Without recursion: chains of references can be long. */
function recursionFinder(host: GuardHost): (schema: Schema) => boolean {
  const known = new Map<Schema, boolean>();
  return (schema) => {
    const pending = [schema];
    for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
      const references = referencesOf(next);
      const leads = references.some((id) => host.isRecursive(id));
      // What is left out of a circle does not lead back: each target is known before what refers to it.
      const targets = leads ? [] : references.flatMap((id) => host.schema(id) ?? []);
      const unknown = targets.filter((target) => !known.has(target));
      pending.push(...unknown);
      if (unknown.length > 0) continue;
      pending.pop();
      known.set(next, leads || targets.some((target) => known.get(target) === true));
    }
    return known.get(schema) === true;
  };
}

interface Recursion {
  readonly host: GuardHost;
  readonly leads: (schema: Schema) => boolean;
}

/** What a check calls: what refers to itself is counted, and so has to be known where counting begins. */
function helperFor({ schema, id }: CheckInput, { host, leads }: Recursion): Explaining {
  if (id !== undefined && host.isRecursive(id)) return "explainRecursive";
  return leads(schema) ? "explainLeading" : "explain";
}

/** The function of the runtime that begins an explanation. */
type Explaining = "explain" | "explainLeading" | "explainRecursive";

interface Explained extends CheckInput {
  readonly explainer: Identifier;
  readonly helper: Explaining;
}

interface Printed {
  readonly at: Code;
  readonly parts: Code;
}

function compileCheck(input: Explained, { at, parts }: Printed, host: GuardHost): Code {
  const { check, explainer, doc, exported } = input;
  const issues = code`${host.helper("Issue")}[]`;
  const start = exported === false ? code`` : code`export `;
  const begin = code`${doc}${start}function ${check}(value: unknown): ${issues}`;
  const helper = host.helper(input.helper);
  const key = input.helper === "explainRecursive" ? code`${explainer}, ` : code``;
  const args = code`${key}value, ${at}, ${parts}`;
  if (explainer === check) return code`${begin} {\nreturn ${helper}(${args});\n}`;
  const noting = code`function ${explainer}(value: unknown, seen?: ${host.helper("Seen")}): ${issues}`;
  const inner = code`${noting} {\nreturn ${helper}(${args}, seen);\n}`;
  return exported === false ? inner : code`${begin} {\nreturn ${explainer}(value);\n}\n\n${inner}`;
}
