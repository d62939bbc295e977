/** Whatever form its references have, a bundled document says what its files said. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "../../generator/bundle.js";

type Files = Readonly<Record<string, string>>;

/** The schema in the answer of the one operation, and all components, bundled; and what is told. */
async function bundled(schema: string, files: Files) {
  const folder = mkdtempSync(path.join(tmpdir(), "specwright-bundle-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const root = `openapi: 3.1.1
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: pets
      responses:
        200: { description: All, content: { application/json: { schema: ${schema} } } }
`;
  for (const [name, text] of Object.entries({ "openapi.yaml": root, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { text = "{}", diagnostics } = await bundle(path.join(folder, "openapi.yaml"));
  const { paths, components } = JSON.parse(text);
  const answer: unknown = paths["/pets"].get.responses["200"].content["application/json"].schema;
  return { answer, schemas: components.schemas, told: diagnostics.map(({ message }) => message) };
}

const pet = { type: "object", title: "pet" };
const petText = JSON.stringify(pet);

test.for<[string, { schema: string; files: Files; want: { answer: unknown; schemas: unknown } }]>([
  [
    "a file whose name has a space",
    {
      schema: "{ $ref: 'my%20pets/pet.yaml' }",
      files: { "my pets/pet.yaml": petText },
      want: { answer: { $ref: "#/components/schemas/pet" }, schemas: { pet } },
    },
  ],
  [
    "an anchor of another file",
    {
      schema: "{ $ref: 'pets.yaml#a' }",
      files: { "pets.yaml": `Pet: { $anchor: a, type: object, title: pet }` },
      want: { answer: { $ref: "#/components/schemas/Pet" }, schemas: { Pet: { $anchor: "a", ...pet } } },
    },
  ],
  [
    "a schema that refers to itself by its $id",
    {
      schema: "{ $ref: 'tree.yaml' }",
      files: { "tree.yaml": `{ $id: "https://x.test/tree", items: { $ref: /tree } }` },
      want: {
        answer: { $ref: "#/components/schemas/tree" },
        schemas: { tree: { $id: "https://x.test/tree", items: { $ref: "#/components/schemas/tree" } } },
      },
    },
  ],
  [
    "a file that is not called after its format",
    {
      schema: "{ $ref: 'pet.schema#/a' }",
      files: { "pet.schema": `a: ${petText}` },
      want: { answer: { $ref: "#/components/schemas/a" }, schemas: { a: pet } },
    },
  ],
  [
    "a name with a slash",
    {
      schema: "{ $ref: 'pets.yaml#/a~1b' }",
      files: { "pets.yaml": `a/b: ${petText}` },
      want: { answer: { $ref: "#/components/schemas/a~1b" }, schemas: { "a/b": pet } },
    },
  ],
  [
    "a mapping with a name of a component, which is another one in the bundle",
    {
      schema:
        "{ oneOf: [{ $ref: 'a.yaml#/components/schemas/Pet' }, { $ref: 'b.yaml#/components/schemas/Pet' }] }",
      files: {
        "a.yaml": `components: { schemas: { Pet: ${petText} } }`,
        "b.yaml":
          "components: { schemas: { Pet: { discriminator: { propertyName: kind, mapping: { a: Pet } }, oneOf: [] } } }",
      },
      want: {
        answer: { oneOf: [{ $ref: "#/components/schemas/Pet" }, { $ref: "#/components/schemas/Pet-2" }] },
        schemas: {
          Pet: pet,
          "Pet-2": {
            discriminator: { propertyName: "kind", mapping: { a: "#/components/schemas/Pet-2" } },
            oneOf: [],
          },
        },
      },
    },
  ],
  [
    "an item of a list",
    {
      schema: "{ $ref: 'pets.yaml#/oneOf/1' }",
      files: { "pets.yaml": `oneOf: [{ type: string }, ${petText}]` },
      want: { answer: { $ref: "#/components/schemas/1" }, schemas: { 1: pet } },
    },
  ],
])("%s", async ([, { schema, files, want }]) => {
  const { told, ...rest } = await bundled(schema, files);
  expect(rest).toEqual(want);
  expect(told.filter((message) => !message.includes("Renamed"))).toEqual([]);
});

test("an example that is a URL stays one, and is nothing to tell of", async () => {
  const files = {
    "pets.yaml": `components: { examples: { Pet: { externalValue: "https://pets.test/pet.json" } } }`,
  };
  const examples = "{ a: { $ref: 'pets.yaml#/components/examples/Pet' } }";
  const { told } = await bundled(`{ type: object }, examples: ${examples}`, files);
  expect(told).toEqual([]);
});

test("a file that only an example names is told of at the line that is wrong", async () => {
  const { told } = await bundled("{ type: object }, examples: { a: { externalValue: a.yaml } }", {
    "a.yaml": "a: 1\nb: [2\nc: 3\n",
  });
  expect(told).toContainEqual(expect.stringContaining("Flow sequence"));
  expect(told).not.toContainEqual(expect.stringContaining("Failed to parse"));
});
