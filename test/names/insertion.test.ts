/**
 * Real documents with a part taken out: what is left has the names that it has beside that part, so that
 * putting it in renames nobody.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Source } from "../../generator/source/source.js";
import { readFiles } from "../model/document.js";
import { nameAll } from "./naming.js";

const corpus = fileURLToPath(new URL("../../../shared/corpus/", import.meta.url));
const documents = [
  "museum.yaml",
  "petstore3.yaml",
  "redocly-cafe.yaml",
  "scalar-galaxy.yaml",
  "spotify.yml",
  "stripe.json",
];

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

describe.skipIf(!existsSync(corpus))("documents of others (skipped where ../shared is absent)", () => {
  test.each(documents)(
    "%s",
    (name) => {
      const value = new Source(() => undefined).open(corpus + name)?.value;
      if (!isDocument(value)) throw new Error("There is no document");
      const whole = named(value);
      const property = fc.property(fc.constantFrom(...parts(value)), (part) => {
        const before = [...named(without(value, part))].filter(([key]) => whole.has(key));
        expect(before.length).toBeGreaterThan(5);
        // What refers to a schema that is taken out has a type of its own, and only then.
        for (const [key, name] of before)
          expect([key, withoutSide(whole.get(key))]).toEqual([key, withoutSide(name)]);
      });
      fc.assert(property, { numRuns: name === "stripe.json" ? 5 : 20 });
    },
    60_000,
  );
});

/**
 * The one exception: a schema that looks different from the two sides is called `Input` where it is sent, as
 * soon as it is received too (see CONTRIBUTING).
 */
function withoutSide(name: string | undefined): string | undefined {
  return name?.replace(/Input$/, "");
}

/** Every name by the place of what it names. */
function named(document: Document): Map<string, string> {
  const { api } = readFiles({ "/d/openapi.json": JSON.stringify(document) });
  if (api === undefined) throw new Error("There is no model");
  const { names } = nameAll(api);
  const types = names.declarations.all.map((declaration): [string, string] => [
    `${declaration.view} ${declaration.schema.place.pointer}`,
    names.schema(declaration).type,
  ]);
  const calls = api.operations.map((operation): [string, string] => [
    operation.place.pointer,
    `${names.member(operation)} ${names.operation(operation).call}`,
  ]);
  return new Map([...types, ...calls]);
}

type Part = readonly ["operation", string, string] | readonly ["schema", string];

function parts({ paths, components }: Document): Part[] {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    ["get", "put", "post", "delete", "patch"].flatMap((method) =>
      method in item ? [["operation", path, method] as const] : [],
    ),
  );
  const schemas = Object.keys(components?.schemas ?? {}).map((key) => ["schema", key] as const);
  return [...operations, ...schemas];
}

function without(document: Document, part: Part): Document {
  const copy = structuredClone(document);
  if (part[0] === "operation") Reflect.deleteProperty(Object(copy.paths[part[1]]), part[2]);
  else Reflect.deleteProperty(Object(copy.components?.schemas), part[1]);
  return copy;
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && "paths" in value;
}
