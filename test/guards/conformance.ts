/** Prints how the emitted guards do on JSON-Schema-Test-Suite: `npx tsx test/guards/conformance.ts`. */
import { type Draft, runSuite, suiteIsPresent } from "./suite.js";

const drafts: readonly Draft[] = ["draft2020-12", "draft4"];

if (!suiteIsPresent) console.log("The suite is absent. Set JSON_SCHEMA_TEST_SUITE to its folder.");
else for (const draft of drafts) await report(draft);

async function report(draft: Draft): Promise<void> {
  const outcomes = await runSuite(draft);
  const failed = outcomes.filter(({ passed }) => !passed);
  for (const { name, detail } of failed) console.log(`FAILED ${name}: ${detail}`);
  console.log(`${draft}: ${outcomes.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}
