import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { type ComparedFile, compare, obstacles } from "../../generator/output/compare.js";
import type { FinishedFile } from "../../generator/output/form.js";
import { manifestFile, readManifest } from "../../generator/output/manifest.js";
import { unwritable } from "../../generator/output/unwritable.js";
import { type Written, write } from "../../generator/output/write.js";
import { contents, fill, temporaryFolder, writtenAt } from "./folder.js";
import { output } from "./made.js";

/** Writes as `generate` does; gives what was done, or the codes of what is in the way. */
function bring(folder: string, files: Readonly<Record<string, string>>, force = false): Written | string[] {
  const compared = compareOrSay(folder, output(files));
  if ("code" in compared) return [compared.code];
  const blocked = obstacles(folder, compared, force);
  if (blocked.length > 0) return blocked.map(({ code }) => code);
  const result = write(folder, compared);
  return "code" in result ? [result.code] : result;
}

function compareOrSay(folder: string, files: readonly FinishedFile[]): ComparedFile[] | Diagnostic {
  try {
    return compare(folder, files);
  } catch (error) {
    return unwritable(folder, error);
  }
}

const first = { "index.ts": "one\n", "operations/pets.ts": "two\n", "runtime/send.ts": "three\n" };

describe("writing", () => {
  it("makes the folder and all in it", () => {
    const folder = path.join(temporaryFolder(), "deep/er");
    expect(bring(folder, first)).toMatchObject({ unchanged: [], deleted: [] });
    expect(contents(folder)).toMatchObject(first);
  });

  it("touches only what has changed, and deletes what is stale", () => {
    const folder = temporaryFolder();
    bring(folder, first);
    const before = writtenAt(folder);
    const second = { "index.ts": "one\n", "operations/toys.ts": "two\n", "runtime/send.ts": "changed\n" };
    expect(bring(folder, second)).toEqual({
      written: ["operations/toys.ts", "runtime/send.ts", manifestFile],
      unchanged: ["index.ts"],
      deleted: ["operations/pets.ts"],
    });
    expect(contents(folder)).toEqual({
      "operations/": "",
      "runtime/": "",
      ...second,
      [manifestFile]: expect.any(String),
    });
    expect(writtenAt(folder).get("index.ts")).toBe(before.get("index.ts"));
  });

  it("does not mix up files with those that it works with", () => {
    const folder = temporaryFolder();
    bring(folder, { "new/z.ts": "old\n", "old/z.ts": "old\n", "z.ts": "old\n" });
    const second = { "new/z.ts": "1\n", "old/z.ts": "2\n", "z.ts": "3\n" };
    bring(folder, second);
    expect(contents(folder)).toMatchObject(second);
  });

  it("writes nothing where nothing has changed", () => {
    const folder = temporaryFolder();
    bring(folder, first);
    const before = writtenAt(folder);
    expect(bring(folder, first)).toMatchObject({ written: [], deleted: [] });
    expect(writtenAt(folder)).toEqual(before);
  });

  it("removes folders that have become empty, and no others", () => {
    const folder = temporaryFolder();
    bring(folder, { "operations/a/b.ts": "x", "runtime/a.ts": "x" });
    fill(folder, { "runtime/.keep": "mine" });
    bring(folder, { "index.ts": "x" });
    expect(Object.keys(contents(folder))).toEqual(["index.ts", "runtime/", "runtime/.keep", manifestFile]);
  });

  it("takes a checkout with other line endings for unchanged", () => {
    const folder = temporaryFolder();
    bring(folder, first);
    const checkedOut = Object.entries(contents(folder)).filter(([name]) => !name.endsWith("/"));
    fill(folder, Object.fromEntries(checkedOut.map(([name, text]) => [name, text.replaceAll("\n", "\r\n")])));
    expect(bring(folder, first)).toMatchObject({ written: [], deleted: [] });
  });

  it("leaves dot files alone", () => {
    const folder = temporaryFolder();
    fill(folder, { ".gitignore": "mine", ".cache/x": "mine" });
    bring(folder, first);
    bring(folder, { "index.ts": "x" });
    expect(contents(folder)).toMatchObject({ ".gitignore": "mine", ".cache/x": "mine" });
  });
});

