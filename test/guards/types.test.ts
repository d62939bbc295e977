/**
 * The types beside the guards, judged by the compiler: what the suite calls valid is assignable to the
 * emitted type, and whatever is emitted for the suite's schemas compiles under the strictest settings.
 */
import { describe, expect, test } from "vitest";
import { type Complaint, complaintsOf } from "./strictest.js";
import { type Draft, type Group, groupsOf, moduleOf, remotes, suiteIsPresent } from "./suite.js";

type Cases = readonly (readonly [name: string, group: Group])[];

/**
 * The module of some groups, and each value assigned to its type. JSON is a type as it stands;
 * declared values are not fresh, so that members which a type does not name are no fault (schemas are open).
 */
function judged(cases: Cases, draft: Draft, documents: Record<string, unknown>): string {
  const schemas = Object.fromEntries(cases.map(([name, { schema }]) => [name, schema]));
  const assignments = cases.flatMap(([name, { tests }]) =>
    tests.map(({ data, valid }, index) => {
      const value = `${name.toLowerCase()}_${index}`;
      const type = JSON.stringify(data);
      return `export declare const ${value}: ${type}; export const ${value}_: ${name} = ${value}; // ${valid ? "valid" : "invalid"}`;
    }),
  );
  return `${moduleOf(schemas, draft, documents)}\n${assignments.join("\n")}\n`;
}

/** Schemas with an identifier of their own may have it in common with others: each gets its own module. */
function grouped(draft: Draft): readonly Cases[] {
  const cases = groupsOf(draft).map(([, group], index) => [`Case${index}`, group] as const);
  const hasId = ([, { schema }]: Cases[number]): boolean => /"\$?id":/.test(JSON.stringify(schema));
  return [cases.filter((one) => !hasId(one)), ...cases.filter(hasId).map((one) => [one])];
}

/** That a value shares no member with a type whose members are all optional is no fault in JSON. */
function isFault({ message }: Complaint): boolean {
  return !/ has no properties in common with type '[^']*'\.$/.test(message);
}

describe.skipIf(!suiteIsPresent)("JSON-Schema-Test-Suite, judged by the compiler", () => {
  test.each<Draft>(["draft2020-12", "draft4"])("%s", { timeout: 300_000 }, (draft) => {
    const documents = remotes();
    const modules = new Map<string, string>();
    for (const cases of grouped(draft))
      modules.set(`module${modules.size}.ts`, judged(cases, draft, documents));
    const told = complaintsOf(modules)
      .filter(isFault)
      .map(({ file, line, message }) => `${message}\n${modules.get(file)?.split("\n")[line - 1] ?? ""}`);
    expect(told.filter((text) => !text.endsWith("// invalid"))).toEqual([]);
    // Types say less than guards, but they do say something.
    expect(told.length).toBeGreaterThan(draft === "draft4" ? 100 : 150);
  });
});
