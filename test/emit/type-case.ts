/** Cases of types: a document, and statements about the types that are emitted for it. */
import type { ValueTypes } from "../../generator/model/formats.js";
import type { Part } from "../model/document.js";

export const idOf = (name: string): string => `#/components/schemas/${name}`;
export const to = (name: string): object => ({ $ref: idOf(name) });
export const text = { type: "string" };
export const whole = { type: "integer" };
export const long = { type: "integer", format: "int64" };
export const day = { type: "string", format: "date" };
export const object = (properties: object, more: object = {}): object => ({
  type: "object",
  properties,
  ...more,
});
export const json = (schema: object): object => ({ content: { "application/json": { schema } } });

export interface Case extends Part {
  readonly options?: ValueTypes;
  /** TypeScript in which `m` is the module of types; `Same` tells whether two types accept the same. */
  readonly says: readonly string[];
}

export const base = object({ id: text, kind: text }, { required: ["id"] });
