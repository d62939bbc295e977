/** What a guard accepts is what its type says: printed as a literal, it compiles. */
import { beforeAll, describe, expect, it } from "vitest";
import { type Complaint, compile, openType, outputModule } from "./compiler.js";
import { type GuardedExample, distinctExamples, guardedExamples } from "./guarded.js";
import { mutationsOf } from "./mutations.js";
import { operations } from "./operations.js";

function typeName(operation: string, kind: "Params" | "Responses"): string {
  return `p.${operation.charAt(0).toUpperCase()}${operation.slice(1)}${kind}`;
}

function typeOf({ operation, status }: GuardedExample): string {
  return status === undefined
    ? `NonNullable<${typeName(operation, "Params")}["body"]>`
    : `${typeName(operation, "Responses")}[${status}]`;
}

const imports = `import type * as p from "${outputModule}";`;

/**
 * Examples are assigned as they stand, so that a member which the type does not know is an error too: the
 * document's own examples hold nothing undocumented.
 */
const exampleLines = guardedExamples.map(
  (example, index) => `export const e${index}: ${typeOf(example)} = ${JSON.stringify(example.value)};`,
);

const parameterLines = operations.map(({ id, parameters }) => {
  const values = Object.fromEntries(parameters.map(({ name, example }) => [name, example]));
  return `export const ${id}: Omit<${typeName(id, "Params")}, "body"> = ${JSON.stringify(values)};`;
});

/** One example for each guard; lists are left out for their size: what they hold is there by itself. */
const single = distinctExamples.filter(
  ({ operation, guard }, index) =>
    !operation.startsWith("list") && distinctExamples.findIndex((one) => one.guard.is === guard.is) === index,
);

const changed = single
  .flatMap((example) =>
    mutationsOf(example.value)
      .filter(({ value }) => example.guard.is(value))
      .map(({ value }) => `: Open<${typeOf(example)}> = ${JSON.stringify(value)};`),
  )
  .map((assignment, index) => `export const c${index}${assignment}`);

/** What the guard of a subscription refuses for its types; TypeScript knows no integers. */
const refused = single
  .filter(({ name }) => name.startsWith("getSubscription 200"))
  .flatMap((example) =>
    mutationsOf(example.value)
      .filter(({ value }) => !example.guard.is(value))
      .map(({ value }) => `: Open<${typeOf(example)}> = ${JSON.stringify(value)};`),
  )
  .filter((assignment) => !assignment.includes(":0.5,"))
  .map((assignment, index) => `export const r${index}${assignment}`);

let complaints: ReadonlyMap<string, readonly Complaint[]>;
beforeAll(() => {
  complaints = compile(
    new Map([
      ["examples", [imports, ...exampleLines].join("\n")],
      ["parameters", [imports, ...parameterLines].join("\n")],
      ["changed", [imports, openType, ...changed].join("\n")],
      ["refused", [imports, openType, ...refused].join("\n")],
    ]),
  );
});

/** The lines with which the compiler is not content, and why. */
function faults(name: string, lines: readonly string[], offset: number): readonly string[] {
  return (complaints.get(name) ?? []).map(({ line, code, message }) => {
    return `TS${code} ${message}\n  ${lines[line - 1 - offset] ?? ""}`;
  });
}

describe("literals that compile", () => {
  it("every documented example of a body and an answer", () => {
    expect(exampleLines.length).toBeGreaterThan(200);
    expect(faults("examples", exampleLines, 1)).toEqual([]);
  });

  it("every documented example of a parameter", () => {
    expect(parameterLines).toHaveLength(31);
    expect(faults("parameters", parameterLines, 1)).toEqual([]);
  });

  it("every changed example that a guard accepts", () => {
    expect(changed.length).toBeGreaterThan(500);
    expect(faults("changed", changed, 2).slice(0, 10)).toEqual([]);
  });

  it("and none that a guard refuses for its types", () => {
    const lines = new Set(complaints.get("refused")?.map(({ line }) => line));
    expect(refused.filter((_, index) => !lines.has(index + 3))).toEqual([]);
    expect(refused.length).toBeGreaterThan(100);
  });
});
