/** `npm run bench:size`: what guards weigh in a browser, minified and gzipped, against the same as schemas. */
import path from "node:path";
import { weigh, writeText } from "./bundles.js";
import { convertSchemas } from "./convert/convert.js";
import type { Idiom } from "./convert/idiom.js";
import { valibot } from "./convert/valibot.js";
import { zod, zodMini } from "./convert/zod.js";
import { type BenchDocument, corpus, hasCorpus, inRepository, openDocument } from "./documents.js";
import { ownPeers, writeOutput } from "./engines.js";
import { installPeers } from "./peers.js";
import { type SizeResult, writeSizes } from "./report/size.js";

const peers = installPeers(ownPeers);
const libraries: Readonly<Record<string, Idiom>> = { "zod 4": zod, "zod mini": zodMini, valibot };
const stripe = path.join(corpus, "stripe.json");

/** Rows of the table: a document, and which of its schemas; all of them where none is named. */
const rows = [
  {
    id: "one",
    title: "One guard: a PostHog subscription",
    file: inRepository("spec", "openapi.yaml"),
    only: "Subscription",
  },
  { id: "posthog", title: "All of PostHog", file: inRepository("spec", "openapi.yaml") },
  { id: "stripe", title: "All of Stripe", file: stripe },
];

async function weighRow(
  document: BenchDocument,
  folder: string,
  only?: string,
): Promise<Record<string, number>> {
  writeOutput(document, folder);
  const roots = only === undefined ? [...document.schemas.keys()] : [only];
  const names = (prefix: string): string => roots.map((name) => `${prefix}${name}`).join(", ");
  const ours = (list: string): string => `export { ${list} } from "./guards.js";\n`;
  const sizes: Record<string, number> = {
    "specwright, is": await weigh(writeText(folder, "is.ts", ours(names("is")))),
    "specwright, check": await weigh(writeText(folder, "check.ts", ours(names("check")))),
    "specwright, is and check": await weigh(
      writeText(folder, "both.ts", ours(`${names("is")}, ${names("check")}`)),
    ),
  };
  for (const [name, idiom] of Object.entries(libraries)) {
    const stem = name.replaceAll(" ", "-");
    const schemas = convertSchemas(document.schemas, roots, idiom);
    writeText(folder, `${stem}.js`, schemas);
    const method = name === "valibot" ? `export { safeParse } from "valibot";\n` : "";
    sizes[name] = await weigh(
      writeText(folder, `${stem}-entry.js`, `export { ${names("")} } from "./${stem}.js";\n${method}`),
    );
  }
  return sizes;
}

const results: SizeResult[] = [];
for (const { id, title, file, only } of rows) {
  if (!hasCorpus && file === stripe) {
    console.log(`${title} is skipped: there is no ../shared/corpus`);
    continue;
  }
  const document = await openDocument(file);
  const sizes = await weighRow(document, path.join(peers.folder, "work", "size", id), only);
  console.log(title, sizes);
  results.push({ id, title, sizes });
}
const versions = {
  "zod 4": peers.versions["zod"],
  "zod mini": peers.versions["zod"],
  valibot: peers.versions["valibot"],
};
await writeSizes({ results, versions });
