/** JSON and YAML that are edited: what is read of an edit is what would be read of the whole text. */
import fc from "fast-check";
import { dump } from "js-yaml";
import { expect, test } from "vitest";
import { editBetween } from "../../generator/source/edit.js";
import { parse } from "../../generator/source/parse.js";
import type { Parsed } from "../../generator/source/parsed.js";
import { child, segments, step } from "../../generator/source/pointer.js";

function read(text: string, file = "/document.json"): Parsed | undefined {
  const parsed = parse(file, text);
  return "value" in parsed ? parsed : undefined;
}

/** Every pointer into the data, and where it leads. */
function places({ value, locate }: Parsed): readonly unknown[] {
  const found: unknown[] = [];
  const pending: [string, unknown][] = [["", value]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [pointer, node] = next;
    found.push([pointer, locate(pointer)]);
    if (typeof node !== "object" || node === null) continue;
    for (const [key, part] of Object.entries(node)) pending.push([child(pointer, key), part]);
  }
  return found;
}

/** Some of the text replaced by some other text, which often leaves nothing in order behind. */
function spliceOf(...texts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<Splice> {
  return fc.record({ at: fc.nat(), length: fc.nat({ max: 30 }), text: fc.oneof(...texts) });
}

const json = spliceOf(
  fc.constantFrom(...'{}[],:" \n\\1', "", '"a": 1,', '"__proto__": {},'),
  // Brackets match in another way behind this.
  fc.constant('"}, "b": {"c": "'),
  fc.json({ maxDepth: 2 }),
);

const yaml = spliceOf(
  fc.constantFrom(
    ...":-#|>'\"{}[]&*!?,\n\t 1\r\u2028",
    "",
    "a: 1",
    "\n",
    "\n  ",
    "\n    b: 2",
    "a: |\n",
    "- ",
  ),
  fc.constantFrom(
    "# c\n",
    "\n# c",
    "\n---\n",
    "\n...\n",
    "%YAML",
    "<<: a",
    "&a ",
    "*a",
    "? ",
    "!!str ",
    "__proto__: {}",
  ),
  fc.constantFrom(
    "'",
    '"',
    "|+\n",
    ">-2\n",
    "0x10: a",
    "true: a",
    "~",
    "\n\n\n",
    "x: y: z",
    "{a: 1}",
    "[1, 2]",
  ),
);

interface Splice {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

function apply(text: string, { at, length, text: insert }: Splice): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + insert + text.slice(start + length);
}

/** Long enough that not all of it is read again. */
const document = fc
  .tuple(
    fc.array(fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue()), { minLength: 1 }),
    fc.nat({ max: 4 }),
  )
  .map(([parts, indent]) => {
    const padding = { 'pad\\ding"': "x".repeat(30_000), inner: { deep: { text: "x".repeat(5000) } } };
    const paths = Object.fromEntries(
      parts.map((part, index) => [`/${index}`, { ...padding, part, more: parts }]),
    );
    return JSON.stringify({ paths, ["__proto__"]: parts }, null, indent);
  });

/** Small, so that edits meet keys and the ends of blocks; with comments, and texts of several lines. */
const blocks = fc
  .tuple(
    fc.letrec<{ node: unknown; map: object }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom("a", "x y\nz\n", 1, null, []),
        tie("map"),
        fc.tuple(tie("node")),
      ),
      map: fc.dictionary(fc.constantFrom("a", "b", "/c", "200", "x y", "0x1"), tie("node"), { minKeys: 1 }),
    })).map,
    fc.constantFrom(2, 3),
    fc.constantFrom(-1, 4),
  )
  .map(([data, indent, flowLevel]) => {
    const written = dump({ a: data, b: data }, { indent, flowLevel, noRefs: true });
    return written.replace(/^( *)b:$/gm, "$1# why\n\n$1b: # so").replace(/^( *)"200"/gm, "$1200");
  });

