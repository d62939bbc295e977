/** What goes to standard output is all there, or the exit code says that it is not. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { fill, temporaryFolder } from "../output/folder.js";
import { program, specwright, start } from "./command.js";

const openapi = "openapi: 3.1.1\ninfo: { title: Pets, version: '1' }\npaths: {}\n";
const files = { "openapi.yaml": openapi, "redocly.yaml": "rules: {}\n" };
const commands = [
  ["bundle", "openapi.yaml", "-o", "-"],
  ["lint", "openapi.yaml", "--format", "sarif"],
] as const;

/** A device of Linux on which every disk is full. */
const full = "/dev/full";

test.skipIf(!existsSync(full)).each(commands)("%s: a disk that is full is told", (...args) => {
  const folder = temporaryFolder();
  fill(folder, files);
  const into = ["-c", `"$@" > ${full}`, "sh", ...program, ...args];
  const { status, stderr } = spawnSync("sh", into, { cwd: folder, encoding: "utf8" });
  expect(stderr).toContain("Standard output cannot be written: the disk is full");
  expect(status).toBe(2);
});

test.each(commands)("%s: who reads no further is no error", async (...args) => {
  const folder = temporaryFolder();
  fill(folder, files);
  const child = start(folder, ...args);
  child.stdout.destroy();
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(stderr).not.toMatch(/EPIPE|cannot be written/);
  expect(code).toBe(0);
});

test("a report for GitHub without findings is empty", async () => {
  const folder = temporaryFolder();
  fill(folder, files);
  const outcome = await specwright(folder, "lint", "openapi.yaml", "--format", "github");
  expect(outcome).toEqual({ code: 0, stdout: "", stderr: "" });
});
