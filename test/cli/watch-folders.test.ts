/** `generate --watch` where folders come and go, links lead elsewhere, and files are broken for a while. */
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { contents, fill } from "../output/folder.js";
import { Watching, answers, openapi } from "./watching.js";

const inFolder = { args: ["spec/openapi.yaml", "-o", "out"] };
const files = (member: string): Record<string, string> => ({
  "spec/openapi.yaml": openapi,
  "spec/answers.yaml": answers(member),
});

describe("generate --watch follows", () => {
  it("a folder that is deleted and made again", async (context) => {
    const watching = new Watching(context, files("name"), inFolder);
    await watching.waits();
    for (const member of ["color", "size"]) {
      rmSync(watching.file("spec"), { recursive: true });
      fill(watching.folder, files(member));
      await watching.until(`${member}?: string`);
      watching.save("spec/answers.yaml", answers(`${member}After`));
      await watching.until(`${member}After?: string`);
    }
  });

  it("a folder that is away for longer", async (context) => {
    const watching = new Watching(context, files("name"), inFolder);
    await watching.waits();
    const before = contents(watching.file("out"));
    renameSync(watching.file("spec"), watching.file("away"));
    expect(await watching.waits()).toMatch(/no such file/);
    expect(contents(watching.file("out"))).toEqual(before);
    renameSync(watching.file("away"), watching.file("spec"));
    expect(await watching.waits()).not.toContain("error");
  });

  it("a folder that another one takes the place of", async (context) => {
    const other = { "new/openapi.yaml": openapi, "new/answers.yaml": answers("color") };
    const watching = new Watching(context, { ...files("name"), ...other }, inFolder);
    await watching.waits();
    renameSync(watching.file("spec"), watching.file("old"));
    renameSync(watching.file("new"), watching.file("spec"));
    await watching.until("color?: string");
    watching.save("spec/answers.yaml", answers("size"));
    await watching.until("size?: string");
  });

  it("a link to a file, and to a folder", async (context) => {
    const real = { "real/openapi.yaml": openapi, "real/answers.yaml": answers("name") };
    const prepare = (folder: string): void => {
      mkdirSync(path.join(folder, "links"));
      for (const name of ["openapi.yaml", "answers.yaml"])
        symlinkSync(`../real/${name}`, path.join(folder, "links", name));
      symlinkSync("links", path.join(folder, "spec"));
    };
    const watching = new Watching(context, real, { ...inFolder, prepare });
    await watching.waits();
    watching.save("real/answers.yaml", answers("size"));
    await watching.until("size?: string");

    fill(watching.folder, { "other/openapi.yaml": openapi, "other/answers.yaml": answers("weight") });
    unlinkSync(watching.file("spec"));
    symlinkSync("other", watching.file("spec"));
    await watching.until("weight?: string");
  });
});

describe("generate --watch, where a file cannot be read,", () => {
  it.for<[string, Uint8Array | undefined]>([
    ["is not there", undefined],
    ["is no text", Buffer.from([0x61, 0xff])],
  ])("waits for that one: it %s", async ([, bytes], context) => {
    const watching = new Watching(
      context,
      { "openapi.yaml": openapi },
      {
        prepare: (folder) => {
          if (bytes !== undefined) writeFileSync(path.join(folder, "answers.yaml"), bytes);
        },
      },
    );
    expect(await watching.waits()).toContain("answers.yaml");
    for (const name of ["watch.log", "notes.yaml", "watch.log"]) {
      watching.save(name, "Something else.");
      expect(await watching.says()).toBe("");
    }
    watching.save("answers.yaml", answers("name"));
    expect(await watching.waits()).not.toContain("error");
    expect(watching.models).toContain("name?: string");
  });

  it.for<[string, (file: string) => void]>([
    ["has half of its text", (file: string) => writeFileSync(file, answers("color").slice(0, -4))],
    ["is no text", (file: string) => writeFileSync(file, Buffer.from([0x61, 0xff]))],
    ["is away", (file: string) => rmSync(file)],
  ])("keeps what was made of it: it %s", async ([, damage], context) => {
    const watching = new Watching(context, { "openapi.yaml": openapi, "answers.yaml": answers("name") });
    await watching.waits();
    const before = contents(watching.file("out"));
    damage(watching.file("answers.yaml"));
    expect(await watching.waits()).toMatch(/error {2}(syntax|encoding|file-unreadable)/);
    expect(contents(watching.file("out"))).toEqual(before);

    // Nothing is needed of a file that is no longer referred to.
    watching.save("openapi.yaml", openapi.replace("answers.yaml#/Pets", "others.yaml#/Pets"));
    watching.save("others.yaml", answers("size"));
    await watching.until("size?: string");
  });
});

it("generate --watch tells when the configuration has changed", async (context) => {
  const config = (name: string): string => JSON.stringify({ input: "openapi.yaml", output: "out", name });
  const given = { "openapi.yaml": openapi, "answers.yaml": answers("name") };
  const all = { ...given, "specwright.config.json": config("Pets") };
  const watching = new Watching(context, all, { args: [] });
  expect(await watching.waits()).toContain("Watching 3 files");
  watching.save("specwright.config.json", config("Zoo"));
  expect(await watching.waits()).toMatch(/specwright\.config\.json has changed: start again/);
  watching.save("answers.yaml", answers("size"));
  expect(await watching.waits()).not.toContain("has changed");
});
