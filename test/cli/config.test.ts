/** `generate` without a document: what the configuration says, and what is said of a bad one. */
import { describe, expect, it, test } from "vitest";
import { loadingHelp } from "../../generator/config-help.js";
import { contents, fill, temporaryFolder } from "../output/folder.js";
import { specwright } from "./command.js";

const openapi = `openapi: 3.1.1
info: { title: Pets, version: "1" }
paths:
  /pets: { get: { operationId: listPets, tags: [pets], responses: { "204": { description: None. } } } }
  /plants: { get: { operationId: listPlants, tags: [plants], responses: { "204": { description: None. } } } }
`;

describe("a configuration", () => {
  it("names documents, outputs and options; its paths start at its own folder", async (context) => {
    const folder = temporaryFolder(context);
    fill(folder, {
      "apis/openapi.yaml": openapi,
      "apis/specwright.config.mjs": `export default [
        { input: "openapi.yaml", output: "out/pets", name: "Zoo", filter: { tags: { include: ["pets"] } } },
        { input: "openapi.yaml", output: "out/all" },
      ];`,
      "elsewhere/readme.txt": "",
    });
    const made = await specwright(
      `${folder}/elsewhere`,
      "generate",
      "--config",
      "../apis/specwright.config.mjs",
    );
    expect([made.code, made.stderr]).toEqual([0, ""]);
    const files = Object.keys(contents(folder)).filter((file) => /operations\/./.test(file));
    expect(files.sort()).toEqual([
      "apis/out/all/operations/pets.ts",
      "apis/out/all/operations/plants.ts",
      "apis/out/pets/operations/pets.ts",
    ]);
    expect(contents(folder)["apis/out/pets/client.ts"]).toContain("createZooClient");

    const fresh = await specwright(`${folder}/apis`, "generate", "--check");
    expect(fresh).toEqual({
      code: 0,
      stdout: "out/pets is up to date.\nout/all is up to date.\n",
      stderr: "",
    });
  });

  it("has its options overruled by those of the command line", async (context) => {
    const folder = temporaryFolder(context);
    fill(folder, {
      "openapi.yaml": openapi,
      "specwright.config.json": JSON.stringify({
        input: "openapi.yaml",
        output: "out",
        name: "Zoo",
        importExtension: "none",
      }),
    });
    await specwright(folder, "generate", "--name", "Park", "--ts-nocheck");
    const client = contents(folder)["out/client.ts"];
    expect(client).toContain("createParkClient");
    expect(client).toMatch(/^\/\/ @ts-nocheck\n/);
    expect(client).toContain('from "./operations/pets";');
    const changed = await specwright(folder, "generate", "--import-extension", "ts");
    expect([changed.code, changed.stderr]).toEqual([0, ""]);
    expect(contents(folder)["out/client.ts"]).toContain('from "./operations/pets.ts";');
  });

  it.each([
    ["json", `\ufeff${JSON.stringify({ input: "openapi.yaml", output: "out" })}`],
    ["json", '{ // The document.\n"input": "openapi.yaml", "output": "out" }'],
    ["cjs", 'module.exports = { input: "openapi.yaml", output: "out" };'],
  ])("may be %s, with a mark of byte order or comments too", async (extension, text) => {
    const folder = temporaryFolder();
    fill(folder, { "openapi.yaml": openapi, [`specwright.config.${extension}`]: text });
    const { code, stderr } = await specwright(folder, "generate");
    expect([code, stderr]).toEqual([0, ""]);
    expect(contents(folder)).toHaveProperty(["out/index.ts"]);
  });
});

