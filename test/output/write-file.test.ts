import { execFileSync } from "node:child_process";
import {
  constants,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeFile } from "../../generator/output/write-file.js";
import { contents, fill, temporaryFolder } from "./folder.js";

describe("one file", () => {
  it("is written whole, and its folder made", () => {
    const folder = temporaryFolder();
    expect(writeFile(path.join(folder, "new/a.json"), "text")).toBeUndefined();
    expect(contents(folder)).toEqual({ "new/": "", "new/a.json": "text" });
  });

  it("is not written where a folder has its name, and nothing is left behind", () => {
    const folder = temporaryFolder();
    fill(folder, { "a.json/b": "mine" });
    expect(writeFile(path.join(folder, "a.json"), "text")).toMatchObject({ code: "output-unwritable" });
    writeFileSync(path.join(folder, "file"), "mine");
    expect(writeFile(path.join(folder, "file/a.json"), "text")).toMatchObject({ code: "output-unwritable" });
    expect(contents(folder)).toEqual({ "a.json/": "", "a.json/b": "mine", file: "mine" });
  });

  it("is the one that links lead to, be it there or not", () => {
    const folder = temporaryFolder();
    fill(folder, { "real/a.json": "old" });
    symlinkSync("real/a.json", path.join(folder, "a.json"));
    symlinkSync("a.json", path.join(folder, "b.json"));
    symlinkSync("real/new.json", path.join(folder, "c.json"));
    for (const name of ["a.json", "b.json", "c.json"])
      expect(writeFile(path.join(folder, name), name)).toBeUndefined();
    expect(["a.json", "b.json", "c.json"].map((name) => isLink(path.join(folder, name)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(readFileSync(path.join(folder, "real/a.json"), "utf8")).toBe("b.json");
    expect(readFileSync(path.join(folder, "real/new.json"), "utf8")).toBe("c.json");
  });

  it.skipIf(process.platform === "win32")("may be a pipe, which stays one", () => {
    const folder = temporaryFolder();
    const pipe = path.join(folder, "pipe");
    execFileSync("sh", ["-c", 'mkfifo "$0"', pipe]);
    symlinkSync("pipe", path.join(folder, "link"));
    const end = openSync(pipe, constants.O_RDWR);
    expect(writeFile(path.join(folder, "link"), "text")).toBeUndefined();
    const bytes = Buffer.alloc(10);
    expect(bytes.toString("utf8", 0, readSync(end, bytes))).toBe("text");
    expect([lstatSync(pipe).isFIFO(), isLink(path.join(folder, "link"))]).toEqual([true, true]);
  });

  it("is none of those that must not be replaced, under whatever name", () => {
    const folder = realpathSync(temporaryFolder());
    fill(folder, { "a.yaml": "mine" });
    symlinkSync("a.yaml", path.join(folder, "link.yaml"));
    for (const name of ["a.yaml", "link.yaml"]) {
      const problem = writeFile(path.join(folder, name), "text", [path.join(folder, "a.yaml")]);
      expect(problem).toMatchObject({ code: "output-is-input" });
    }
    expect(readFileSync(path.join(folder, "a.yaml"), "utf8")).toBe("mine");
  });

  it("is spoken of as a file, and nothing is named that is not the user's", () => {
    const folder = temporaryFolder();
    fill(folder, { file: "mine" });
    const below = path.join(folder, "file/a.json");
    const long = path.join(folder, `${"z".repeat(253)}.json`);
    expect([writeFile(below, "text")?.message, writeFile(long, "text")?.message]).toEqual([
      "The file cannot be written: a part of the path is a file",
      "The file cannot be written: a name is too long for the file system",
    ]);
  });

  it.runIf(process.platform === "linux")("cannot be in a folder where none can be made", () => {
    expect(writeFile("/proc/none/a.json", "text")?.message).toBe(
      "The file cannot be written: there is no such place (/proc/none)",
    );
  });
});

function isLink(file: string): boolean {
  return lstatSync(file).isSymbolicLink();
}
