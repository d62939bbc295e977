/** Chromium without a window, where the machine has one. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { output } from "./command.js";

const program = (process.env["PATH"] ?? "")
  .split(path.delimiter)
  .concat("/usr/bin")
  .flatMap((folder) =>
    ["chromium", "chromium-browser", "google-chrome"].map((name) => path.join(folder, name)),
  )
  .find((file) => fs.existsSync(file));

/** False where there is none: the tests that need it are then skipped. */
export const hasChromium = program !== undefined;

/** Opens a page and waits until nothing is left to do. @returns the page's HTML as it then is. */
export async function open(url: string): Promise<string> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "specwright-chromium-"));
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const headless = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic"];
  const wait = ["--virtual-time-budget=20000", `--user-data-dir=${profile}`, "--dump-dom"];
  try {
    return await output(profile, program ?? "chromium", ...headless, ...quiet, ...wait, url);
  } finally {
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
