import { expect, describe, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { Source } from "../../generator/source/source.js";

describe("a file that is one schema", () => {
  const schema = (title: string): string =>
    `{ $id: "https://example.com/schemas/pet", title: ${title}, $defs: { a: { title: ${title} } } }`;
  const files: Readonly<Record<string, string>> = {
    "/d/root.yaml": "{}",
    "/d/pet.yaml": schema("pet"),
    "/d/copy.yaml": schema("copy"),
  };

  test.each<[string, { given: string; from?: string; want: string }]>([
    [
      "is found by its $id",
      { given: "https://example.com/schemas/pet#/$defs/a", want: "/d/pet.yaml#/$defs/a" },
    ],
    ["says what its references start from", { given: "/schemas/pet", want: "/d/pet.yaml#" }],
    [
      "has its own places, whatever else has its $id",
      { given: "#/$defs/a", from: "copy", want: "/d/copy.yaml#/$defs/a" },
    ],
    ["is still found by its file", { given: "copy.yaml", want: "/d/copy.yaml#" }],
  ])("%s", (_, { given, from = "pet", want }) => {
    const diagnostics: Diagnostic[] = [];
    const read = (file: string): string => files[file] ?? "";
    const source = new Source((diagnostic) => diagnostics.push(diagnostic), read);
    for (const file of ["/d/pet.yaml", "/d/copy.yaml"]) source.open(file);
    const found = source.resolve(given, { file: `/d/${from}.yaml`, pointer: "/x" });
    expect(`${found?.place.file}#${found?.place.pointer}`).toBe(want);
    expect(diagnostics).toEqual([]);
  });
});
