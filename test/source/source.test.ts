import { describe, expect, it, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { Source } from "../../generator/source/source.js";
import { type Files, readFrom } from "../model/document.js";

interface Opened {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
}

function open(files: Files): Opened {
  const diagnostics: Diagnostic[] = [];
  const source = new Source((diagnostic) => diagnostics.push(diagnostic), readFrom(files));
  return { source, diagnostics };
}

const files: Files = {
  "/d/root.yaml": `
a: { b: [x, { c: deep }] }
"a/b": slash
"m~n": tilde
"100%": percent
"ü 1": spaces
200: number
name: { $ref: "#/a" }
elsewhere: { $ref: "sub/other.yaml#/target" }
whole: { $ref: sub/other.yaml }
chain: { $ref: "#/name" }
beside: { $ref: "#/a", own: kept }
"": { "": empty }
`,
  "/d/sub/other.yaml": `
target: { value: there, back: { $ref: "../root.yaml#/a" } }
sibling: { $ref: "#/target" }
`,
  "/d/sub/with space #1.json": '{ "ok": true }',
  "/d/sub/100%.yaml": "ok: percent",
};

describe("a reference", () => {
  const root = { file: "/d/root.yaml", pointer: "/x" };
  test.each<[string, { given: string; want: [value: unknown, place: string] }]>([
    ["in the same file", { given: "#/a/b/1/c", want: ["deep", "/d/root.yaml#/a/b/1/c"] }],
    ["to an escaped slash", { given: "#/a~1b", want: ["slash", "/d/root.yaml#/a~1b"] }],
    ["to an escaped tilde", { given: "#/m~0n", want: ["tilde", "/d/root.yaml#/m~0n"] }],
    ["with percent-encoding", { given: "#/%C3%BC%201", want: ["spaces", "/d/root.yaml#/ü 1"] }],
    ["without percent-encoding", { given: "#/ü 1", want: ["spaces", "/d/root.yaml#/ü 1"] }],
    ["to an encoded percent sign", { given: "#/100%25", want: ["percent", "/d/root.yaml#/100%"] }],
    ["with a stray percent sign", { given: "#/100%", want: ["percent", "/d/root.yaml#/100%"] }],
    ["to a key that is a number", { given: "#/200", want: ["number", "/d/root.yaml#/200"] }],
    ["to empty keys", { given: "#//", want: ["empty", "/d/root.yaml#//"] }],
    [
      "to another file",
      { given: "sub/other.yaml#/target/value", want: ["there", "/d/sub/other.yaml#/target/value"] },
    ],
    [
      "to another file, written with a dot",
      { given: "./sub/../sub/other.yaml#/target/value", want: ["there", "/d/sub/other.yaml#/target/value"] },
    ],
    [
      "to a file with a space and a hash",
      { given: "sub/with%20space%20%231.json#/ok", want: [true, "/d/sub/with space #1.json#/ok"] },
    ],
    [
      "to a file with a percent sign",
      { given: "sub/100%25.yaml#/ok", want: ["percent", "/d/sub/100%.yaml#/ok"] },
    ],
    ["to the root by its own name", { given: "root.yaml#/a/b/0", want: ["x", "/d/root.yaml#/a/b/0"] }],
    ["through another one", { given: "#/name/b/1/c", want: ["deep", "/d/root.yaml#/a/b/1/c"] }],
    ["through two others", { given: "#/chain/b/0", want: ["x", "/d/root.yaml#/a/b/0"] }],
    [
      "through one into another file",
      { given: "#/elsewhere/value", want: ["there", "/d/sub/other.yaml#/target/value"] },
    ],
    ["through another file and back", { given: "#/elsewhere/back/b/0", want: ["x", "/d/root.yaml#/a/b/0"] }],
    [
      "through one to a whole file",
      { given: "#/whole/sibling/value", want: ["there", "/d/sub/other.yaml#/target/value"] },
    ],
    ["to what stands beside one", { given: "#/beside/own", want: ["kept", "/d/root.yaml#/beside/own"] }],
  ])("%s", (_, { given, want }) => {
    const { source, diagnostics } = open(files);
    const found = source.resolve(given, root);
    expect(diagnostics).toEqual([]);
    expect([found?.value, `${found?.place.file}#${found?.place.pointer}`]).toEqual(want);
  });

  test.each<[string, { given: string; want: string }]>([
    ["to what is not there", { given: "#/a/c", want: "reference-unresolved" }],
    ["to what every object inherits", { given: "#/a/toString", want: "reference-unresolved" }],
    ["beyond the end of a list", { given: "#/a/b/2", want: "reference-unresolved" }],
    ["to an anchor, which OpenAPI 3.0 has not", { given: "#somewhere", want: "reference-unresolved" }],
    ["to a missing file", { given: "gone.yaml#/a", want: "file-unreadable" }],
    ["to another host", { given: "https://example.com/a.yaml#/a", want: "reference-remote" }],
    ["to another host, without a scheme", { given: "//example.com/a.yaml", want: "reference-remote" }],
    ["to a file by its URL", { given: "file:///etc/passwd", want: "reference-remote" }],
    ["to a URN", { given: "urn:example:pet", want: "reference-remote" }],
  ])("%s is refused at its place", (_, { given, want }) => {
    const { source, diagnostics } = open(files);
    expect(source.resolve(given, root)).toBeUndefined();
    expect(diagnostics.map(({ code, place }) => [code, place])).toEqual([[want, root]]);
  });

  it("written alike in two folders leads to a file of each", () => {
    const { source, diagnostics } = open({
      "/d/one/root.yaml": "a: one",
      "/d/one/part.yaml": "first",
      "/d/two/part.yaml": "second",
    });
    const from = (folder: string): unknown =>
      source.resolve("part.yaml", { file: `/d/${folder}/root.yaml`, pointer: "/a" })?.value;
    expect([from("one"), from("two"), from("one")]).toEqual(["first", "second", "first"]);
    expect(diagnostics).toEqual([]);
  });

  it("leads into what a file was replaced by, wherever it led before", () => {
    const { source } = open({ "/d/root.yaml": "a: before" });
    expect(source.resolve("#/a", root)?.value).toBe("before");
    source.replace("/d/root.yaml", { value: { a: "after" }, origin: () => undefined });
    expect(source.resolve("#/a", root)?.value).toBe("after");
  });

  it("to another host is refused on the way, too, where it stands", () => {
    const { source, diagnostics } = open({ "/d/root.yaml": 'a: { $ref: "https://example.com/a.yaml" }' });
    expect(source.resolve("#/a/b", root)).toBeUndefined();
    expect(diagnostics.map(({ code, place }) => [code, place?.pointer])).toEqual([
      ["reference-remote", "/a/$ref"],
    ]);
  });

  it("opens each file once, and tells once that it cannot be read", () => {
    const read: string[] = [];
    const diagnostics: Diagnostic[] = [];
    const source = new Source(
      (diagnostic) => diagnostics.push(diagnostic),
      (file) => {
        read.push(file);
        return readFrom(files)(file);
      },
    );
    for (const reference of ["sub/other.yaml", "sub/other.yaml#/target", "gone.yaml", "gone.yaml#/a"]) {
      source.resolve(reference, root);
    }
    expect(read).toEqual(["/d/sub/other.yaml", "/d/gone.yaml"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["file-unreadable"]);
  });
});

describe("a reference by name", () => {
  const named: Files = {
    "/d/root.yaml": `
components:
  schemas:
    Pet: { $anchor: pet, type: object, properties: { example: { $anchor: inside } } }
    Tree: { $id: tree, $defs: { node: { $anchor: node, title: leaf } }, items: { $ref: "#node" } }
    Shared: { $id: "https://example.com/shared.json", $defs: { a: { title: shared } } }
    Data: { example: { $anchor: nowhere }, enum: [{ $id: none }] }
`,
    "/d/self.yaml": `{ $self: "https://example.com/api/self.yaml", a: { title: own } }`,
    "/d/other.yaml": `a: { $anchor: there }`,
  };
  const schemas = "/d/root.yaml#/components/schemas";
  test.each<[string, { given: string; from?: string; want: string }]>([
    ["an anchor", { given: "#pet", want: `${schemas}/Pet` }],
    [
      "an anchor of a property called example",
      { given: "#inside", want: `${schemas}/Pet/properties/example` },
    ],
    ["an anchor of another file", { given: "other.yaml#there", want: "/d/other.yaml#/a" }],
    [
      "an anchor within its resource",
      { given: "#node", from: "Tree/items", want: `${schemas}/Tree/$defs/node` },
    ],
    ["a resource by its relative $id", { given: "tree", want: `${schemas}/Tree` }],
    [
      "a pointer within a resource",
      { given: "#/$defs/node", from: "Tree/items", want: `${schemas}/Tree/$defs/node` },
    ],
    [
      "a pointer from a resource to the file around it",
      { given: "#/components/schemas/Pet", from: "Tree/items", want: `${schemas}/Pet` },
    ],
    [
      "a resource by its absolute $id",
      { given: "https://example.com/shared.json#/$defs/a", want: `${schemas}/Shared/$defs/a` },
    ],
    [
      "a resource relative to the $id around it",
      { given: "shared.json", from: "Shared/$defs/a", want: `${schemas}/Shared` },
    ],
  ])("%s", (_, { given, from = "", want }) => {
    const { source, diagnostics } = open(named);
    source.open("/d/root.yaml");
    const found = source.resolve(given, { file: "/d/root.yaml", pointer: `/components/schemas/${from}` });
    expect(`${found?.place.file}#${found?.place.pointer}`).toBe(want);
    expect(diagnostics).toEqual([]);
  });

  test.each(["#nowhere", "none"])("%s is data, and no name", (given) => {
    const { source, diagnostics } = open(named);
    source.open("/d/root.yaml");
    expect(source.resolve(given, { file: "/d/root.yaml", pointer: "" })).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
  });

  it("finds a document by its $self, and its neighbours beside its file", () => {
    const { source, diagnostics } = open(named);
    source.open("/d/self.yaml");
    const from = { file: "/d/self.yaml", pointer: "/x" };
    expect(source.resolve("https://example.com/api/self.yaml#/a", from)?.place.pointer).toBe("/a");
    expect(source.resolve("other.yaml#/a", from)?.place.file).toBe("/d/other.yaml");
    expect(diagnostics).toEqual([]);
  });
});

describe("following references", () => {
  test.each<[string, { given: string; want: string[] }]>([
    ["to itself", { given: 'x: { $ref: "#/x" }', want: ["reference-circular"] }],
    ["in a circle", { given: 'x: { $ref: "#/y" }\ny: { $ref: "#/x" }', want: ["reference-circular"] }],
    ["into itself", { given: 'x: { $ref: "#/x/y" }', want: ["reference-unresolved"] }],
    ["to nothing", { given: 'x: { $ref: "#/y" }', want: ["reference-unresolved"] }],
    [
      "to a reference to nothing",
      { given: 'x: { $ref: "#/y" }\ny: { $ref: "#/z" }', want: ["reference-unresolved"] },
    ],
  ])("%s ends, and is told", (_, { given, want }) => {
    const { source, diagnostics } = open({ "/d/root.yaml": given });
    const place = { file: "/d/root.yaml", pointer: "/x" };
    const located = source.resolve("#/x", place);
    expect(located && source.follow(located)).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(want);
  });

  it("gives the definition at the end of a chain", () => {
    const { source } = open(files);
    const found = source.resolve("#/chain", { file: "/d/root.yaml", pointer: "" });
    expect(found && source.follow(found)?.place).toEqual({ file: "/d/root.yaml", pointer: "/a" });
  });
});
