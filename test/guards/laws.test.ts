/** What holds for all values: the guards agree with Ajv, and with their own explanations. */
import type { ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readSchema } from "../../generator/model/schema.js";
import { liveExplanations } from "../../generator/guards/live.js";
import { countDigits } from "../agreement/multiple.js";
import { isObject } from "../../templates/runtime/checks.js";
import { type Guards, guardsFor } from "./emitted.js";
import { schemas } from "./schemas.js";
import { value } from "./values.js";
import { mappedReference } from "../../generator/source/mapping.js";

const runs = { numRuns: 600 };
let guards: Guards;

beforeAll(async () => {
  guards = await guardsFor(schemas);
});

/** Ajv's verdict; undefined where its equality trips over an own member called `toString` or `valueOf`. */
function verdict(validate: ValidateFunction, candidate: unknown): boolean | undefined {
  try {
    return validate(candidate);
  } catch {
    return undefined;
  }
}

/**
 * Where Ajv is no oracle: it notes the names that were looked at in an object that inherits others; it
 * counts items that `contains`, or an alternative that did not match, has looked at. JSON-Schema-Test-Suite
 * judges these, and the guards agree with it.
 */
function knownWrong(name: string, candidate: unknown): boolean {
  if (name === "UnevaluatedItems" || name === "UnevaluatedContains") return true;
  return (
    name.startsWith("Unevaluated") && isObject(candidate) && Object.keys(candidate).some((key) => key in {})
  );
}

describe.each(Object.entries(schemas))("%s", (name, schema) => {
  test("agrees with Ajv", () => {
    const ajv = new Ajv2020({
      strict: false,
      ownProperties: true,
      validateFormats: false,
    });
    countDigits(ajv);
    const validate = ajv.compile(Object(schema));
    fc.assert(
      fc.property(value, (candidate) => {
        const wanted = knownWrong(name, candidate) ? undefined : verdict(validate, candidate);
        if (wanted !== undefined) expect(guards.is(name, candidate)).toBe(wanted);
      }),
      runs,
    );
  });

  test("explains exactly what it refuses", () => {
    fc.assert(
      fc.property(value, (candidate) => {
        expect(guards.check(name, candidate).length === 0).toBe(guards.is(name, candidate));
      }),
      runs,
    );
  });
});

test("the generator's own explanations come to the same verdict", () => {
  const place = { file: "test", pointer: "" };
  const options = {
    dialect: "2020-12",
    resolve: () => undefined,
    mapped: mappedReference,
    report: () => {},
    implyTypes: false,
  } as const;
  const explanations = liveExplanations(new Map());
  const withoutReferences = Object.entries(schemas).filter(
    ([, schema]) => !JSON.stringify(schema).includes("$ref"),
  );
  for (const [name, schema] of withoutReferences) {
    const explain = explanations(readSchema(schema, place, options));
    fc.assert(
      fc.property(value, (candidate) => {
        expect(explain(candidate).length === 0).toBe(guards.is(name, candidate));
      }),
      { numRuns: 100 },
    );
  }
});
