/**
 * Bad input: clear diagnostics. What cannot be read, or not be written, ends with exit code 2 and leaves the
 * disk as it was; of what is invalid in places the rest is written, with exit code 1 where parts are missing.
 */
import { type TestContext, describe, expect, test } from "vitest";
import { contents, fill, temporaryFolder } from "../output/folder.js";
import { specwright, told } from "./command.js";

const head = "openapi: 3.1.1\ninfo: { title: Pets, version: '1' }\n";

interface Refusal {
  readonly files: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** `file:line:column code` of each diagnostic. */
  readonly want: readonly string[];
  /** What the report must say, for somebody who does not know the code. */
  readonly says: RegExp;
}

const documents: Readonly<Record<string, Refusal>> = {
  "no such file": {
    files: {},
    want: ["openapi.yaml file-unreadable"],
    says: /"openapi\.yaml" cannot be read: there is no such file/,
  },
  "a folder": {
    files: { "openapi.yaml/x": "" },
    want: ["openapi.yaml file-unreadable"],
    says: /it is a folder/,
  },
  "an empty file": {
    files: { "openapi.yaml": "" },
    want: ["openapi.yaml not-openapi"],
    says: /empty/,
  },
  "another kind of document": {
    files: { "openapi.yaml": "# A comment.\nname: pets\n" },
    want: ["openapi.yaml:2:1 not-openapi"],
    says: /"openapi", such as `openapi: 3\.1\.1`/,
  },
  "Swagger 1.2": {
    files: { "openapi.yaml": 'swagger: "1.2"\ninfo: { title: Pets, version: "1" }\n' },
    want: ["openapi.yaml:1:1 version-unsupported"],
    says: /"1\.2" cannot be read/,
  },
  "invalid YAML": {
    files: { "openapi.yaml": `${head}paths:\n  /a: [\n` },
    want: ["openapi.yaml:5:1 syntax"],
    says: /Flow sequence.*\]/,
  },
  "invalid JSON": {
    files: { "openapi.json": '{\n  "openapi": "3.1.1"\n  "paths": {}\n}\n' },
    args: ["generate", "openapi.json", "-o", "out"],
    want: ["openapi.json:3:3 syntax"],
    says: /a comma is expected here[^]*Correct the JSON/,
  },
  "an overlay that is not there": {
    files: { "openapi.yaml": `${head}paths: {}\n` },
    args: ["generate", "openapi.yaml", "-o", "out", "--overlay", "nope.yaml"],
    want: ["nope.yaml file-unreadable"],
    says: /there is no such file[^]*help: Correct the path, or add the file\.$/m,
  },
  "the URL of a file": {
    files: { "openapi.yaml": `${head}paths: {}\n` },
    args: ["generate", "openapi.yaml", "-o", "out", "--overlay", "file:///d/nope.yaml"],
    want: ["file:///d/nope.yaml reference-remote"],
    says: /is the URL of a file, and those are not read[^]*help: Give the path/,
  },
};

/** Invalid in places: parts are left out. */
const partial = {
  "a key that stands twice": {
    files: { "openapi.yaml": `${head}paths: {}\npaths: {}\n` },
    want: ["openapi.yaml:4:1 duplicate-key"],
    says: /stands twice/,
  },
  "a reference to nothing": {
    files: {
      "openapi.yaml": `${head}paths: {}\ncomponents:\n  schemas:\n    Pet: { $ref: "#/components/schemas/Cat" }\n`,
    },
    want: ["openapi.yaml:6:12 reference-unresolved"],
    says: /"#\/components\/schemas\/Cat" leads to nothing/,
  },
  "a reference to a missing file": {
    files: { "openapi.yaml": `${head}paths:\n  /pets: { $ref: paths/pets.yaml }\n` },
    want: ["openapi.yaml:4:12 file-unreadable"],
    says: /"pets\.yaml" cannot be read: there is no such file/,
  },
  "a mistake in another file": {
    files: {
      "openapi.yaml": `${head}paths:\n  /pets: { $ref: paths/pets.yaml }\n`,
      "paths/pets.yaml": "get:\n  responses: []\n",
    },
    want: ["paths/pets.yaml:2:3 document-invalid"],
    says: /"responses" must be a map/,
  },
  "path items in a circle": {
    files: {
      "openapi.yaml": `${head}paths:\n  /a: { $ref: "#/paths/~1b" }\n  /b: { $ref: "#/paths/~1a" }\n`,
    },
    want: ["openapi.yaml:4:3 reference-circular", "openapi.yaml:5:3 reference-circular"],
    says: /only leads back to itself/,
  },
  "a parameter in a circle": {
    files: {
      "openapi.yaml": `${head}paths:\n  /a:\n    get:\n      parameters: [{ $ref: "#/components/parameters/P" }]\n      responses: {}\ncomponents:\n  parameters: { P: { $ref: "#/components/parameters/P" } }\n`,
    },
    want: ["openapi.yaml:6:20 reference-circular"],
    says: /only leads back to itself/,
  },
  "schemas in a circle": {
    files: {
      "openapi.yaml": `${head}paths: {}\ncomponents:\n  schemas:\n    A: { $ref: "#/components/schemas/B" }\n    B: { $ref: "#/components/schemas/A" }\n`,
    },
    want: ["openapi.yaml:6:5 reference-circular", "openapi.yaml:7:5 reference-circular"],
    says: /back to itself/,
  },
} satisfies Readonly<Record<string, Refusal>>;

