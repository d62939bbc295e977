import { writeFileSync } from "node:fs";
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
});
