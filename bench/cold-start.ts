/** `npm run bench:starts`: how fast guards start, and what memory that takes. */
import { compileScript } from "./bundles.js";
import { hasCorpus } from "./documents.js";
import { ownPeers } from "./engines.js";
import { installPeers } from "./peers.js";
import { writeStarts } from "./report/starts.js";
import { measureStarts } from "./starts.js";

if (hasCorpus) {
  const peers = installPeers(ownPeers);
  const starts = await measureStarts(await compileScript("start", peers), peers);
  await writeStarts({ starts, versions: { zod: peers.versions["zod"] } });
} else console.log("Cold starts are skipped: there is no ../shared/corpus");