/** Invalid in places: everything is read, not all of it as it is written. */
const bent: Readonly<Record<string, Refusal>> = {
  "two operations with one id": {
    files: {
      "openapi.yaml": `${head}paths:\n  /a: { get: { operationId: x, responses: {} } }\n  /b: { get: { operationId: x, responses: {} } }\n`,
    },
    want: ["openapi.yaml:5:16 operation-id-repeated"],
    says: /"x" already names GET \/a/,
  },
  "an undeclared path parameter": {
    files: { "openapi.yaml": `${head}paths:\n  /pets/{id}:\n    get: { operationId: x, responses: {} }\n` },
    want: ["openapi.yaml:5:5 path-parameter-undeclared"],
    says: /has \{id\}, but no path parameter declares it[^]*name: id, in: path/,
  },
};

async function run(
  { files, args, want, says }: Refusal,
  context: Pick<TestContext, "onTestFinished">,
): Promise<Outcome> {
  const folder = temporaryFolder(context);
  fill(folder, files);
  const before = contents(folder);
  const { code, stderr } = await specwright(folder, ...(args ?? ["generate", "openapi.yaml", "-o", "out"]));
  expect(told(stderr)).toEqual(want);
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/^ +at /m);
  return { code, stderr, before, after: contents(folder) };
}

interface Outcome {
  readonly code: number | null;
  readonly stderr: string;
  readonly before: ReturnType<typeof contents>;
  readonly after: ReturnType<typeof contents>;
}

/** Whatever has a line shows it, and a line that says what to do. */
function showsLines(stderr: string, want: readonly string[]): void {
  expect(stderr).toMatch(/^ {2}help: \S/m);
  for (const place of want.filter((text) => /:\d+:\d+ /.test(text))) {
    expect(stderr).toMatch(new RegExp(`^  > +${/:(\d+):/.exec(place)?.[1]} \\|`, "m"));
  }
}

describe("a document that cannot be used", () => {
  test.concurrent.for(Object.entries(documents))("%s", async ([, refusal], context) => {
    const { code, stderr, before, after } = await run(refusal, context);
    showsLines(stderr, refusal.want);
    expect(code).toBe(2);
    expect(after).toEqual(before);
  });
});

describe.each([
  { kind: "parts left out", cases: partial, exit: 1 },
  { kind: "read in another way", cases: bent, exit: 0 },
])("a document that is invalid in places: $kind", ({ cases, exit }) => {
  test.concurrent.for(Object.entries(cases))("%s", async ([, refusal], context) => {
    const { code, stderr, after } = await run(refusal, context);
    showsLines(stderr, refusal.want);
    expect(code).toBe(exit);
    expect(after).toMatchObject({ "out/index.ts": expect.any(String) });
  });
});

test("strictly, a document that is invalid in places is written in no part", async (context) => {
  const args = ["generate", "openapi.yaml", "-o", "out", "--strict"];
  const document = { ...partial["a reference to nothing"], args };
  const { code, before, after } = await run(document, context);
  expect(code).toBe(1);
  expect(after).toEqual(before);
});

const good = `${head}paths: {}\n`;

const outputs: Readonly<Record<string, Refusal>> = {
  "a file": {
    files: { "openapi.yaml": good, out: "mine" },
    want: ["out output-unwritable"],
    says: /cannot be written: .*file/,
  },
  "below a file": {
    files: { "openapi.yaml": good, file: "mine" },
    args: ["generate", "openapi.yaml", "-o", "file/out"],
    want: ["file/out output-unwritable"],
    says: /a part of the path is a file/,
  },
  "a folder with files of somebody's": {
    files: { "openapi.yaml": good, "out/notes.md": "mine", "out/index.ts": "mine" },
    want: ["out output-foreign"],
    says: /did not write: index\.ts, notes\.md/,
  },
  "the folder of the document itself": {
    files: { "openapi.yaml": good },
    args: ["generate", "openapi.yaml", "-o", "."],
    want: [". output-foreign"],
    says: /did not write: openapi\.yaml/,
  },
  "a file to bundle into that is a folder": {
    files: { "openapi.yaml": good, "out.json/x": "mine" },
    args: ["bundle", "openapi.yaml", "-o", "out.json"],
    want: ["out.json output-unwritable"],
    says: /The file cannot be written: a folder stands where a file must go$/m,
  },
  "a file to bundle into that is the document": {
    files: { "openapi.yaml": good },
    args: ["bundle", "openapi.yaml", "-o", "openapi.yaml"],
    want: ["openapi.yaml output-is-input"],
    says: /would replace a file that it is made of/,
  },
};

describe("an output that cannot be written", () => {
  test.concurrent.for(Object.entries(outputs))("%s", async ([, refusal], context) => {
    const { code, before, after } = await run(refusal, context);
    expect(code).toBe(2);
    expect(after).toEqual(before);
  });
});
