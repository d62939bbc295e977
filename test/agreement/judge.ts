/** What a guard, its explanation and Ajv say of a value. */
import { printLiteral } from "./literals.js";
import type { Declared, LiveGuard } from "./output.js";

/** A value on which two judges do not agree. */
export interface Disagreement {
  /** The type's name and its place. */
  readonly schema: string;
  readonly judges: "ajv" | "check" | "compiler" | "crash";
  /** The value, as JSON, and what was said of it. */
  readonly detail: string;
}

export interface Judges {
  readonly declared: Declared;
  readonly guard: LiveGuard;
  /** Ajv's verdict. */
  readonly accepts: (value: unknown) => boolean;
}

export interface Verdict {
  /** What the guard says; undefined where one of the judges throws. */
  readonly is: unknown;
  /** What Ajv says; false where one of the judges throws. */
  readonly valid: boolean;
  readonly disagreements: readonly Disagreement[];
}

export function judge(value: unknown, { declared, guard, accepts }: Judges): Verdict {
  const schema = labelOf(declared);
  const told = printLiteral(value);
  try {
    const valid = accepts(value);
    const is = guard.is(value);
    const agrees = is === valid || (declared.unread && is === true);
    const say = (judges: Disagreement["judges"], said: unknown): Disagreement => {
      const detail = `${told} - Ajv: ${valid}, ${judges === "ajv" ? "guard" : judges}: ${String(said)}`;
      return { schema, judges, detail };
    };
    const issues = guard.check(value);
    const disagreements = [
      ...(agrees ? [] : [say("ajv", is)]),
      ...(isEmpty(issues) === is ? [] : [say("check", JSON.stringify(issues))]),
    ];
    return { is, valid, disagreements };
  } catch (error) {
    const detail = `${told} - ${String(error)}`;
    return { is: undefined, valid: false, disagreements: [{ schema, judges: "crash", detail }] };
  }
}

function isEmpty(issues: unknown): boolean {
  return Array.isArray(issues) && issues.length === 0;
}

export function labelOf({ names, schema, view }: Declared): string {
  return `${names.type} (${view}, ${schema.place.pointer})`;
}
