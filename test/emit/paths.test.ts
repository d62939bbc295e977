/** paths.ts follows the filter, and a document that openapi-typescript refuses costs nothing else. */
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { run } from "../../generator/pipeline.js";
import { fill, temporaryFolder } from "../output/folder.js";
import { json, serve } from "../templates/loopback.js";

const answer = (schema: string): object => ({
  "200": {
    description: "What there is.",
    content: { "application/json": { schema: { $ref: `schemas.json#/${schema}` } } },
  },
});

const document = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: { operationId: "listPets", responses: answer("Pet") },
      post: { operationId: "addToy", responses: answer("Toy") },
    },
    "/toys": { get: { operationId: "listToys", responses: answer("Toy") } },
  },
};

function written(text: object): string {
  const folder = temporaryFolder();
  const schemas = { Pet: { type: "object" }, Toy: { type: "string" } };
  fill(folder, { "openapi.json": JSON.stringify(text), "schemas.json": JSON.stringify(schemas) });
  return path.join(folder, "openapi.json");
}

test("paths.ts holds the operations that a filter leaves, and what these need", async () => {
  const filter = { operations: { include: ["listPets"] } };
  const { files, diagnostics } = await run({ input: written(document), paths: true, filter });
  expect(diagnostics).toEqual([]);
  const text = files.find((file) => file.path === "paths.ts")?.text ?? "";
  expect(text).toMatch(/"\/pets": \{/);
  expect(text).toMatch(/\bPet: /);
  expect(text).not.toMatch(/[Tt]oy/);
});

test("a filter leaves operations of a path item that stands among the components", async () => {
  const { "/pets": pets, ...others } = document.paths;
  const { files } = await run({
    input: written({
      ...document,
      paths: { ...others, "/pets": { $ref: "#/components/pathItems/Pets" } },
      components: { pathItems: { Pets: pets } },
    }),
    paths: true,
    filter: { operations: { include: ["listPets"] } },
  });
  const text = files.find((file) => file.path === "paths.ts")?.text ?? "";
  expect(text).toMatch(/"\/pets": \{[^}]*\}[^}]*get: operations\["listPets"\]/);
  expect(text).not.toMatch(/[Tt]oy/);
});

test("a document that openapi-typescript refuses is reported, and the rest is written", async () => {
  const responses = { "200": { $ref: "#/components/responses/Gone" } };
  const broken = { ...document, paths: { ...document.paths, "/gone": { get: { responses } } } };
  const { files, diagnostics } = await run({ input: written(broken), paths: true });
  expect(diagnostics.map(({ code }) => code).sort()).toEqual(["paths-unsupported", "reference-unresolved"]);
  const paths = files.map((file) => file.path);
  expect(paths).toContain("models.ts");
  expect(paths).not.toContain("paths.ts");
});

test.each(["Cat", "#/components/schemas/Cat"])("a mapping may say %j", async (target) => {
  const discriminator = { propertyName: "kind", mapping: { cat: target } };
  const schemas = {
    Animal: { oneOf: [{ $ref: "#/components/schemas/Cat" }], discriminator },
    Cat: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
  };
  const { files, diagnostics } = await run({
    input: written({ ...document, components: { schemas } }),
    paths: true,
  });
  expect(diagnostics).toEqual([]);
  expect(files.find((file) => file.path === "paths.ts")?.text).toContain('kind: "cat";');
});

test("a document of OpenAPI 3.2 has its paths.ts, with scopes in the flow of devices too", async () => {
  const deviceAuthorization = {
    deviceAuthorizationUrl: "https://pets.test/device",
    tokenUrl: "https://pets.test/token",
    scopes: { "pets:read": "Read pets" },
  };
  const device = { type: "oauth2", flows: { deviceAuthorization } };
  const input = written({ ...document, openapi: "3.2.0", components: { securitySchemes: { device } } });
  const { files, diagnostics } = await run({ input, paths: true });
  expect(diagnostics).toEqual([]);
  expect(files.map((file) => file.path)).toContain("paths.ts");
});

test.each<[string, object, string]>([
  [
    "references in a circle",
    { components: { responses: { Ok: { $ref: "#/components/responses/Ok" } } } },
    "/components/responses/Ok",
  ],
  ["a version that is a number", { openapi: 3.1 }, ""],
])("a document that cannot be bundled has no paths.ts, and all else: %s", async (_, part, want) => {
  const { files, diagnostics } = await run({ input: written({ ...document, ...part }), paths: true });
  const told = diagnostics.find(({ code }) => code === "paths-unsupported");
  expect(told).toMatchObject({ severity: "error", place: { pointer: want } });
  expect(told?.help).toMatch(/\.$/);
  expect(files.map((file) => file.path)).toContain("models.ts");
});

test("nothing is fetched for paths.ts, nor read beside the document, whatever refers to it", async () => {
  const server = await serve((_, response) => json(response, 200, { type: "string" }));
  const $ref = `${server.origin}/schema.json`;
  const content = {
    schema: { type: "object", example: { $ref } },
    examples: { far: { externalValue: $ref }, near: { value: { $ref: "package.json" } } },
  };
  const get = { responses: { "200": { description: "Ok", content: { "application/json": content } } } };
  const harmless = { ...document, "x-far": { $ref }, paths: { "/pets": { get } } };
  const made = await run({ input: written(harmless), paths: true });
  expect(made.diagnostics).toEqual([]);
  expect(made.files.map((file) => file.path)).toContain("paths.ts");

  const wanted = { ...document, components: { responses: { default: { $ref } } } };
  const refused = await run({ input: written(wanted), paths: true });
  expect(refused.diagnostics.find(({ code }) => code === "paths-unsupported")).toMatchObject({
    message: `paths.ts is not written: the reference ${JSON.stringify($ref)} leads to what cannot be read`,
    place: { pointer: "/components/responses/default" },
  });
  expect(server.arrived).toEqual([]);
});

test("what openapi-typescript says against a document is told with its place, and not printed", async () => {
  const print = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => print.mockRestore());
  const responses = {
    "200": { $ref: "#/components/responses/Gone" },
    "400": { $ref: "#/components/responses/Lost" },
  };
  const broken = { ...document, paths: { "/gone": { get: { responses } } } };
  const runs = await Promise.all([1, 2].map(() => run({ input: written(broken), paths: true })));
  for (const { diagnostics } of runs) {
    const told = diagnostics.find(({ code }) => code === "paths-unsupported");
    expect(told).toMatchObject({
      place: { pointer: expect.stringMatching(/^\/paths\/~1gone\/get\/responses\/\d+/) },
    });
    expect(told?.message).toMatch(/refuses the document: .+ \(and 1 more\)$/);
  }
  expect(print).not.toHaveBeenCalled();
});
