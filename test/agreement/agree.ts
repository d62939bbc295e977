/** One document: guards, Ajv, explanations and the compiler on the same values. */
import { generate } from "./generate.js";
import { type Disagreement, type Judges, judge, labelOf } from "./judge.js";
import { type TypedValue, printLiteral, typeComplaints } from "./literals.js";
import { mutate } from "./mutate.js";
import { Oracle } from "./oracle.js";
import { type Output, liveGuards, outputOf } from "./output.js";
import { inheritedNames } from "./parts.js";
import { Random } from "./random.js";

/** What came of a document. */
export interface Agreement {
  readonly schemas: number;
  /** Schemas that the generator could read only in part: their guards may accept more, and never less. */
  readonly partly: number;
  /** Values that were made to be valid, and how many Ajv accepts. */
  readonly made: number;
  readonly valid: number;
  /** Values that were changed, and how many Ajv refuses. */
  readonly mutants: number;
  readonly refused: number;
  /** Accepted values that the compiler has seen. */
  readonly compiled: number;
  /** Schemas that Ajv cannot compile. */
  readonly uncompiled: readonly string[];
  readonly disagreements: readonly Disagreement[];
}

/** How much is tried. */
export interface Effort {
  readonly seed: string;
  /** Valid values for each schema; each is changed three times. */
  readonly values: number;
  /** Values for each schema that the compiler sees; none for 0. */
  readonly literals: number;
  /** At most so many schemas of each document, chosen by chance. */
  readonly schemas: number;
}

const mutantsOfEach = 3;

const counts = { schemas: 0, partly: 0, made: 0, valid: 0, mutants: 0, refused: 0, compiled: 0 };
const nothing = { ...counts, uncompiled: [] };

/** The document's agreement; the codes of its errors where nothing can be generated from it. */
export function agree(file: string, effort: Effort): Agreement | readonly string[] {
  try {
    const output = outputOf(file);
    return "files" in output ? compare(file, output, effort) : output;
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...nothing, disagreements: [{ schema: file, judges: "crash", detail }] };
  }
}

function compare(file: string, output: Output, effort: Effort): Agreement {
  const oracle = new Oracle(file);
  const guardOf = liveGuards(output);
  const chosen = new Random(effort.seed).shuffled(output.declared).slice(0, effort.schemas);
  const uncompiled: string[] = [];
  const judged: JudgedSchema[] = [];
  for (const declared of chosen) {
    const address = oracle.address(declared.schema.place, declared.view);
    const accepts = oracle.accepts(address);
    if (typeof accepts === "string") uncompiled.push(`${labelOf(declared)}: ${accepts}`);
    else {
      const judges = { declared, guard: guardOf(declared.names), accepts };
      judged.push(judgeSchema(judges, { oracle, address, effort }));
    }
  }
  const typed = judged.flatMap(({ literals }) => literals);
  const complaints = effort.literals === 0 ? [] : typeComplaints(output.files.get("models.ts") ?? "", typed);
  const sum = (count: (one: JudgedSchema) => number): number =>
    judged.reduce((total, one) => total + count(one), 0);
  return {
    schemas: judged.length,
    partly: sum(({ partly }) => (partly ? 1 : 0)),
    made: sum(({ made }) => made),
    valid: sum(({ valid }) => valid),
    mutants: sum(({ mutants }) => mutants),
    refused: sum(({ refused }) => refused),
    compiled: typed.length,
    uncompiled,
    disagreements: [
      ...judged.flatMap(({ disagreements }) => disagreements),
      ...complaints.map((one) => ({ ...one, judges: "compiler" as const })),
    ],
  };
}

/** What came of one schema. */
interface JudgedSchema {
  readonly partly: boolean;
  readonly made: number;
  readonly valid: number;
  readonly mutants: number;
  readonly refused: number;
  readonly literals: readonly TypedValue[];
  readonly disagreements: readonly Disagreement[];
}

function judgeSchema(
  judges: Judges,
  { oracle, address, effort }: { readonly oracle: Oracle; readonly address: string; readonly effort: Effort },
): JudgedSchema {
  const { names, unread } = judges.declared;
  const random = new Random(`${effort.seed} ${names.type}`);
  const lookup = (reference: string): ReturnType<Oracle["schema"]> => oracle.schema(reference);
  const made = Array.from({ length: effort.values }, () => generate({ $ref: address }, { random, lookup }));
  const changed = made.flatMap((one) => Array.from({ length: mutantsOfEach }, () => mutate(one, random)));
  const values = [...made.map(({ value }) => value), ...changed];
  const verdicts = values.map((value) => judge(value, judges));
  const accepted = values.filter((_, index) => verdicts[index]?.is === true);
  const literals = random.shuffled(accepted).map(printLiteral).filter(isTypable).slice(0, effort.literals);
  return {
    partly: unread,
    made: made.length,
    valid: verdicts.slice(0, made.length).filter(({ valid }) => valid).length,
    mutants: changed.length,
    refused: verdicts.slice(made.length).filter(({ valid }) => !valid).length,
    literals: literals.map((literal) => ({ type: names.type, literal })),
    disagreements: verdicts.flatMap(({ disagreements }) => disagreements),
  };
}

/**
 * Every object type has `toString` and its like, as functions: a value that has them as data fits none, although
 * JSON allows it. Long literals cost the compiler much and say little more.
 */
function isTypable(literal: string): boolean {
  return literal.length < 4000 && !inheritedNames.some((name) => literal.includes(`"${name}":`));
}
