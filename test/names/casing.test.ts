import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it, test } from "vitest";
import { camelCase, kebabCase, pascalCase } from "../../generator/names/casing.js";
import { hostile } from "../emit/hostile.js";

test.each<[string, { pascal: string; camel: string; kebab: string }]>([
  [
    "warehouse saved-query",
    { pascal: "WarehouseSavedQuery", camel: "warehouseSavedQuery", kebab: "warehouse-saved-query" },
  ],
  ["listPets", { pascal: "ListPets", camel: "listPets", kebab: "list-pets" }],
  ["pets_list.v2", { pascal: "PetsListV2", camel: "petsListV2", kebab: "pets-list-v2" }],
  ["HTTPServer", { pascal: "HTTPServer", camel: "httpServer", kebab: "http-server" }],
  ["getURL", { pascal: "GetURL", camel: "getURL", kebab: "get-url" }],
  ["ID", { pascal: "ID", camel: "id", kebab: "id" }],
  ["SHOUTED_NAME", { pascal: "ShoutedName", camel: "shoutedName", kebab: "shouted-name" }],
  ["API_TOKEN", { pascal: "APIToken", camel: "apiToken", kebab: "api-token" }],
  ["OAuth2Token", { pascal: "OAuth2Token", camel: "oAuth2Token", kebab: "o-auth2-token" }],
  ["created>", { pascal: "CreatedGt", camel: "createdGt", kebab: "created-gt" }],
  ["created<=", { pascal: "CreatedLtEq", camel: "createdLtEq", kebab: "created-lt-eq" }],
  ["!+*&|", { pascal: "NotPlusStarAndOr", camel: "notPlusStarAndOr", kebab: "not-plus-star-and-or" }],
  [
    "%@#~^",
    {
      pascal: "PercentAtHashTildeCaret",
      camel: "percentAtHashTildeCaret",
      kebab: "percent-at-hash-tilde-caret",
    },
  ],
  ["🎉", { pascal: "U1F389", camel: "u1f389", kebab: "" }],
  ["$filter", { pascal: "Filter", camel: "filter", kebab: "filter" }],
  ["2fa", { pascal: "_2fa", camel: "_2fa", kebab: "2fa" }],
  ["größe", { pascal: "Größe", camel: "größe", kebab: "größe" }],
  ["名前", { pascal: "名前", camel: "名前", kebab: "名前" }],
])("%s", (given, want) => {
  expect({ pascal: pascalCase(given), camel: camelCase(given), kebab: kebabCase(given) }).toEqual(want);
});

/** To the compiler, whose tables of letters are older than those of Node. */
function isIdentifier(name: string): boolean {
  const [first = 0, ...rest] = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
  return ts.isIdentifierStart(first, latest) && rest.every((letter) => ts.isIdentifierPart(letter, latest));
}

const latest = ts.ScriptTarget.Latest;

describe("whatever the words are", () => {
  const young = ["a\u1acf", "\ua7cb", "\u{16d40}"];
  const text = fc.oneof(
    hostile,
    fc.string({ unit: "binary" }),
    fc.constantFrom("CO₂", "½", "1️⃣", "ⸯ", "🎉", "", ...young),
  );

  it("names are identifiers", () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(isIdentifier(pascalCase(words))).toBe(true);
        expect(isIdentifier(camelCase(words))).toBe(true);
      }),
      { numRuns: 1000, examples: young.map((words) => [words]) },
    );
  });

  it("names of files lead nowhere else, and differ in more than case", () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(kebabCase(words)).toMatch(/^[\p{L}\p{N}\p{M}-]*$/u);
        expect(kebabCase(words)).toBe(kebabCase(words).toLowerCase());
      }),
      { numRuns: 1000 },
    );
  });

  it("a sign that nobody sees changes nothing, though plain ASCII is split by expressions of its own", () => {
    const ascii = fc
      .oneof(fc.stringMatching(/^[\w ./-]{0,20}$/), fc.string({ unit: "grapheme-ascii" }))
      .filter((words) => /[A-Za-z0-9]/.test(words));
    fc.assert(
      fc.property(ascii, (words) => {
        for (const cased of [pascalCase, camelCase, kebabCase])
          expect(cased(`${words}\u200b`)).toBe(cased(words));
      }),
      { numRuns: 2000 },
    );
  });

  it("naming twice is naming once", () => {
    const plain = fc.stringMatching(/^[a-z]+( [a-z]+){0,3}$/);
    fc.assert(
      fc.property(plain, (words) => {
        expect(pascalCase(pascalCase(words))).toBe(pascalCase(words));
        expect(camelCase(camelCase(words))).toBe(camelCase(words));
      }),
    );
  });
});
