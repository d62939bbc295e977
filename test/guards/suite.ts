/** JSON-Schema-Test-Suite, where it is at hand, through the emitted code. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { generateGuards } from "../../generator/guards/generate.js";
import type { FormatBehavior } from "../../generator/model/formats.js";
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

/** A schema of the suite, and what it must say of some values. */
export interface Group {
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

/** The groups of a draft that are required, by the names of their files. */
export function groupsOf(draft: Draft): Groups {
  return groupsIn(path.join(root, "tests", draft));
}

type Groups = readonly (readonly [file: string, group: Group])[];

function groupsIn(folder: string): Groups {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.flatMap((file) => {
    const groups: readonly Group[] = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
    return groups.map((group) => [file, group] as const);
  });
}

/** The module of some schemas, which may refer to the suite's own documents. */
export function moduleOf(
  schemas: Readonly<Record<string, unknown>>,
  draft: Draft,
  documents: Record<string, unknown>,
): string {
  return generateGuards({ schemas, dialect: dialects[draft], documents, templates }).text;
}

/** Runs all required tests of a draft. `is` and `check` must both give the wanted verdict. */
export async function runSuite(draft: Draft): Promise<readonly Outcome[]> {
  return runFolder(path.join(root, "tests", draft), { draft, formats: "annotate" });
}

/** Runs the optional tests of formats, with guards that check formats. */
export async function runFormats(draft: Draft): Promise<readonly Outcome[]> {
  return runFolder(path.join(root, "tests", draft, "optional/format"), { draft, formats: "assert" });
}

interface Run {
  readonly draft: Draft;
  readonly formats: FormatBehavior;
}

async function runFolder(folder: string, run: Run): Promise<readonly Outcome[]> {
  const documents = remotes();
  const outcomes: Outcome[] = [];
  for (const [file, group] of groupsIn(folder)) {
    outcomes.push(...(await runGroup({ file, group, documents }, run)));
  }
  return outcomes;
}

/** The documents that the suite expects at its own address. */
export function remotes(): Record<string, unknown> {
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

interface GroupOfFile {
  readonly file: string;
  readonly group: Group;
  readonly documents: Record<string, unknown>;
}

async function runGroup(
  { file, group, documents }: GroupOfFile,
  { draft, formats }: Run,
): Promise<readonly Outcome[]> {
  const schemas = { Case: group.schema };
  const { text } = generateGuards({ schemas, dialect: dialects[draft], documents, formats, templates });
  const guards = await load(text);
  return group.tests.map(({ description, data, valid }) => {
    const accepted = guards.is("Case", data);
    const issues = guards.check("Case", data).length;
    return {
      name: `${file}: ${group.description}: ${description}`,
      passed: accepted === valid && (issues === 0) === valid,
      detail: `wanted ${valid}, is: ${accepted}, check: ${issues} issues`,
    };
  });
}
