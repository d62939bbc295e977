import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { modelOf } from "../model/document.js";
import { nameAll, operation } from "./naming.js";

describe("the client", () => {
  const grouped = (
    tags: readonly (readonly [path: string, tag: string, id: string])[],
  ): Record<string, string[]> => {
    const paths = tags.map(([path, tag, id]) => [path, { get: operation(id, { tags: [tag] }) }]);
    const { names } = nameAll(modelOf({ paths: Object.fromEntries(paths) }));
    const groups = names.groups.map((group) => [
      `${group.name} ${group.file}`,
      group.operations.map((member) => names.member(member)),
    ]);
    return Object.fromEntries(groups);
  };

  test.each<[string, { given: [path: string, tag: string, id: string][]; want: Record<string, string[]> }]>([
    [
      "the tag's words are left out",
      {
        given: [["/a", "User interviews", "listUserInterviews"]],
        want: { "userInterviews user-interviews": ["list"] },
      },
    ],
    [
      "singular and plural",
      {
        given: [
          ["/a", "queries", "getQuery"],
          ["/b", "queries", "listQueries"],
        ],
        want: { "queries queries": ["get", "list"] },
      },
    ],
    [
      "singular and plural of what ends with an s",
      {
        given: [
          ["/a", "addresses", "getAddress"],
          ["/b", "addresses", "listAddresses"],
        ],
        want: { "addresses addresses": ["get", "list"] },
      },
    ],
    ["nothing else would be left", { given: [["/a", "pets", "pets"]], want: { "pets pets": ["pets"] } }],
    [
      "two would be the same",
      {
        given: [
          ["/a", "pets", "listPets"],
          ["/b", "pets", "petsList"],
        ],
        want: { "pets pets": ["listPets", "petsList"] },
      },
    ],
    [
      "what is left is another's name",
      {
        given: [
          ["/a", "pets", "listPets"],
          ["/b", "pets", "petsList"],
          ["/c", "pets", "petsListPets"],
        ],
        want: { "pets pets": ["listPets", "petsList", "petsListPets"] },
      },
    ],
    [
      "tags that are spelled alike are one group",
      {
        given: [
          ["/a", "Pets", "a"],
          ["/b", "pets", "b"],
        ],
        want: { "pets pets": ["a", "b"] },
      },
    ],
    [
      "tags that differ by capitals alone have files of their own, whichever comes first",
      {
        given: [
          ["/a", "itemURL byApi", "a"],
          ["/b", "itemURL byAPI", "b"],
        ],
        want: { "itemURLByApi item-url-by-api-2899fd": ["a"], "itemURLByAPI item-url-by-api": ["b"] },
      },
    ],
    [
      "of these the one that the file's name makes has it unmarked",
      {
        given: [
          ["/a", "itemURL", "a"],
          ["/b", "itemUrl", "b"],
        ],
        want: { "itemURL item-url-c2c475": ["a"], "itemUrl item-url": ["b"] },
      },
    ],
    ["a device has no file", { given: [["/a", "con", "a"]], want: { "con con-operations": ["a"] } }],
    [
      "a long tag has a file whose name is cut, and marked",
      {
        given: [["/a", "pet".repeat(40), "a"]],
        want: { [`${"pet".repeat(40)} ${"pet".repeat(26)}pe-2b85bb`]: ["a"] },
      },
    ],
    [
      "a word of the language is no member",
      { given: [["/a", "steps", "stepsThen"]], want: { "steps steps": ["stepsThen"] } },
    ],
    [
      "what the language looks up in an object is no member, be it the whole id",
      {
        given: [
          ["/a", "steps", "toString"],
          ["/b", "steps", "stepsValueOf"],
        ],
        want: { "steps steps": ["stepsToString", "stepsValueOf"] },
      },
    ],
    [
      "nor is it a group",
      { given: [["/a", "constructor", "make"]], want: { "constructorGroup constructor-group": ["make"] } },
    ],
  ])("%s", (_, { given, want }) => {
    expect(grouped(given)).toEqual(want);
  });

  it("has groups and members of different names, whatever the tags and ids are", () => {
    const word = fc.constantFrom("v", "V", "2", "v2", "pets", "Pet", "list", "then", "-", " ", "🎉", "½");
    const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(""));
    const operations = fc.uniqueArray(fc.tuple(text, text), { maxLength: 6, selector: ([, id]) => id });
    fc.assert(
      fc.property(operations, (list) => {
        const paths = list.map(([tag, id], index) => [`/${index}`, { get: operation(id, { tags: [tag] }) }]);
        const api = modelOf({ paths: Object.fromEntries(paths) });
        const { names, diagnostics } = nameAll(api);
        fc.pre(diagnostics.length === 0);
        expect(repeated(names.groups.map(({ name }) => name))).toEqual([]);
        expect(repeated(names.groups.map(({ file }) => file.toLowerCase()))).toEqual([]);
        for (const group of names.groups) {
          const members = group.operations.map((member) => names.member(member));
          expect(repeated(members)).toEqual([]);
          expect(members).not.toContain("then");
        }
      }),
    );
  });
});

function repeated(list: readonly string[]): string[] {
  return list.filter((item, index) => list.indexOf(item) !== index);
}
