import fc from "fast-check";
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
  ["OAuth2Token", { pascal: "OAuth2Token", camel: "oAuth2Token", kebab: "o-auth2-token" }],
  ["created>", { pascal: "CreatedGt", camel: "createdGt", kebab: "created-gt" }],
  ["created<=", { pascal: "CreatedLtEq", camel: "createdLtEq", kebab: "created-lt-eq" }],
  ["$filter", { pascal: "Filter", camel: "filter", kebab: "filter" }],
  ["2fa", { pascal: "_2fa", camel: "_2fa", kebab: "2fa" }],
  ["größe", { pascal: "Größe", camel: "größe", kebab: "größe" }],
  ["名前", { pascal: "名前", camel: "名前", kebab: "名前" }],
])("%s", (given, want) => {
  expect({ pascal: pascalCase(given), camel: camelCase(given), kebab: kebabCase(given) }).toEqual(want);
});

describe("whatever the words are", () => {
  // ECMA-262, section 12.7.
  const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
  const text = fc.oneof(
    hostile,
    fc.string({ unit: "binary" }),
    fc.constantFrom("CO₂", "½", "1️⃣", "ⸯ", "🎉", ""),
  );

  it("names are identifiers", () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(pascalCase(words)).toMatch(identifier);
        expect(camelCase(words)).toMatch(identifier);
      }),
      { numRuns: 1000 },
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
