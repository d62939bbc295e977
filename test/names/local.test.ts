/** Names inside of one module: free ones, whoever asked before. */
import { expect, test } from "vitest";
import { localNames } from "../../generator/names/local.js";

test.each<[string, { taken?: string[]; asked: string[]; want: string[] }]>([
  ["words are joined to the first", { asked: ["is pet-name"], want: ["isPetName"] }],
  ["a digit needs no mark inside of a name", { asked: ["is 2 pets"], want: ["is2Pets"] }],
  ["the same words again", { asked: ["is pet", "is pet", "is pet"], want: ["isPet", "isPet2", "isPet3"] }],
  ["what the module has already", { taken: ["isPet", "isPet2"], asked: ["is pet"], want: ["isPet3"] }],
  [
    "a name that was made with a number",
    { asked: ["is pet", "is pet", "is pet2", "is pet2"], want: ["isPet", "isPet2", "isPet22", "isPet23"] },
  ],
])("%s", (_, { taken = [], asked, want }) => {
  const name = localNames((one) => taken.includes(one));
  expect(asked.map((words) => name(words))).toEqual(want);
});
