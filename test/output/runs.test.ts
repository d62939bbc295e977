/** Several runs for one folder: one after another that was killed while it wrote, and two at once. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test, vi } from "vitest";
import { compare, obstacles } from "../../generator/output/compare.js";
import { compareInTurn } from "../../generator/output/compare-in-turn.js";
import { manifestFile } from "../../generator/output/manifest.js";
import { update } from "../../generator/output/update.js";
import { contents, fill, temporaryFolder } from "./folder.js";
import { former, next, output } from "./made.js";

const bundles = mkdtempSync(path.join(tmpdir(), "specwright-doomed-"));
const program = path.join(bundles, "doomed.mjs");

beforeAll(() => {
  const entry = fileURLToPath(new URL("doomed.ts", import.meta.url));
  buildSync({ entryPoints: [entry], bundle: true, platform: "node", format: "esm", outfile: program });
});
afterAll(() => rmSync(bundles, { recursive: true }));

function start(folder: string, step: number): ChildProcess {
  return spawn(process.execPath, [program, folder, String(step)], { stdio: ["ignore", "ignore", "inherit"] });
}

/** Runs until the step, and says whether there was one. */
function doomed(folder: string, step: number): Promise<boolean> {
  const child = start(folder, step);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (signal === "SIGKILL" || code === 0) resolve(signal !== null);
      else reject(new Error(`It ended with ${code}`));
    });
  });
}

function withoutFolders(folder: string): Record<string, string> {
  const files = Object.entries(contents(folder)).filter(([name]) => !name.endsWith("/"));
  return Object.fromEntries(files);
}

/** What files may hold while the one output is replaced by the other; undefined where they may be missing. */
const allowed: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "a.ts": [former["a.ts"], next["a.ts"]],
  "gone/b.ts": [former["gone/b.ts"], undefined],
  "fresh/c.ts": [next["fresh/c.ts"], undefined],
  "same.ts": [next["same.ts"]],
};

describe("killed at each step", () => {
  test.concurrent.for([1, 2, 3, 4])("step %i, and every fourth from there", async (first, context) => {
    for (let step = first; ; step += 4) {
      const folder = temporaryFolder(context);
      await update(folder, output(former), false);
      if (!(await doomed(folder, step))) return;
      const left = withoutFolders(folder);
      for (const [file, texts] of Object.entries(allowed)) expect(texts).toContain(left[file]);
      // Whatever the document says by now.
      for (const files of [former, next, { "d.ts": "other\n" }])
        expect(obstacles(folder, compare(folder, output(files)), false)).toEqual([]);
      const last = { "a.ts": "newer a\n", "gone/b.ts": "newer b\n" };
      expect(await update(folder, output(step % 2 === 0 ? last : next), false)).toHaveProperty("written");
      const written = { ...(step % 2 === 0 ? last : next), [manifestFile]: expect.any(String) };
      expect(withoutFolders(folder)).toEqual(written);
      expect(contents(folder)[manifestFile]).not.toContain("former");
    }
  });

  it("an edit of somebody's after that is still an edit", async () => {
    const folder = temporaryFolder();
    await update(folder, output(former), false);
    expect(await doomed(folder, 15)).toBe(true);
    fill(folder, { "a.ts": "mine\n" });
    expect(await update(folder, output(next), false)).toMatchObject([{ code: "output-edited" }]);
    expect(contents(folder)).toHaveProperty(["a.ts"], "mine\n");
  });
});

