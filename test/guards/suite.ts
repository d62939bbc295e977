/** JSON-Schema-Test-Suite, where it is at hand, through the emitted code. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { generateGuards } from "../../generator/guards/generate.js";
import { load, templates } from "./emitted.js";

const root =
  process.env["JSON_SCHEMA_TEST_SUITE"] ??
  path.resolve(import.meta.dirname, "../../../shared/json-schema-test-suite");

/** False where the suite is absent: the tests that need it are then skipped. */
export const suiteIsPresent = existsSync(root);

/** How one test of the suite went. */
export interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  /** What went wrong. */
  readonly detail: string;
}

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

const dialects = { "draft2020-12": "2020-12", draft4: "openapi-3.0" } as const;

export type Draft = keyof typeof dialects;

/** Runs all required tests of a draft. `is` and `check` must both give the wanted verdict. */
export async function runSuite(draft: Draft): Promise<readonly Outcome[]> {
  const folder = path.join(root, "tests", draft);
  const documents = remotes();
  const outcomes: Outcome[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const groups: readonly Group[] = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
    for (const group of groups) outcomes.push(...(await runGroup(file, group, draft, documents)));
  }
  return outcomes;
}

/** The documents that the suite expects at its own address. */
function remotes(): Record<string, unknown> {
  const folder = path.join(root, "remotes");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  return Object.fromEntries(
    files.map((name): [string, unknown] => [
      `http://localhost:1234/${name.split(path.sep).join("/")}`,
      JSON.parse(readFileSync(path.join(folder, name), "utf8")),
    ]),
  );
}

async function runGroup(
  file: string,
  group: Group,
  draft: Draft,
  documents: Record<string, unknown>,
): Promise<readonly Outcome[]> {
  const dialect = dialects[draft];
  const { text } = generateGuards({ schemas: { Case: group.schema }, dialect, documents, templates });
  // `check` asks the guard first; alone, `explain` must come to the same verdict.
  const bare = "export const checkBare = (value: unknown) => explain(caseSchema, value);";
  const guards = await load(`${text}\n${bare}`);
  return group.tests.map(({ description, data, valid }) => {
    const accepted = guards.is("Case", data);
    const issues = guards.check("Case", data).length;
    const explained = guards.check("Bare", data).length;
    return {
      name: `${file}: ${group.description}: ${description}`,
      passed: accepted === valid && (issues === 0) === valid && (explained === 0) === valid,
      detail: `wanted ${valid}, is: ${accepted}, check: ${issues} issues, explain: ${explained} issues`,
    };
  });
}