test.each([
  ["document.json", document, json, 80],
  ["document.yaml", blocks, yaml, 3000],
])("whatever is edited in %s, data and places are those of the text", (file, documents, splice, numRuns) => {
  let followed = 0;
  fc.assert(
    fc.property(documents, fc.array(splice, { minLength: 1, maxLength: 4 }), (text, splices) => {
      let before = read(text, file) ?? expect.unreachable();
      places(before);
      for (const one of splices) {
        const changed = apply(text, one);
        const whole = read(changed, file);
        const edited: Parsed | undefined = before.edited?.(changed);
        if (edited === undefined) continue;
        text = changed;
        followed++;
        expect(whole?.problems).toEqual([]);
        expect(JSON.stringify(edited.value)).toBe(JSON.stringify(whole?.value));
        expect(JSON.stringify(places(edited))).toBe(JSON.stringify(whole && places(whole)));
        before = edited;
      }
    }),
    { numRuns, endOnFailure: true },
  );
  expect(followed).toBeGreaterThan(Math.max(30, numRuns / 8));
});

test("what an edit leaves alone are the same objects", () => {
  const item = { get: { summary: "x".repeat(30_000) } };
  const text = JSON.stringify({ info: { title: "A" }, paths: { "/a": item, "/b": item } });
  const before = read(text);
  const edited = before?.edited?.(text.replace('"/b":{"get":{"summary":"x', '"/b":{"get":{"summary":"y'));
  expect(edited?.value).not.toEqual(before?.value);
  const of = (parsed: Parsed | undefined, pointer: (value: typeof shape) => unknown): unknown =>
    pointer(parsed?.value as typeof shape);
  const shape = { info: {}, paths: { "/a": {}, "/b": {} } };
  expect(of(edited, ({ info }) => info)).toBe(of(before, ({ info }) => info));
  expect(of(edited, ({ paths }) => paths["/a"])).toBe(of(before, ({ paths }) => paths["/a"]));
});

test.each([
  ["a key twice", '{"a": {"b": 1}}', '{"a": {"b": 1, "b": 2}}'],
  ["no JSON", '{"a": {"b": 1}}', '{"a": {"b": 1,}}'],
  ["another bracket", '{"a": 1}', '["a", 1]'],
  ["a scalar", "1", "2"],
])("where an edit leaves %s behind, all is read", (_, before, now) => {
  expect(read(before)?.edited?.(now)).toBeUndefined();
});

test("what an edit of YAML leaves alone are the same objects", () => {
  const text = "paths:\n  /a:\n    get: {}\n  /b:\n    get:\n      summary: x\ninfo: {}\n";
  const parsed = read(text, "document.yaml");
  const edited = parsed?.edited?.(text.replace("x", "y"));
  expect(edited?.value).toEqual({ paths: { "/a": { get: {} }, "/b": { get: { summary: "y" } } }, info: {} });
  for (const pointer of ["/info", "/paths/~1a"])
    expect(segments(pointer).reduce(step, edited?.value)).toBe(segments(pointer).reduce(step, parsed?.value));
});

test.each([
  ["a key that is no text", "0x10:\n  a: 1\n"],
  ["a tag", "k: !!map\n  a: 1\n"],
  ["an anchor", "k: &b\n  a: 1\n"],
  ["an explicit key", "? k\n:\n  a: 1\n"],
  ["a list", "k:\n  - a: 1\n"],
  ["a flow", "k: { a: 1 }\n"],
])("where %s stands before an edit of YAML, all is read", (_, before) => {
  const edited = read(before, "document.yaml")?.edited;
  expect(edited).toBeDefined();
  expect(edited?.(before.replace("a: 1", "a: 2"))).toBeUndefined();
});

test("an edit is the shortest stretch in which two texts differ", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 40 });
  fc.assert(
    fc.property(text, text, text, text, (head, old, own, tail) => {
      const [before, now] = [head + old + tail, head + own + tail];
      const { start, end, shift } = editBetween(before, now);
      expect(before.slice(0, start) + now.slice(start, end + shift) + before.slice(end)).toBe(now);
      if (start < Math.min(end, end + shift)) {
        expect(before[start]).not.toBe(now[start]);
        expect(before[end - 1]).not.toBe(now[end + shift - 1]);
      }
    }),
  );
});
