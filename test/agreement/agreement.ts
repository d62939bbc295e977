/**
 * Guards against Ajv and the compiler, over real documents: `npm run agreement`.
 *
 *   --sample N     also N documents of the directory, which is fetched where it is absent (0)
 *   --seed S       other documents and other values (1)
 *   --documents A  only documents whose names hold one of the words: `corpus/stripe,googleapis`
 *   --schemas N    at most N schemas of each document (all)
 *   --values N     valid values for each schema (6)
 */
import { parseArgs } from "node:util";
import { corpusDocuments, type NamedDocument } from "../corpus/documents.js";
import { directoryDocuments, fetchDirectory } from "../corpus/directory.js";
import { type Agreement, agree } from "./agree.js";
import { deviations } from "./oracle.js";
import { Random } from "./random.js";

const { values: options } = parseArgs({
  options: {
    sample: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    documents: { type: "string" },
    schemas: { type: "string", default: "Infinity" },
    values: { type: "string", default: "6" },
  },
});

const columns = ["schemas", "partly", "made", "valid", "mutants", "refused", "compiled"] as const;

function chosenDocuments(): readonly NamedDocument[] {
  const count = Number(options.sample);
  if (count > 0) fetchDirectory();
  const sampled = new Random(options.seed).shuffled(directoryDocuments()).slice(0, count);
  const words = options.documents?.split(",");
  return [...corpusDocuments(), ...sampled].filter(
    ({ name }) => words === undefined || words.some((word) => name.includes(word)),
  );
}

function main(): void {
  const total = { documents: 0, failed: 0, unreadable: 0, uncompiled: 0 };
  const sums = new Map<string, number>();
  console.log(
    ["document".padEnd(48), ...columns.map((column) => column.padStart(9)), "disagreements"].join(" "),
  );
  for (const { name, file } of chosenDocuments()) {
    const effort = { values: Number(options.values), schemas: Number(options.schemas), literals: 3 };
    const result = agree(file, { ...effort, seed: options.seed });
    if (!("disagreements" in result)) {
      total.unreadable++;
      console.log(`${name.padEnd(48)} not generated: ${result.join(", ")}`);
      continue;
    }
    total.documents++;
    total.uncompiled += result.uncompiled.length;
    if (result.disagreements.length > 0) total.failed++;
    for (const column of columns) sums.set(column, (sums.get(column) ?? 0) + result[column]);
    print(name, result);
  }
  const share = (part: string, whole: string): string =>
    `${((100 * (sums.get(part) ?? 0)) / Math.max(1, sums.get(whole) ?? 0)).toFixed(1)} %`;
  console.log(
    ["".padEnd(48), ...columns.map((column) => String(sums.get(column) ?? 0).padStart(9))].join(" "),
  );
  console.log(
    `Ajv accepts ${share("valid", "made")} of the values made to be valid, and refuses ${share("refused", "mutants")} of the changed ones.`,
  );
  console.log(
    `${total.unreadable} documents were not generated from, ${total.uncompiled} schemas not compiled by Ajv.`,
  );
  console.log(
    `${sums.get("partly") ?? 0} schemas could be read only in part: there the guard may accept more, and never less.`,
  );
  for (const { what, why, section } of deviations) console.log(`${what}: ${why} (${section}).`);
  console.log(`${total.documents - total.failed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
}

function print(name: string, result: Agreement): void {
  const numbers = columns.map((column) => String(result[column]).padStart(9));
  console.log([name.padEnd(48), ...numbers, String(result.disagreements.length).padStart(13)].join(" "));
  for (const { schema, judges, detail } of result.disagreements.slice(0, 5))
    console.log(`  ${judges}: ${schema}: ${detail.slice(0, 1200)}`);
  for (const problem of result.uncompiled.slice(0, 3))
    console.log(`  not compiled by Ajv: ${problem.slice(0, 300)}`);
}

main();
