import fc from "fast-check";
import { expect, it, test } from "vitest";
import { literal } from "../../generator/emit/text.js";
import { mentions, wordsIn } from "../../generator/emit/words.js";

test.each<[string, string, boolean]>([
  ["as a word", "a Pet.", true],
  ["at both ends", "Pet", true],
  ["inside of longer words alone", "PetStore aPet Pet$ Pet_ éPet", false],
  ["behind a longer word", "PetStore|Pet", true],
])("a name is found %s", (_, text, found) => {
  expect(mentions(literal(text), "Pet")).toBe(found);
});

it("a name is mentioned where it is one of the words", () => {
  const unit = fc.constantFrom("a", "b", "$", "é", " ", ".", "(");
  const name = fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom("a", "b", "$") });
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), name, (characters, word) => {
      const text = literal(characters);
      expect(mentions(text, word)).toBe(wordsIn(text).includes(word));
    }),
  );
});
