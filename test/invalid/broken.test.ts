/**
 * Documents broken at random: whatever stands in whatever place, the rest is generated, compiles, and each
 * problem is told with its place. One operation is left alone, and is there in the end.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { run } from "../../generator/pipeline.js";
import { step } from "../../generator/source/pointer.js";
import { complaints } from "../emit/compile.js";
import { readFrom } from "../model/document.js";
import { baseDocument } from "../torture/base.js";

const whole = baseDocument({ free: () => "plain", named: (index) => `plain x${index}` });
const good = { operationId: "unharmed", tags: ["good"], responses: { "204": { description: "Done." } } };

/** Every place in the document but its root, its version, its map of paths and the good operation. */
const places = pointersIn(whole, []).filter((names) => !["openapi", "paths"].includes(names.join("/")));

const wrong = fc.constantFrom<unknown>(
  null,
  7,
  "text",
  true,
  [],
  {},
  [{}],
  ["text"],
  { $ref: "#/nowhere" },
  { $ref: "#/components/schemas/Again" },
  { type: "objekt" },
);
const breaks = fc.array(fc.record({ at: fc.constantFrom(...places), value: wrong }), {
  minLength: 1,
  maxLength: 12,
});

it("is generated but for what cannot be read, and compiles", async () => {
  const texts = new Map<string, string>();
  let count = 0;
  const property = fc.asyncProperty(breaks, async (list) => {
    const broken = list.reduce<unknown>((document, { at, value }) => replaced(document, at, value), whole);
    const paths = step(broken, "paths");
    const text = JSON.stringify({ ...Object(broken), paths: { ...Object(paths), "/good": { get: good } } });
    const { files, diagnostics, stopped } = await run({
      input: "/d/openapi.json",
      read: readFrom({ "/d/openapi.json": text }),
    });
    expect(stopped).toBeUndefined();
    for (const diagnostic of diagnostics) expect(diagnostic).toMatchObject({ position: { line: 1 } });
    expect(files.find(({ path }) => path === "operations/good.ts")?.text).toContain("function unharmed(");
    count++;
    for (const { path, text: code } of files) {
      if (path.endsWith(".ts") && !path.startsWith("runtime/")) texts.set(`broken-${count}/${path}`, code);
    }
  });
  await fc.assert(property, { numRuns: 25 });
  expect(complaints(texts)).toEqual([]);
}, 120_000);

function pointersIn(value: unknown, names: readonly string[]): (readonly string[])[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    ...(names.length === 0 ? [] : [names]),
    ...inner.flatMap(([name, member]) => pointersIn(member, [...names, name])),
  ];
}

/** The value with something else at a place; as it is where there is no such place any more. */
function replaced(value: unknown, [name, ...rest]: readonly string[], instead: unknown): unknown {
  if (name === undefined) return instead;
  const inner = step(value, name);
  if (inner === undefined) return value;
  const changed = replaced(inner, rest, instead);
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (String(index) === name ? changed : item));
  return { ...Object(value), [name]: changed };
}