describe("a bad configuration", () => {
  test.concurrent.for<[string, { file: string; text: string; says: RegExp }]>([
    [
      "a type for dates that there is not",
      {
        file: "json",
        text: '{"input":"a","output":"b","dates":"date"}',
        says: /"dates" must be "string" or/,
      },
    ],
    [
      "a type for integers that there is not",
      { file: "json", text: '{"input":"a","output":"b","int64":1}', says: /"int64" must be "number" or/ },
    ],
    [
      "an unknown option",
      { file: "json", text: '{"input":"a","output":"b","stric":true}', says: /no option "stric"/ },
    ],
    [
      "an option of the wrong type",
      { file: "json", text: '{"input":"a","output":1}', says: /"output" must be the path/ },
    ],
    [
      "a filter with a slip",
      { file: "json", text: '{"input":"a","output":"b","filter":{"tag":{}}}', says: /"filter" must be/ },
    ],
    ["no output", { file: "json", text: '{"input":"a"}', says: /"output" must be the path/ }],
    [
      "an input that is undefined",
      {
        file: "mjs",
        text: 'export default { input: process.env["NO_SUCH_NAME"], output: "b" };',
        says: /"input" must be the path/,
      },
    ],
    [
      "an option of calls",
      {
        file: "mjs",
        text: 'export default { input: "a", output: "b", read() {} };',
        says: /no option "read"/,
      },
    ],
    ["no default export", { file: "mjs", text: "export const input = 1;", says: /exports no configuration/ }],
    [
      "one that throws",
      { file: "mjs", text: "throw new Error('no luck');", says: /\.mjs:1:7 cannot be loaded: no luck/ },
    ],
    [
      "an output that is empty",
      { file: "json", text: '{"input":"a","output":""}', says: /"output" must be the path/ },
    ],
    [
      "headers that are no function",
      {
        file: "json",
        text: '{"input":"a","output":"b","hostHeaders":{"example.com":{"authorization":"abc"}}}',
        says: /"hostHeaders" must be a map of functions by host/,
      },
    ],
    [
      "a URL in the place of a host",
      {
        file: "json",
        text: '{"input":"a","output":"b","allowHosts":["https://example.com"]}',
        says: /"allowHosts" must be a list of hosts/,
      },
    ],
    [
      "one that is no JSON",
      {
        file: "json",
        text: '{\n  "input": "a",\n  output: "b" }',
        says: /\.json:3:3 cannot be loaded: it is no JSON/,
      },
    ],
    ["an empty file", { file: "json", text: "", says: /\.json:1:1 cannot be loaded: it is no JSON/ }],
    ["an empty list", { file: "json", text: "[]", says: /empty list/ }],
    [
      "one output for two documents",
      {
        file: "json",
        text: '[{"input":"a","output":"b"},{"input":"c","output":"d"},{"input":"e","output":"./b/"}]',
        says: /entries 1 and 3 have the same output/,
      },
    ],
    [
      "an output in another",
      {
        file: "json",
        text: '[{"input":"a","output":"b/c"},{"input":"c","output":"bc"},{"input":"d","output":"b"}]',
        says: /entries 1 and 3 write into each other/,
      },
    ],
  ])("%s: exit code 2, and nothing written", async ([, { file, text, says }], context) => {
    const folder = temporaryFolder(context);
    const name = `specwright.config.${file}`;
    fill(folder, { "openapi.yaml": openapi, [name]: text });
    const { code, stderr } = await specwright(folder, "generate");
    expect(stderr).toMatch(says);
    expect(stderr).toContain(name);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(code).toBe(2);
    expect(Object.keys(contents(folder)).sort()).toEqual(["openapi.yaml", name]);
  });
});

test("a mistake in a hook is told with its place in the configuration", async () => {
  const folder = temporaryFolder();
  const text = `const hook = () => {
  throw new Error("no luck");
};
export default { input: "openapi.yaml", output: "out", transform: hook };
`;
  fill(folder, { "openapi.yaml": openapi, "specwright.config.mjs": text });
  const { code, stderr } = await specwright(folder, "generate");
  expect(stderr).toMatch(/^specwright\.config\.mjs:2:9 {2}error {2}transform-failed$/m);
  expect(stderr).toContain("no luck");
  expect(stderr).not.toMatch(/^ +at /m);
  expect([code, Object.keys(contents(folder)).includes("out/")]).toEqual([2, false]);
});

// Tests run with a loader that takes TypeScript and both kinds of module: Node's own words are given here.
test.each([
  [
    "specwright.config.ts",
    'Unknown file extension ".ts" for /a/specwright.config.ts',
    /22\.18.*specwright\.config\.mjs/,
  ],
  ["specwright.config.ts", "Cannot use import statement outside a module", /specwright\.config\.mts/],
  ["specwright.config.js", "Unexpected token 'export'", /specwright\.config\.mjs/],
  ["specwright.config.js", "module is not defined in ES module scope", /specwright\.config\.cjs/],
  ["specwright.config.mjs", "no luck", /^$/],
])("%s, of which Node says %j", (file, reason, says) => {
  expect(loadingHelp(`/a/${file}`, reason)).toMatch(says);
});

test.each([
  ["apis.yaml", /apis\.yaml is no configuration: its name ends in \.ts, /],
  ["gone.mjs", /gone\.mjs cannot be loaded: there is no such file/],
])("--config %s is told of in words of its own", async (file, says) => {
  const folder = temporaryFolder();
  fill(folder, { "apis.yaml": "input: openapi.yaml\n" });
  const { code, stderr } = await specwright(folder, "generate", "--config", file);
  expect(stderr).toMatch(says);
  expect(code).toBe(2);
});
