/**
 * `npm run speed`: whether generation has become slower, or grows faster than its document. No figure of it
 * depends on the machine: TypeScript's parser reads the same output in the same process, and what counts is
 * how many times as long we take. Processor time, the least of several rounds.
 */
import ts from "typescript";
import { bundle } from "../../generator/bundle.js";
import { run } from "../../generator/pipeline.js";
import { grown } from "./grown.js";

/** Twice what was measured (4.0, 0.6), so that only a real change of the work is found. */
const limits = { ratio: 8, exponent: 1.25 };
const rounds = 4;
const sizes = { small: 3, large: 12 };

interface Times {
  readonly generate: number;
  readonly parse: number;
}

function processorTime(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

async function measure(document: string): Promise<Times> {
  let began = process.cpuUsage();
  const { files, stopped } = await run({ input: "/grown.json", read: () => document });
  const generate = processorTime(began);
  if (stopped !== undefined || files.length < 20) throw new Error("The document was not generated");
  began = process.cpuUsage();
  for (const { path, text } of files) ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return { generate, parse: processorTime(began) };
}

async function least(document: string): Promise<Times> {
  const all: Times[] = [];
  for (let round = 0; round < rounds; round++) all.push(await measure(document));
  return {
    generate: Math.min(...all.map(({ generate }) => generate)),
    parse: Math.min(...all.map(({ parse }) => parse)),
  };
}

const { text = "" } = await bundle("spec/openapi.yaml");
await measure(grown(text, sizes.small));
const small = await least(grown(text, sizes.small));
const large = await least(grown(text, sizes.large));
const ratio = large.generate / large.parse;
const exponent = Math.log(large.generate / small.generate) / Math.log(sizes.large / sizes.small);
console.log(
  `Generation takes ${ratio.toFixed(1)} times as long as TypeScript takes to parse what comes out (at most ${limits.ratio}).`,
);
console.log(
  `A document ${sizes.large / sizes.small} times as large: exponent ${exponent.toFixed(2)} (at most ${limits.exponent}).`,
);
if (!(ratio <= limits.ratio && exponent <= limits.exponent)) process.exitCode = 1;
