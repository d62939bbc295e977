/** Prints how the emitted guards do on JSON-Schema-Test-Suite: `npx tsx test/guards/conformance.ts`. */
import { type Draft, type Outcome, runFormats, runSuite, suiteIsPresent } from "./suite.js";

const drafts: readonly Draft[] = ["draft2020-12", "draft4"];

if (!suiteIsPresent) console.log("The suite is absent. Set JSON_SCHEMA_TEST_SUITE to its folder.");
else {
  for (const draft of drafts) report(draft, await runSuite(draft));
  for (const draft of drafts) report(`${draft}, formats`, await runFormats(draft));
}

function report(name: string, outcomes: readonly Outcome[]): void {
  const failed = outcomes.filter(({ passed }) => !passed);
  for (const outcome of failed) console.log(`FAILED ${outcome.name}: ${outcome.detail}`);
  console.log(`${name}: ${outcomes.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}
