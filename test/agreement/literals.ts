/** Values as literals, against the types of an output. */
import { compile, openType } from "../posthog/compiler.js";
import { isList, isMapping } from "./json-schema.js";

/** A value, printed, that a guard has accepted as being of the type. */
export interface TypedValue {
  readonly type: string;
  readonly literal: string;
}

/** What the compiler has against the types themselves, and against the values. */
export function typeComplaints(
  models: string,
  values: readonly TypedValue[],
): readonly { readonly schema: string; readonly detail: string }[] {
  if (values.length === 0) return [];
  const lines = values.map(
    ({ type, literal }, index) => `export const v${index}: Open<m.${type}> = ${literal};`,
  );
  const head = [`import type * as m from "./models.js";`, openType];
  const complaints = compile(
    new Map([
      ["models", models],
      ["values", [...head, ...lines].join("\n")],
    ]),
  );
  const ofModels = (complaints.get("models") ?? []).map(({ line, code, message }) => ({
    schema: `models.ts:${line}`,
    detail: `TS${code} ${message}`,
  }));
  const ofValues = (complaints.get("values") ?? []).map(({ line, code, message }) => {
    const { type = "", literal = "" } = values[line - 1 - head.length] ?? {};
    return { schema: type, detail: `${literal} - TS${code} ${message}` };
  });
  return [...ofModels, ...ofValues];
}

/** The value as TypeScript's literal. */
export function printLiteral(value: unknown): string {
  if (value instanceof Blob) return "new Blob()";
  if (isList(value)) return `[${value.map(printLiteral).join(", ")}]`;
  if (!isMapping(value)) return JSON.stringify(value) ?? "undefined";
  return `{ ${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}: ${printLiteral(member)}`)
    .join(", ")} }`;
}
