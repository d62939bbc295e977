/** Operations as a document says them, read without the generator: references followed, and nothing else. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { consumesOf, fromSwagger } from "./swagger.js";

type Json = Readonly<Record<string, unknown>>;

/** A node, and the file in which references inside it are looked up. */
export interface Located {
  readonly value: Json;
  readonly file: string;
}

const files = new Map<string, unknown>();

function load(file: string): unknown {
  if (!files.has(file)) files.set(file, parse(readFileSync(file, "utf8"), { maxAliasCount: -1 }));
  return files.get(file);
}

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a node is once its references are followed; undefined where it is no map. */
export function resolve(value: unknown, file: string): Located | undefined {
  let found = { value, file };
  for (let depth = 0; depth < 50 && isJson(found.value); depth += 1) {
    const reference = found.value["$ref"];
    if (typeof reference !== "string") return { value: found.value, file: found.file };
    const [target = "", pointer = ""] = reference.split("#");
    const next = target === "" ? found.file : path.resolve(path.dirname(found.file), target);
    const names = decodeURIComponent(pointer).split("/").slice(1);
    const keys = names.map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
    found = { value: keys.reduce<unknown>((node, key) => Object(node)[key], load(next)), file: next };
  }
  return undefined;
}

export interface RawOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Located[];
  readonly body: Located | undefined;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operations of a document. */
export function operationsOf(file: string): RawOperation[] {
  const root = Object(load(file));
  return Object.entries(Object(root.paths)).flatMap(([template, reference]) => {
    const item = resolve(reference, file);
    if (item === undefined) return [];
    return methods.flatMap((method) => {
      const operation = resolve(item.value[method], item.file);
      if (operation === undefined) return [];
      const parameters = new Map<string, Located>();
      for (const owner of [item, operation]) {
        for (const parameter of Object(owner.value["parameters"] ?? []) as readonly unknown[]) {
          const found = resolve(parameter, owner.file);
          if (found !== undefined) parameters.set(`${found.value["in"]} ${found.value["name"]}`, found);
        }
      }
      const read =
        root.openapi === undefined
          ? fromSwagger([...parameters.values()], { consumes: consumesOf(operation, root), file })
          : {
              parameters: [...parameters.values()],
              body: resolve(operation.value["requestBody"], operation.file),
            };
      return [{ method: method.toUpperCase(), path: template, ...read }];
    });
  });
}
