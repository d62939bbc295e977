/** What it costs to load every schema of Stripe and to ask one of them once. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, writeText } from "./bundles.js";
import { convertSchemas } from "./convert/convert.js";
import { zod } from "./convert/zod.js";
import { corpus, openDocument } from "./documents.js";
import { writeOutput } from "./engines.js";
import { median } from "./median.js";
import type { Peers } from "./peers.js";
import { ValueMaker } from "./values.js";

/** Medians of fresh processes: milliseconds, and bytes of resident memory. */
export interface Start {
  readonly import: number;
  readonly call: number;
  readonly memory: number;
}

export type Starts = Readonly<Record<string, Start>>;

const runs = 41;
const schema = "Balance";

/** Measures ours and zod 4, in turn. */
export async function measureStarts(script: string, peers: Peers): Promise<Starts> {
  const document = await openDocument(path.join(corpus, "stripe.json"));
  const folder = path.join(peers.folder, "work", "start");
  const maker = new ValueMaker({ schemas: document.schemas, seed: 1, items: [2, 2], depth: 2 });
  const input = writeText(folder, "input.json", JSON.stringify(maker.make(schema)));
  writeOutput(document, path.join(folder, "ours"));
  const ask = `export const is = (value) => all.${schema}.safeParse(value).success;\n`;
  const list = (prefix: string): string =>
    [...document.schemas.keys()].map((name) => `${prefix}${name}`).join(", ");
  const ours = (names: string): string => `export { is${schema} as is, ${names} } from "./ours/guards.js";\n`;
  const texts: Readonly<Record<string, string>> = {
    "specwright, is": ours(list("is")),
    "specwright, check": `export { ${list("check")} } from "./ours/guards.js";\nimport { check${schema} } from "./ours/guards.js";\nexport const is = (value: unknown) => check${schema}(value).length === 0;\n`,
    "specwright, is and check": ours(`${list("is")}, ${list("check")}`),
    "zod 4": `import * as all from "./zod.js";\nexport * from "./zod.js";\n${ask}`,
  };
  writeText(folder, "zod.js", convertSchemas(document.schemas, document.schemas.keys(), zod));
  const modules = new Map<string, string>();
  for (const [name, text] of Object.entries(texts)) {
    const stem = name.replaceAll(/\W+/g, "-");
    const entry = writeText(folder, `${stem}-entry.ts`, text);
    for (const minify of [true, false]) {
      const file = path.join(folder, `${stem}${minify ? ".min" : ""}.mjs`);
      await bundle(entry, file, minify);
      modules.set(minify ? name : `${name}; not minified`, pathToFileURL(file).href);
    }
  }
  return inTurn(modules, (module) =>
    execFileSync("node", ["--expose-gc", script, module, "is", input], { encoding: "utf8" }),
  );
}

function inTurn(modules: ReadonlyMap<string, string>, start: (module: string) => string): Starts {
  const found = new Map<string, Start[]>();
  for (let run = 0; run < runs; run++) {
    for (const [name, module] of modules) {
      const one: Start = JSON.parse(start(module));
      found.set(name, [...(found.get(name) ?? []), one]);
    }
  }
  const middle = (list: readonly Start[]): Start => ({
    import: median(list.map((one) => one.import)),
    call: median(list.map((one) => one.call)),
    memory: median(list.map((one) => one.memory)),
  });
  return Object.fromEntries(Array.from(found, ([name, list]) => [name, middle(list)]));
}
