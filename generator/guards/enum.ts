/** `enum` and `const` (validation, sections 6.1.2 and 6.1.3). */
import { code, literal } from "../emit/text.js";
import { hasType } from "../model/listed-values.js";
import type { EnumRule, JsonValue, ListedValue, ValueType } from "../model/types.js";
import { type Expression, or } from "./expression.js";
import type { Scope } from "./scope.js";

/** More members than this are looked up in a set. */
export const longChain = 12;

/** The test that a value is one of the members. */
export function enumTest(values: readonly ListedValue[], scope: Scope): Expression {
  const { operand } = scope;
  const simple = values.filter((value) => value === null || typeof value !== "object");
  const structured = values.filter((value) => value !== null && typeof value === "object");
  const simpleTests =
    simple.length > longChain
      ? [code`${scope.set(simple, "members")}.has(${operand})`]
      : simple.map((value) => code`${operand} === ${literal(value)}`);
  const structuredTests = structured.map(
    (value) => code`${scope.host.helper("isEqual")}(${operand}, ${literal(value)})`,
  );
  return or([...simpleTests, ...structuredTests]);
}

/** The members that all closed rules share and that have one of the types; undefined without such rules. */
export function closedMembers(
  rules: readonly EnumRule[],
  types: readonly ValueType[] | undefined,
): readonly ListedValue[] | undefined {
  const [first, ...rest] = rules.filter((rule) => !rule.open);
  if (first === undefined) return undefined;
  const others = rest.map(({ values }) => new Set(values.map(identity)));
  const seen = new Set<unknown>();
  return first.values.filter((value) => {
    const id = identity(value);
    if (seen.has(id)) return false;
    seen.add(id);
    return (
      (types === undefined || types.some((type) => hasType(value, type))) &&
      others.every((values) => values.has(id))
    );
  });
}

/** A text that equal values share (core, section 4.2.2), and no others. */
function identity(value: ListedValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (value === null || typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map(identity).join()}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${identity(member)}`,
  );
  return `{${members.sort().join()}}`;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
