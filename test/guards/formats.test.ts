/** `format` as an assertion: `generateGuards({ formats: "assert" })`. */
import { describe, expect, test } from "vitest";
import { generateGuards } from "../../generator/guards/generate.js";
import { formats } from "../../generator/model/formats.js";
import { type Guards, load, templates } from "./emitted.js";
import { complaints } from "./strictest.js";
import { runFormats, suiteIsPresent } from "./suite.js";

function emit(schemas: Readonly<Record<string, unknown>>): string {
  return generateGuards({ schemas, dialect: "2020-12", formats: "assert", templates }).text;
}

async function guardsOf(schema: unknown): Promise<Guards> {
  return load(emit({ Case: schema }));
}

// The suite is not part of the repository. All of its tests of formats pass, those of tables of characters too.
describe.skipIf(!suiteIsPresent)("JSON-Schema-Test-Suite, optional formats", () => {
  test.each([
    ["draft2020-12", 764],
    ["draft4", 219],
  ] as const)("%s", { timeout: 120_000 }, async (draft, known) => {
    const outcomes = await runFormats(draft);
    const failed = outcomes.filter(({ passed }) => !passed);
    expect(failed.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([]);
    expect(outcomes.length).toBeGreaterThanOrEqual(known);
  });
});

/** What the suite does not ask: OpenAPI's formats, and corners of the RFCs. */
const table: Readonly<Record<string, readonly [valid: readonly unknown[], refused: readonly unknown[]]>> = {
  byte: [
    ["", "YQ==", "YWI=", "YWJj", "+/+/"],
    ["YQ", "YQ=", "Y===", "YW J", "YWJj\n", "_-_-", "=YWJ"],
  ],
  int32: [
    [0, -0, 2147483647, -2147483648, 1.0],
    [2147483648, -2147483649, 0.5, 1e300],
  ],
  int64: [
    [0, Number.MAX_SAFE_INTEGER, JSON.parse("9223372036854775807"), -(2 ** 63)],
    [2 ** 64, -(2 ** 64), 0.5],
  ],
  float: [
    [0.1, 3.4e38, -3.4e38, 1e-60],
    [3.5e38, -1e39],
  ],
  double: [[0.1, 1e308], [Infinity]],
  "date-time": [
    [
      "2016-12-31T23:59:60Z",
      "2017-01-01T00:59:60+01:00",
      "2015-06-30T23:59:60z",
      "2015-06-30t16:29:60-07:30",
    ],
    [
      "2016-12-30T23:59:60Z",
      "2017-01-02T00:59:60+01:00",
      "2016-12-31T00:59:60+01:00",
      "2016-12-31 23:59:59Z",
    ],
  ],
  email: [
    ['"a\\"b"@example.com', "a@b", '"a@b"@c.d', "a@[IPv6:::1]", "a@[ipv6:::1]", '""@a'],
    ['"a\\"@example.com', '"a"b@c', "a@-b", "a@b-", "a@b..c", "a@[x-tag:1]", "a@[1.2.3]", "a@", '"@a'],
  ],
  ipv6: [
    ["1::", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:1.2.3.4"],
    ["1:2:3:4:5:6:7::8:9", "1:2:3:4:5:6:7:1.2.3.4", "1.2.3.4::", ":::", "::1:", "1::2:", ""],
  ],
  uri: [
    ["a:", "a:b:c", "http://[v1.a:b]", "http://@h", "http://h:", "a://b@c:1/d?e#f", "file:///etc"],
    ["http://[v.a]", "http://a:b:c", "http://[::1]x", "http://a@b@c", "http://[::1", "a:b c", "a:#b#c", ""],
  ],
  "uri-reference": [
    ["", "a/b:c", "?a:b", "#a:b", "//h", ":".replace(":", "a")],
    [":", ":a", "1a:b", "a%", "[a]"],
  ],
  iri: [
    ["http://é.example/é?\ue000"],
    ["http://é.example/\ue000", "é:a", "a:\ufdd0", "a:\ud800", "a:\u{1fffe}"],
  ],
  "uri-template": [
    ["{a:1},{b*}", "{=a}", "{%41b}"],
    ["{a:1*}", "{a", "%{a}41", "{a}%4{b}1", "{ a}", "{{a}}"],
  ],
  "relative-json-pointer": [
    ["0+1", "1-2/a", "0-1#"],
    ["0+", "0+01", "+1", "0#/"],
  ],
  duration: [
    ["P1YT1H", "P3W"],
    ["P1YT", "P1W1D", "PT1H1M1H", "P1.5D", "\nP1D"],
  ],
  hostname: [
    ["a.b", "1.2", "ab--cd"],
    ["a..b", "a_b", `${"a.".repeat(127)}a`, "é.example"],
  ],
  "idn-hostname": [
    ["bücher.example", "xn--bcher-kva.example", "XN--BCHER-KVA"],
    ["Bücher", "xn--bücher", "e\u0301", ""],
  ],
  "idn-email": [
    ["é@é.example", '"é "@a'],
    ["é@a_b", "é@é。example ", "\ud800@a", "@é"],
  ],
  regex: [
    ["^\\p{L}+$", ""],
    ["\\-", "(", "a{2,1}"],
  ],
};

describe.each(Object.entries(table))("%s", (format, [valid, refused]) => {
  test("takes what its specification takes, and no more", async () => {
    const guards = await guardsOf({ format });
    const verdicts = (values: readonly unknown[]): readonly unknown[] =>
      values.filter((value) => guards.is("Case", value));
    expect(verdicts(valid)).toEqual(valid);
    expect(verdicts(refused)).toEqual([]);
    for (const value of valid) expect(guards.check("Case", value)).toEqual([]);
    for (const value of refused) expect(guards.check("Case", value)).toHaveLength(1);
  });
});

test.each(formats)("%s says nothing of values of other types", async (format) => {
  const guards = await guardsOf({ format });
  const others: readonly unknown[] = [null, true, [], ["x"], {}, { a: 1 }];
  const ofNumbers = ["int32", "int64", "float", "double"].includes(format);
  for (const value of [...others, ofNumbers ? "no number" : 0.5]) {
    expect(guards.is("Case", value)).toBe(true);
    expect(guards.check("Case", value)).toEqual([]);
  }
});

test("a refusal names the keyword, its place and the format, and no data", async () => {
  const guards = await guardsOf({ properties: { born: { type: ["string", "null"], format: "date" } } });
  expect(guards.check("Case", { born: "today" })).toEqual([
    {
      pointer: "/born",
      keyword: "format",
      schema: "Case#/properties/born/format",
      message: "must have the format date",
      found: "string",
    },
  ]);
  expect(guards.is("Case", { born: null })).toBe(true);
});

test("by default, and where the format is unknown, it only annotates", async () => {
  const schemas = { Date: { format: "date" }, Unknown: { format: "no-such-format" } };
  const plain = await load(generateGuards({ schemas, dialect: "2020-12", templates }).text);
  expect(plain.is("Date", "today")).toBe(true);
  const asserting = await load(emit(schemas));
  expect(asserting.is("Date", "today")).toBe(false);
  expect(asserting.is("Unknown", "anything")).toBe(true);
});

test("a meta-schema that makes formats assertions is obeyed, whatever was asked for", async () => {
  const vocabulary = "https://json-schema.org/draft/2020-12/vocab/";
  const $id = "https://example.test/asserting";
  const asserting = {
    $id,
    $vocabulary: { [`${vocabulary}core`]: true, [`${vocabulary}format-assertion`]: true },
  };
  const schemas = { Case: { $schema: $id, format: "date" } };
  const documents = { [$id]: asserting };
  const { text } = generateGuards({ schemas, documents, dialect: "2020-12", templates });
  expect((await load(text)).is("Case", "today")).toBe(false);
});

test("only the functions that are needed come along", () => {
  const functions = (text: string): readonly string[] =>
    Array.from(text.matchAll(/function (has\w+Format)\(/g), ([, name = ""]) => name).sort();
  expect(functions(emit({ A: { format: "uuid" }, B: { format: "no-such-format" } }))).toEqual([
    "hasUuidFormat",
  ]);
  expect(functions(emit({ A: { format: "ipv6" } }))).toEqual(["hasIpv4Format", "hasIpv6Format"]);
  expect(
    functions(generateGuards({ schemas: { A: { format: "uuid" } }, dialect: "2020-12", templates }).text),
  ).toEqual([]);
});

test("the compiler at its strictest takes all of them", () => {
  const all = formats.map((format): [string, unknown] => [format, { format }]);
  expect(complaints(emit(Object.fromEntries(all)))).toEqual([]);
}, 30_000);

test("long hostile text is refused or taken, and never thrown at", async () => {
  const all = formats.map((format): [string, unknown] => [format, { format }]);
  const guards = await load(emit(Object.fromEntries(all)));
  const starts = ["", '"', "/", "//", "{", "P", "1", "http://", "a@", "xn--"];
  const units = [
    "a",
    "a.",
    "/",
    "%41",
    "1",
    "-",
    "é",
    "{a}",
    "{",
    "\\",
    "@",
    "1:",
    "~0",
    "(",
    "A=",
    "\u200c",
    "a,",
  ];
  for (const format of formats) {
    for (const text of starts.flatMap((start) => units.map((unit) => start + unit.repeat(50_000)))) {
      expect(typeof guards.is(nameOf(format), text)).toBe("boolean");
    }
  }
}, 60_000);

function nameOf(format: string): string {
  return format.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());
}