describe("what is not specwright's is not touched", () => {
  it("files that no run has written are refused", () => {
    const folder = temporaryFolder();
    fill(folder, { "notes.md": "mine", "index.ts": "mine" });
    const before = contents(folder);
    expect(bring(folder, first)).toEqual(["output-foreign"]);
    expect(bring(folder, first, true)).toEqual(["output-foreign"]);
    expect(contents(folder)).toEqual(before);
  });

  it("files beside an earlier output are refused by name", () => {
    const folder = temporaryFolder();
    bring(folder, first);
    fill(folder, { "mine/notes.md": "mine" });
    const [problem] = obstacles(folder, compare(folder, output(first)), false);
    expect(problem).toMatchObject({
      code: "output-foreign",
      message: expect.stringContaining("mine/notes.md"),
    });
  });

  test.each([
    ["a folder", ".."],
    ["nothing", "nowhere"],
    ["itself", "index.ts"],
  ])("a link to %s is refused by name, beside the output and in its place", (_, target) => {
    const folder = temporaryFolder();
    bring(folder, { "a.ts": "old\n", ...first });
    rmSync(path.join(folder, "index.ts"));
    for (const name of ["extra", "index.ts"]) symlinkSync(target, path.join(folder, name));
    expect(obstacles(folder, compare(folder, output(first)), true)).toMatchObject([
      { code: "output-foreign", message: expect.stringMatching(/: extra, index\.ts$/) },
    ]);
  });

  test.each([
    ["a file that would change", { "index.ts": "new\n" }],
    ["a file that would be deleted", {}],
  ])("%s was edited by hand: refused without --force", (_, next) => {
    const folder = temporaryFolder();
    bring(folder, first);
    fill(folder, { "index.ts": "edited\n" });
    const before = contents(folder);
    expect(bring(folder, next)).toEqual(["output-edited"]);
    expect(contents(folder)).toEqual(before);
    expect(bring(folder, next, true)).toHaveProperty("written");
    expect(contents(folder)["index.ts"]).toBe(Object.values(next)[0]);
  });

  it("an edit that is what would be written is no edit", () => {
    const folder = temporaryFolder();
    bring(folder, first);
    fill(folder, { "index.ts": "new\n" });
    expect(bring(folder, { ...first, "index.ts": "new\n" })).toHaveProperty("written", [manifestFile]);
  });

  test.each(["../victim.ts", "runtime/../../victim.ts", "..\\victim.ts", "/victim.ts"])(
    "a manifest that claims %s decides nothing",
    (claimed) => {
      const parent = temporaryFolder();
      const folder = path.join(parent, "out");
      fill(parent, { "victim.ts": "mine", "out/index.ts": "mine" });
      const files = { [claimed]: "0".repeat(64), "index.ts": "0".repeat(64) };
      fill(folder, { [manifestFile]: JSON.stringify({ input: "", files, symbols: {} }) });
      expect(bring(folder, first, true)).toEqual(["output-foreign"]);
      expect(contents(parent)).toMatchObject({ "victim.ts": "mine", "out/index.ts": "mine" });
    },
  );

  test.each([
    ["no JSON", "not json"],
    ["a list", "[]"],
    ["null", "null"],
    ["files that are no map", '{ "files": 1 }'],
    ["hashes that are no texts", '{ "files": { "a.ts": 1 } }'],
  ])("a manifest that is %s is none", (_, text) => {
    expect(readManifest(text)).toBeUndefined();
  });

  it("does not follow a link out of the folder", () => {
    const parent = temporaryFolder();
    const folder = path.join(parent, "out");
    bring(folder, first);
    fill(parent, { "elsewhere/pets.ts": "mine" });
    rmSync(path.join(folder, "operations"), { recursive: true });
    symlinkSync(path.join(parent, "elsewhere"), path.join(folder, "operations"));
    bring(folder, { "index.ts": "one\n", "operations/pets.ts": "new\n" });
    expect(contents(path.join(parent, "elsewhere"))).toEqual({ "pets.ts": "mine" });
  });
});

describe("a write that fails in the middle", () => {
  // Permissions do not bind root. A folder where a file must go does, and it comes last in the order of writing.
  it("leaves the folder as it was", () => {
    const folder = temporaryFolder();
    bring(folder, { "a.ts": "old\n", "m.ts": "stale\n" });
    mkdirSync(path.join(folder, "z.ts/.hidden"), { recursive: true });
    const before = contents(folder);
    const next = { "a.ts": "new\n", "b.ts": "new\n", "new/c.ts": "new\n", "z.ts": "in the way\n" };
    expect(bring(folder, next)).toEqual(["output-unwritable"]);
    expect(contents(folder)).toEqual(before);
  });

  it("leaves no folder where there was none", () => {
    const parent = temporaryFolder();
    // A name that no file system takes.
    const next = { "a.ts": "new\n", [`${"z".repeat(300)}.ts`]: "new\n" };
    expect(bring(path.join(parent, "new/out"), next)).toEqual(["output-unwritable"]);
    expect(contents(parent)).toEqual({});
  });

  it("says what is in the way, in words", () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, "index.ts/.hidden"), { recursive: true });
    const result = write(folder, compare(folder, output(first)));
    expect(result).toMatchObject({ code: "output-unwritable", message: expect.stringContaining("index.ts") });
    expect(result).not.toMatchObject({ message: expect.stringMatching(/E[A-Z]{4,}|rename/) });
  });

  it("restores what was deleted", () => {
    const folder = temporaryFolder();
    bring(folder, { "a.ts": "old\n", "m.ts": "stale\n" });
    const compared = compare(folder, output({ "a.ts": "new\n" }));
    // Somebody else is quicker: what is stale is gone when its turn comes.
    const vanished = { path: "vanished.ts", state: "extra", ours: true, edited: false } as const;
    const before = contents(folder);
    expect(write(folder, [...compared, vanished])).toMatchObject({ code: "output-unwritable" });
    expect(contents(folder)).toEqual(before);
  });
});

describe("an output folder that is a file", () => {
  it("is left as it is", () => {
    const parent = temporaryFolder();
    fill(parent, { out: "mine" });
    expect(bring(path.join(parent, "out"), first)).toEqual(["output-unwritable"]);
    expect(bring(path.join(parent, "out/deeper"), first)).toEqual(["output-unwritable"]);
    expect(contents(parent)).toEqual({ out: "mine" });
  });
});