describe("another run at work", () => {
  /** As if the process had begun to write. */
  function begun(folder: string, process: number | undefined): string {
    const staging = path.join(folder, `.specwright-${process}`);
    mkdirSync(staging);
    fill(staging, { "new/a.ts": "half done" });
    return staging;
  }

  it("is waited for, whatever state it has brought the folder to", async () => {
    const folder = temporaryFolder();
    await update(folder, output(former), false);
    const staging = begun(folder, process.ppid);
    fill(folder, { "fresh/c.ts": "of the other run" });
    let isDone = false;
    const waiting = update(folder, output(next), false).finally(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([isDone, existsSync(staging)]).toEqual([false, true]);
    rmSync(path.join(folder, "fresh"), { recursive: true });
    rmSync(staging, { recursive: true });
    expect(await waiting).toHaveProperty("deleted", ["gone/b.ts"]);
    expect(withoutFolders(folder)).toMatchObject(next);
  });

  it("is waited for by who compares alone, who leaves no sign in the folder", async () => {
    const folder = temporaryFolder();
    await update(folder, output(former), false);
    const staging = begun(folder, process.ppid);
    let isDone = false;
    const waiting = compareInTurn(folder, output(next)).finally(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isDone).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([path.basename(staging)]);
    rmSync(staging, { recursive: true });
    await update(folder, output(next), false);
    expect((await waiting).filter(({ state }) => state !== "same")).toEqual([]);
  });

  it("that is dead is not waited for, nor cleared away, by who compares alone", async () => {
    const folder = temporaryFolder();
    await update(folder, output(former), false);
    const staging = begun(folder, spawnSync("true").pid);
    const states = (await compareInTurn(folder, output(next))).map(({ path: file, state }) => [file, state]);
    expect(states).toContainEqual(["gone/b.ts", "extra"]);
    expect(existsSync(staging)).toBe(true);
  });

  it("is waited for where it is another user's, who may not be sent anything", async () => {
    const folder = temporaryFolder();
    await update(folder, output(former), false);
    const staging = begun(folder, process.ppid);
    const kill = vi.spyOn(process, "kill").mockImplementation(() => {
      throw Object.assign(new Error("kill EPERM"), { code: "EPERM" });
    });
    onTestFinished(() => kill.mockRestore());
    let isDone = false;
    const waiting = update(folder, output(next), false).finally(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([isDone, existsSync(staging)]).toEqual([false, true]);
    rmSync(staging, { recursive: true });
    expect(await waiting).toHaveProperty("deleted", ["gone/b.ts"]);
  });

  it("is not waited for once it is dead, and what it has left is removed by a run that has nothing to do", async () => {
    const folder = temporaryFolder();
    await update(folder, output(next), false);
    const child = start(folder, 1);
    await new Promise((resolve) => child.on("close", resolve));
    begun(folder, child.pid);
    expect(await update(folder, output(next), false)).toHaveProperty("written", []);
    expect(Object.keys(withoutFolders(folder)).sort()).toEqual([...Object.keys(next), manifestFile].sort());
  });

  it("is not looked for where nothing is to be done: the folder may be one that can only be read", async () => {
    const folder = temporaryFolder();
    await update(folder, output(next), false);
    utimesSync(folder, new Date(0), new Date(0));
    expect(await update(folder, output(next), false)).toHaveProperty("written", []);
    expect(statSync(folder).mtimeMs).toBe(0);
  });

  it("has to make the folder where there is none, and leaves none where nothing can be written", async () => {
    const parent = temporaryFolder();
    // A name that no file system takes.
    const files = output({ [`${"z".repeat(300)}.ts`]: "new\n" });
    expect(await update(path.join(parent, "new/out"), files, false)).toMatchObject([
      { code: "output-unwritable" },
    ]);
    expect(contents(parent)).toEqual({});
  });

  it("is taken for dead where a process that lives would have ended long ago", async () => {
    const folder = temporaryFolder();
    await update(folder, output(former), false);
    utimesSync(begun(folder, process.ppid), new Date(0), new Date(0));
    expect(await update(folder, output(next), false)).toHaveProperty("deleted", ["gone/b.ts"]);
  });

  it("ends as well as this one", async () => {
    const folder = temporaryFolder();
    await update(folder, output(former), false);
    const runs = [0, 0, 0, 0].map((never) => doomed(folder, never));
    expect(await Promise.all(runs)).toEqual([false, false, false, false]);
    expect(Object.keys(withoutFolders(folder)).sort()).toEqual([...Object.keys(next), manifestFile].sort());
  });
});
