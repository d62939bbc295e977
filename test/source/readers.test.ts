import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseTree } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { JsonPlaces } from "../../generator/source/json-places.js";
import { child } from "../../generator/source/pointer.js";
import { parseYamlEvents } from "../../generator/source/yaml-events.js";
import { parseYaml } from "../../generator/source/yaml.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every pointer of a value, those of its members included. */
function pointers(value: unknown, pointer = ""): string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  const members: [string, unknown][] = Object.entries(value);
  return [pointer, ...members.flatMap(([key, member]) => pointers(member, child(pointer, key)))];
}

function expectSame(text: string): void {
  const [fast, slow] = [parseYamlEvents(text), parseYaml("a.yaml", text)];
  if (fast === undefined || !("value" in slow)) throw new Error("Both were to read this");
  expect(JSON.stringify(fast.value)).toBe(JSON.stringify(slow.value));
  for (const pointer of [...pointers(fast.value), "/none", "/a/none"])
    expect([pointer, fast.locate(pointer)]).toEqual([pointer, slow.locate(pointer)]);
}

describe("YAML by way of events is what the other reader makes of it:", () => {
  it.each([
    ["numbers", "a: [0, -1, +2, 1.5, .5, 1e3, 0x1F, 0o17, 012, 1_000, 0b1, .inf, 1.2.3]"],
    ["words", "a: [true, False, TRUE, yes, no, on, null, ~, Null, NULL, nil]"],
    ["dates", "a: 2020-01-01\nb: 2020-01-01T00:00:00Z\nc: 12:30:45"],
    ["keys", "200: a\n1: b\n'x y': c\n\"q\\n\": d\n? e\n: f\n"],
    ["nothing", "a:\nb:\n  c:\nd:\n  - e\n"],
    ["quotes", "a: 'it''s'\nb: \"\\u0041\\n\"\nc:\n  - 'd'\n  - \"e\"\n"],
    ["blocks", "a: |\n  b | c\n   d\ne:\n  - >-\n    f > g\n\n    h\n  - |2\n     i\n"],
    ["text over lines", "a: b\n  c\n  d\ne: 'f\n\n  g'\n"],
    ["flows", "a: {b: [c, {d: e}], 'f': g}\nh: [\n  i,\n  j\n  ]\n"],
    ["comments", "# a\nb: # c\n  # d\n  - e # f\n# g\n"],
    ["lists in maps", "a:\n- b: c\n  d: e\n- - f\n  - g\n"],
    ["tags and anchors", "a: !!str 1\nb: &x c\nd: !!int '3'\n"],
    ["prototypes", "__proto__: a\nconstructor: b\n"],
    ["a mark of a document", "---\na: b\n...\n"],
    ["other line endings", "a: b\r\nc:\r\n  - d\r\n"],
  ])("%s", (_, text) => expectSame(text));

  it("documents of this repository", () => {
    const folders = [
      "spec",
      ...readdirSync(path.join(root, "test/cases")).map((name) => `test/cases/${name}`),
    ];
    const files = folders.flatMap((folder) =>
      readdirSync(path.join(root, folder))
        .filter((name) => name.endsWith(".yaml") && !folder.includes("invalid"))
        .map((name) => path.join(root, folder, name)),
    );
    const read = files.map((file) => readFileSync(file, "utf8")).filter((text) => parseYamlEvents(text));
    expect(read.length).toBeGreaterThan(20);
    for (const text of read) expectSame(text);
  });

  it.each([
    ["an alias", "a: &x b\nc: *x\n"],
    ["a merge key", "a:\n  <<: {b: c}\n"],
    ["a directive", "%YAML 1.1\n---\na: yes\n"],
    ["two documents", "a: b\n---\nc: d\n"],
    ["a key that stands twice", "a: b\na: c\n"],
    ["a mistake", "a: [b\nc: d\n"],
  ])("and leaves to it %s", (_, text) => expect(parseYamlEvents(text)).toBeUndefined());
});

describe("Places in JSON", () => {
  it.each([
    `{"a": {"b": [1, "x", {"c": null}], "d\\"]": "}{"}, "e": []}`,
    ` [ [ ] , { } , "a\\\\" , [ "," ] , true ]`,
    `{\n  "a/b": {"~": 1},\n  "\\u0061": 2\n}`,
    `"text"`,
  ])("are those of a parser: %s", (text) => {
    const places = new JsonPlaces(text);
    const expected: [string, number][] = [];
    const visit = (node: ReturnType<typeof parseTree>, pointer: string, offset: number): void => {
      expected.push([pointer, offset]);
      for (const [index, inner] of (node?.children ?? []).entries()) {
        if (inner.type !== "property") visit(inner, child(pointer, String(index)), inner.offset);
        else visit(inner.children?.[1], child(pointer, String(inner.children?.[0]?.value)), inner.offset);
      }
    };
    const tree = parseTree(text);
    visit(tree, "", tree?.offset ?? 0);
    expect(expected.map(([pointer]) => [pointer, places.offset(pointer)])).toEqual(expected);
    expect(places.offset("/none")).toBe(places.offset(""));
  });
});
