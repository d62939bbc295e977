/** What the actions of an overlay do to a document, and what is said of those that cannot be done. */
import { expect, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { applyOverlays } from "../../generator/overlay/apply.js";
import { Source } from "../../generator/source/source.js";

type Action = Readonly<Record<string, unknown>>;

function apply(document: unknown, ...actions: readonly Action[]) {
  return overlay(document, { overlay: "1.1.0", info: { title: "", version: "" }, actions });
}

function overlay(document: unknown, text: unknown) {
  const told: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void told.push(diagnostic);
  const before = structuredClone(document);
  const changed = applyOverlays(
    { value: document, place: { file: "/api.json", pointer: "" } },
    [{ value: text, place: { file: "/overlay.json", pointer: "" } }],
    { source: new Source(report), report },
  );
  expect(document).toEqual(before);
  return {
    value: changed?.value,
    origin: changed?.origin,
    told: told.map(({ code, place }) => [code, place?.pointer]),
  };
}

test.for<[string, { document: unknown; actions: Action[]; becomes: unknown }]>([
  [
    "maps are merged, and members that both have are replaced",
    {
      document: { info: { title: "a", contact: { name: "x" } } },
      actions: [{ target: "$.info", update: { title: "b", contact: { url: "y" }, version: "1" } }],
      becomes: { info: { title: "b", contact: { name: "x", url: "y" }, version: "1" } },
    },
  ],
  [
    "lists inside a merged map get the items appended",
    {
      document: { a: { tags: ["x"] } },
      actions: [{ target: "$.a", update: { tags: ["y"] } }],
      becomes: { a: { tags: ["x", "y"] } },
    },
  ],
  [
    "a list that is the target gets the items of a list, and anything else as an item",
    {
      document: { tags: [1] },
      actions: [
        { target: "$.tags", update: [2, 3] },
        { target: "$.tags", update: { a: 4 } },
      ],
      becomes: { tags: [1, 2, 3, { a: 4 }] },
    },
  ],
  [
    "a primitive is replaced",
    { document: { a: 1 }, actions: [{ target: "$.a", update: "b" }], becomes: { a: "b" } },
  ],
  [
    "nodes are removed from maps and lists, whichever of them are selected",
    {
      document: { a: [1, 2, 3, 4], b: { c: 1, d: 2 } },
      actions: [
        { target: "$.a[0,2,0]", remove: true },
        { target: "$.b.c", remove: true },
      ],
      becomes: { a: [2, 4], b: { d: 2 } },
    },
  ],
  [
    "a node is removed with those inside it",
    { document: { a: { b: [[1]] } }, actions: [{ target: "$.a..*", remove: true }], becomes: { a: {} } },
  ],
  [
    "remove wins over update",
    { document: { a: {} }, actions: [{ target: "$.a", remove: true, update: { b: 1 } }], becomes: {} },
  ],
  [
    "later actions see what earlier ones did",
    {
      document: {},
      actions: [
        { target: "$", update: { a: {} } },
        { target: "$.a", update: { b: 1 } },
      ],
      becomes: { a: { b: 1 } },
    },
  ],
  [
    "a copy is merged, and has a life of its own",
    {
      document: { a: { x: [1] }, b: {} },
      actions: [
        { target: "$.b", copy: "$.a" },
        { target: "$.a.x", update: 2 },
      ],
      becomes: { a: { x: [1, 2] }, b: { x: [1] } },
    },
  ],
  [
    "names with quotes, slashes and backslashes are found",
    {
      document: { "it's": { "a/b\\c": 1 } },
      actions: [{ target: "$..['a/b\\\\c']", update: 2 }],
      becomes: { "it's": { "a/b\\c": 2 } },
    },
  ],
])("%s", ([, { document, actions, becomes }]) => {
  const { value, told } = apply(document, ...actions);
  expect(value).toEqual(becomes);
  expect(told).toEqual([]);
});

test("in version 1.0, a list that is added to a list is one item of it", () => {
  const actions = [{ target: "$.tags", update: [2] }];
  expect(overlay({ tags: [1] }, { overlay: "1.0.0", actions }).value).toEqual({ tags: [1, [2]] });
});

test("__proto__ is a key like any other", () => {
  const { value } = apply(JSON.parse('{"a":{"__proto__":{"x":1}}}'), {
    target: "$.a",
    update: JSON.parse('{"__proto__":{"y":2}}'),
  });
  expect(JSON.stringify(value)).toBe('{"a":{"__proto__":{"x":1,"y":2}}}');
  expect({}).not.toHaveProperty("y");
});

test("every node keeps its place: in the document, or in the overlay", () => {
  const { origin } = apply(
    { list: [{ a: 1 }, { b: 2 }] },
    { target: "$.list[0]", remove: true },
    {
      target: "$.list[0]",
      update: { c: { d: 3 } },
    },
  );
  expect(origin?.("/list/0/b")).toEqual({ file: "/api.json", pointer: "/list/1/b" });
  expect(origin?.("/list/0/c/d")).toEqual({ file: "/overlay.json", pointer: "/actions/1/update/c/d" });
});

test("what is no map and no list keeps its place too, where it is put and where it moves", () => {
  const { origin, value } = apply(
    { info: { title: "a", version: 1 }, tags: ["x", "y"] },
    { target: "$", update: { info: { title: 5 }, tags: ["z"] } },
    { target: "$.tags[0]", remove: true },
    { target: "$.info.version", update: 2 },
    { target: "$", update: { other: {} } },
    { target: "$.other", copy: "$.info" },
  );
  expect(value).toEqual({
    info: { title: 5, version: 2 },
    tags: ["y", "z"],
    other: { title: 5, version: 2 },
  });
  const overlaid = (pointer: string) => ({ file: "/overlay.json", pointer: `/actions${pointer}` });
  expect(origin?.("/info/title")).toEqual(overlaid("/0/update/info/title"));
  expect(origin?.("/info/version")).toEqual(overlaid("/2/update"));
  expect(origin?.("/other/title")).toEqual(overlaid("/0/update/info/title"));
  expect(origin?.("/tags/0")).toEqual({ file: "/api.json", pointer: "/tags/1" });
  expect(origin?.("/tags/1")).toEqual(overlaid("/0/update/tags/0"));
});

test.for<[string, { action: Action; told: [string, string] }]>([
  [
    "a target that selects nothing",
    { action: { target: "$.b", remove: true }, told: ["overlay-unused", "/actions/0/target"] },
  ],
  [
    "a target that is no JSONPath",
    { action: { target: "a.b", remove: true }, told: ["overlay-invalid", "/actions/0/target"] },
  ],
  [
    "the whole document removed",
    { action: { target: "$", remove: true }, told: ["overlay-invalid", "/actions/0/target"] },
  ],
  ["no target", { action: { update: 1 }, told: ["overlay-invalid", "/actions/0"] }],
  [
    "a map in the place of a number",
    { action: { target: "$.a", update: { c: { d: 1 } } }, told: ["overlay-invalid", "/actions/0/update/c"] },
  ],
  [
    "nothing in the place of a map",
    { action: { target: "$", update: { a: null } }, told: ["overlay-invalid", "/actions/0/update/a"] },
  ],
  [
    "a list that is to become a map",
    { action: { target: "$.a", update: [] }, told: ["overlay-invalid", "/actions/0/update"] },
  ],
  [
    "both an update and a copy",
    { action: { target: "$.a", update: { c: 2 }, copy: "$" }, told: ["overlay-invalid", "/actions/0"] },
  ],
  ["nothing to do", { action: { target: "$.a" }, told: ["overlay-invalid", "/actions/0"] }],
  [
    "a copy of several nodes",
    { action: { target: "$.a", copy: "$..*" }, told: ["overlay-invalid", "/actions/0/copy"] },
  ],
])("%s is reported at its place, and changes nothing", ([, { action, told }]) => {
  const document = { a: { c: 1 } };
  const result = apply(document, action);
  expect(result.told).toEqual([told]);
  expect(result.value).toEqual(document);
});

test("a document that is no overlay is refused", () => {
  expect(overlay({}, { openapi: "3.1.0" }).told).toEqual([["overlay-invalid", ""]]);
});

test("an overlay without actions is refused", () => {
  expect(overlay({}, { overlay: "1.0.0", action: [] })).toMatchObject({
    value: undefined,
    told: [["overlay-invalid", ""]],
  });
});
