/**
 * JSON Schema to TypeScript: a schema becomes a function that is true for the values which obey it.
 * Values are asked by plain reads and comparisons; a function of its own is made where a structure has
 * one, and where the compiler's narrowing of one test would disturb the next.
 */
import { type Code, type Identifier, code } from "../emit/text.js";
import type { View } from "../model/declarations.js";
import type { Schema } from "../model/types.js";
import type { Checks } from "./array.js";
import { type Expression, and, or, refuseUnless, statements } from "./expression.js";
import { parameterName, returned, testFunction, valueParameter } from "./functions.js";
import type { GuardHost } from "./host.js";
import { isInline, withoutNull } from "./inline.js";
import { schemaChecks } from "./rules.js";
import { saidName } from "./schema-words.js";
import { Scope } from "./scope.js";
import { Sheet } from "./sheet.js";
import { trackingTest } from "./tracking.js";

/** A guard to be written. */
export interface GuardInput {
  readonly schema: Schema;
  /** The name of the exported function. */
  readonly name: Identifier;
  /** The type that the guard proves; absent for one that only answers. */
  readonly type?: Code;
  readonly view: View;
  /** A documentation comment, or nothing. */
  readonly doc: Code;
  /** False for a guard that only its own module uses. */
  readonly exported?: boolean;
}

/** The guard of a schema. The private declarations that it needs are added to those of the module. */
export function compileGuard(input: GuardInput, host: GuardHost): Code {
  const { schema, name, type, view, doc, exported = true } = input;
  const sheet = new Sheet(host.declared);
  const compilers = { test: testSchema, track: trackingTest };
  const scope = new Scope({ host, view, sheet, compilers }, { words: name });
  const body = sheet.delegated(name, sheet.unfolded(functionBody(schemaChecks(schema, scope))));
  const value = parameterName(code`value`, body);
  const answer = type === undefined ? code`boolean` : code`${value} is ${type}`;
  const keyword = exported ? code`export function` : code`function`;
  const guard = code`${doc}${keyword} ${name}(${value}: unknown): ${answer} {\n${body}\n}`;
  sheet.close(guard);
  return guard;
}

/** The test of a part of a schema: written where it stands, or a call of a function hoisted from there. */
function testSchema(schema: Schema, scope: Scope): Expression {
  const split = scope.form === "inline" ? withoutNull(schema) : undefined;
  if (split !== undefined) return or([code`${scope.operand} === null`, testSchema(split, scope)]);
  if (isInline(schema, scope.form)) return and(schemaChecks(schema, scope).tests);
  const said = saidName(schema, scope, false);
  const named = said === undefined ? scope : scope.at({ name: said.name, form: scope.form });
  return named.hoist(
    (part) => testFunction([valueParameter], functionBody(schemaChecks(schema, part))),
    said?.asks,
  );
}

function functionBody({ tests, loops, last = [] }: Checks): Code {
  if (loops.length === 0) return returned(and(tests));
  return statements([refuseUnless(and(tests)), ...loops, returned(and(last))]);
}
