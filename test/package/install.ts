/** The package, installed in another repository beside compilers of its user's choice. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runIn, output } from "./command.js";
import { type Package, repository } from "./pack.js";

/** Folder in node_modules -> range. The user's own compiler is 7; the others stand in for other users. */
export const compilers = { typescript: "7", typescript6: "6", typescript5: "5.9" } as const;

export type Compiler = keyof typeof compilers;

/** The released versions of TypeScript; undefined where the npm registry cannot be reached. */
export async function releasedCompilers(): Promise<readonly string[] | undefined> {
  const patience = ["--fetch-retries=0", "--fetch-timeout=20000"];
  const { code, stdout } = await runIn(
    os.tmpdir(),
    "npm",
    "view",
    "typescript",
    "versions",
    "--json",
    ...patience,
  );
  if (code === 0) return JSON.parse(stdout);
  console.warn("test/package skips what needs an installed package: the npm registry cannot be reached.");
  return undefined;
}

export class UserFolder {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "specwright-user-"));

  async install({ tarball }: Package, chosen: readonly Compiler[]): Promise<void> {
    this.write("package.json", JSON.stringify({ name: "user", private: true, type: "module" }));
    const aliases = chosen.map((name) => `${name}@npm:typescript@${compilers[name]}`);
    const types = ["@types/node@20", "@cloudflare/workers-types@4"];
    const quietly = ["--no-audit", "--no-fund", "--prefer-offline", "--save-dev"];
    await output(this.folder, "npm", "install", ...quietly, ...aliases, ...types, tarball);
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  path(file: string): string {
    return path.join(this.folder, file);
  }

  write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(this.path(file)), { recursive: true });
    fs.writeFileSync(this.path(file), text);
  }

  /** Runs the installed tool. */
  specwright(...args: readonly string[]): ReturnType<typeof runIn> {
    return runIn(this.folder, "npx", "--no-install", "--loglevel=error", "specwright", ...args);
  }

  /** Compiles with these options. @returns what the compiler printed: nothing, where all is well. */
  async compile(compiler: Compiler, options: object, include: readonly string[] = ["src"]): Promise<string> {
    const compilerOptions = { ...strictest, ...options };
    this.write("tsconfig.json", JSON.stringify({ compilerOptions, include }));
    const { stdout, stderr } = await runIn(
      this.folder,
      "node",
      `node_modules/${compiler}/bin/tsc`,
      "-p",
      ".",
    );
    return stdout + stderr;
  }

  /** Calls `main(argument)` of a compiled program. @returns what it gives, as JSON. */
  async call(program: string, argument: string): Promise<unknown> {
    const run = `import { main } from "./${program}"; console.log(JSON.stringify(await main("${argument}")));`;
    return JSON.parse(await output(this.folder, "node", "--input-type=module", "--eval", run));
  }
}

const strictest = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  module: "nodenext",
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  skipLibCheck: false,
  declaration: true,
  rootDir: "src",
  outDir: "out",
};

const corpus = path.resolve(repository, "../shared/corpus/petstore3.yaml");

/** What a run tells of the pet shop: the published one offers XML, and of ours there is nothing to tell. */
export const petstoreNotes = fs.existsSync(corpus)
  ? /^(petstore\.yaml:\d+:\d+ {2}info {2}xml-ignored\n(?: {2}.*\n)+\n)+9 infos\n4 more of xml-ignored\nAll of them are in specwright\.json, and in what specwright lint says\.\n$/
  : /^$/;

/** A document of a pet shop: a published one where it is at hand, else one with the same operation. */
export function petstore(): string {
  if (fs.existsSync(corpus)) return fs.readFileSync(corpus, "utf8");
  console.warn(`test/package uses a pet shop of its own: ${corpus} is absent.`);
  return `
openapi: 3.0.4
info: { title: Pets, version: "1" }
paths:
  /pet/{petId}:
    get:
      operationId: getPetById
      tags: [pet]
      parameters: [{ name: petId, in: path, required: true, schema: { type: integer, format: int64 } }]
      security: [{ api_key: [] }]
      responses:
        "200":
          description: The pet.
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        "404": { description: There is none. }
components:
  securitySchemes: { api_key: { type: apiKey, in: header, name: api_key } }
  schemas:
    Pet:
      type: object
      required: [name, photoUrls]
      properties:
        id: { type: integer, format: int64 }
        name: { type: string }
        photoUrls: { type: array, items: { type: string } }
        status: { type: string, enum: [available, pending, sold] }
`;
}
