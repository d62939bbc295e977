/** How places of the document are written in the text of checks. */
import { expect, test } from "vitest";
import { LocationPrinter } from "../../generator/guards/explain-location.js";
import { localNames } from "../../generator/names/local.js";

function printed(pointers: readonly string[]): {
  readonly shared: readonly string[];
  readonly at: readonly string[];
} {
  const roots = pointers.map((pointer) => ({ schema: { place: { file: "api.yaml", pointer } } }));
  const printer = new LocationPrinter(roots, {
    location: ({ file, pointer }) => `${file}#${pointer}`,
    local: localNames(() => false),
  });
  return { shared: printer.shared, at: roots.map(({ schema }) => printer.print(schema)) };
}

const literalText = (text: string): string => String(JSON.parse(text));

test("few places are written out", () => {
  const { shared, at } = printed([
    "/components/schemas/Pet",
    "/paths/~1pets/get/requestBody/content/a/schema",
  ]);
  expect(shared).toEqual([]);
  expect(at).toEqual([
    '"api.yaml#/components/schemas/Pet"',
    '"api.yaml#/paths/~1pets/get/requestBody/content/a/schema"',
  ]);
});

test("what four begin or end with is said once, and what they say is the place", () => {
  const end = "/requestBody/content/application~1json/schema";
  const names = ["a", "b", "c", "d"];
  const pointers = [
    ...names.map((name) => `/components/schemas/${name}`),
    ...names.map((name) => `/paths/~1${name}/post${end}`),
    "/paths/~1e/post/parameters",
    `/webhooks/f/post${end}`,
  ];
  const { shared, at } = printed(pointers);
  expect(at[0]).toBe('atApiSchemas + "a"');
  expect(at[4]).toBe('atApiPaths + "~1a/post" + inRequestBodyApplicationJson');
  expect(at[8]).toBe('atApiPaths + "~1e/post/parameters"');
  expect(at[9]).toBe('"api.yaml#/webhooks/f/post" + inRequestBodyApplicationJson');
  const constants = new Map(
    shared.map((text): [string, string] => {
      const [, name = "", value = ""] = /^const (\w+) = (".*");$/.exec(text) ?? [];
      return [name, value];
    }),
  );
  const said = at.map((text) =>
    text.split(" + ").reduce((sum, part) => sum + literalText(constants.get(part) ?? part), ""),
  );
  expect(said).toEqual(pointers.map((pointer) => `api.yaml#${pointer}`));
});
