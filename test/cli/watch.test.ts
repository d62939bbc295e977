/** `generate --watch`, in a process of its own: what is saved is generated. */
import { renameSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { contents, fill, temporaryFolder } from "../output/folder.js";
import { specwright } from "./command.js";
import { Watching, answers, openapi } from "./watching.js";

describe("generate --watch", () => {
  it("profiles each run by itself: only the first has a start of the process", async (context) => {
    const files = { "openapi.yaml": openapi, "answers.yaml": answers("name") };
    const watching = new Watching(context, files, { args: [...Watching.args, "--profile"] });
    expect(await watching.waits()).toMatch(/^ {2}start +\d+ ms/m);
    watching.save("answers.yaml", answers("nickname"));
    const told = await watching.waits();
    expect(told).toMatch(/^ {2}total +\d+ ms/m);
    expect(told).not.toMatch(/^ {2}start/m);
  });

  it("generates again when a file that was read is saved, in whatever way", async (context) => {
    const watching = new Watching(context, { "openapi.yaml": openapi, "answers.yaml": answers("name") });
    expect(await watching.waits()).toMatch(/written, .*\nWatching 2 files/s);
    expect(watching.models).toContain("name?: string");

    watching.save("answers.yaml", answers("nickname"));
    expect(await watching.waits()).toMatch(/\d unchanged/);
    expect(watching.models).toContain("nickname?: string");

    // As many editors save: a new file takes the place of the old one.
    watching.save("answers.yaml.new", answers("color"));
    renameSync(watching.file("answers.yaml.new"), watching.file("answers.yaml"));
    await watching.waits();
    expect(watching.models).toContain("color?: string");

    const folder = temporaryFolder(context);
    fill(folder, { "openapi.yaml": openapi, "answers.yaml": answers("color") });
    await specwright(folder, "generate", "openapi.yaml", "-o", "out");
    expect(contents(watching.file("out"))).toEqual(contents(path.join(folder, "out")));
  });

  it("tells what is wrong, keeps what was written, and goes on when it is mended", async (context) => {
    const watching = new Watching(context, { "openapi.yaml": openapi, "answers.yaml": answers("name") });
    await watching.waits();
    const before = contents(watching.file("out"));

    watching.save("openapi.yaml", "openapi: [");
    expect(await watching.waits()).toMatch(/openapi\.yaml:1:\d+ {2}error/);
    expect(contents(watching.file("out"))).toEqual(before);

    watching.save("openapi.yaml", openapi.replaceAll("listPets", "findPets"));
    expect(await watching.waits()).not.toContain("error");
    expect(contents(watching.file("out"))["operations/default.ts"]).toContain("findPets");
  });

  it("waits for the text of a file that was emptied first", async (context) => {
    const watching = new Watching(context, { "openapi.yaml": openapi, "answers.yaml": answers("name") });
    await watching.waits();
    watching.save("answers.yaml", "");
    await new Promise((resolve) => setTimeout(resolve, 150));
    watching.save("answers.yaml", answers("age"));
    expect(await watching.waits()).not.toMatch(/error|warning/);
    expect(watching.models).toContain("age?: string");
  });

  it("waits for files that are missing", async (context) => {
    const watching = new Watching(context, { "openapi.yaml": openapi });
    expect(await watching.waits()).toMatch(/answers\.yaml/);
    watching.save("answers.yaml", answers("name"));
    expect(await watching.waits()).not.toContain("error");
    expect(watching.models).toContain("name?: string");
    rmSync(watching.file("answers.yaml"));
    expect(await watching.waits()).toMatch(/answers\.yaml/);
  });

  it("ends where there is nothing to wait for", async (context) => {
    const folder = temporaryFolder(context);
    const ended = await specwright(folder, "generate", "nothing.yaml", "-o", "out", "--watch");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("nothing.yaml");
  });

  it("does not go with --check", async (context) => {
    const args = ["openapi.yaml", "-o", "out", "--watch", "--check"];
    const ended = await specwright(temporaryFolder(context), "generate", ...args);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("choose one");
  });
});
