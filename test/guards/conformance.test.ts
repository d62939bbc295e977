import { describe, expect, test } from "vitest";
import { runSuite, suiteIsPresent } from "./suite.js";

// The suite is not part of the repository: set JSON_SCHEMA_TEST_SUITE to a checkout of it.
describe.skipIf(!suiteIsPresent)("JSON-Schema-Test-Suite through the emitted code", () => {
  test.each([
    ["draft2020-12", 1299],
    ["draft4", 618],
  ] as const)("%s", { timeout: 300_000 }, async (draft, required) => {
    const outcomes = await runSuite(draft);
    const failed = outcomes.filter(({ passed }) => !passed);
    expect(failed.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([]);
    expect(outcomes.length).toBeGreaterThanOrEqual(required);
  });
});
