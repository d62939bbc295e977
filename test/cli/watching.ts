/** `generate --watch` in a process of its own. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, expect } from "vitest";
import { fill, temporaryFolder } from "../output/folder.js";
import { start } from "./command.js";

/** A document of two files. */
export const openapi = `openapi: 3.1.1
info: { title: Pets, version: "1" }
paths:
  /pets: { get: { operationId: listPets, responses: { "200": { $ref: answers.yaml#/Pets } } } }
`;

/** A document for a list of things with a member. */
export function answers(member: string): string {
  const schema = `{ type: object, properties: { ${member}: { type: string } } }`;
  return `Pets: { description: All., content: { application/json: { schema: ${schema} } } }\n`;
}

/** A run that watches, and what it has said. */
export class Watching {
  readonly folder: string;
  readonly #child: ReturnType<typeof start>;
  #said = "";
  #heard = 0;
  #tell: () => void = () => undefined;

  static readonly args: readonly string[] = ["openapi.yaml", "-o", "out"];

  /** @param options the arguments, and what is to be done in the folder before it starts. */
  constructor(
    context: TestContext,
    files: Readonly<Record<string, string>>,
    { args = Watching.args, prepare }: { args?: readonly string[]; prepare?: (folder: string) => void } = {},
  ) {
    this.folder = temporaryFolder(context);
    fill(this.folder, files);
    prepare?.(this.folder);
    this.#child = start(this.folder, "generate", ...args, "--watch");
    context.onTestFinished(() => void this.#child.kill());
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#said += text;
        this.#tell();
      });
    }
  }

  /** What it says up to where it waits again, without what it said before. */
  async waits(): Promise<string> {
    const end = /Watching \d+ files?\. Ctrl\+C ends\.\n/;
    for (;;) {
      const fresh = this.#said.slice(this.#heard);
      const found = end.exec(fresh);
      if (found !== null) {
        const told = fresh.slice(0, found.index + found[0].length);
        this.#heard += told.length;
        return told;
      }
      await new Promise<void>((resolve) => (this.#tell = resolve));
    }
  }

  /** What it says within a moment, which is long enough for a run. */
  async says(milliseconds = 1000): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const fresh = this.#said.slice(this.#heard);
    this.#heard = this.#said.length;
    return fresh;
  }

  /** Waits until the models of the output hold a text. */
  async until(text: string): Promise<void> {
    await expect.poll(() => this.models, { timeout: 20_000 }).toContain(text);
  }

  save(name: string, text: string): void {
    writeFileSync(path.join(this.folder, name), text);
  }

  file(name: string): string {
    return path.join(this.folder, name);
  }

  get models(): string {
    return readFileSync(this.file("out/models.ts"), "utf8");
  }
}
