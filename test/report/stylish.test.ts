import { expect, test } from "vitest";
import { formatDiagnostics } from "../../generator/report/report.js";
import { acting, diagnostics, hostile, hostileOptions, options } from "./samples.js";

test("shows each diagnostic with the lines around it, and counts them", () => {
  expect(formatDiagnostics("stylish", diagnostics, options)).toBe(`error  redocly-config
  No place

../elsewhere/b.yaml  error  file-unreadable
  "b.yaml" cannot be read

api/a, b.yaml:4:5  warning  operation-id-missing
  The operation GET /pets/{id} has no operationId

    2 | paths:
    3 |   /pets/{id}:
  > 4 |     get:
      |     ^^^
    5 |       summary: A pet
    6 |

  help: Give it one.

api/a, b.yaml:5:7  info  deviation
  The page says: 100% text

2 errors, 1 warning, 1 info`);
});

test("says so where there is nothing to say", () => {
  expect(formatDiagnostics("stylish", [], options)).toBe("no problems");
});

test("counts what is not shown", () => {
  const text = formatDiagnostics("stylish", diagnostics.slice(0, 1), { ...options, counted: diagnostics });
  expect(text).toMatch(/\n\n2 errors, 1 warning, 1 info$/);
});

test("has colours only when asked for", () => {
  const [, , warning] = diagnostics;
  const plain = formatDiagnostics("stylish", diagnostics.slice(2, 3), options);
  const painted = formatDiagnostics("stylish", diagnostics.slice(2, 3), { ...options, color: true });
  expect(warning).toBeDefined();
  expect(painted).toContain("\u001b[33mwarning\u001b[39m");
  expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(plain);
});

test("spells out what a terminal would obey", () => {
  const text = formatDiagnostics("stylish", [hostile], hostileOptions);
  expect(text.replaceAll("\n", "")).not.toMatch(acting);
  expect(text).toBe(`a\\u000a::warning::b,c:d\\u001b[1m.yaml:1:6  error  redocly/\\u001b[31mx
  \\u001b]0;title\\u0007 \\u009b2J [click](https://evil.example) {0}
  ::error::owned
  \\u202emirror

  > 1 | name\\u001b[2J: \\u202e  text
      |           ^
    2 | next\\u0085

  help: line
        ::set-output name=a::b "quoted"\\u0000\\ud800

1 error`);
});

test.each([
  {
    name: "a key with braces",
    line: '  "/pets/{id}": {',
    column: 3,
    shown: '  "/pets/{id}": {',
    mark: [2, 12],
  },
  { name: "an item of a list", line: "- read # why", column: 3, shown: "- read # why", mark: [2, 4] },
  { name: "wide characters", line: "名前: 値段", column: 5, shown: "名前: 値段", mark: [6, 4] },
  { name: "a tab", line: "\tname: x", column: 2, shown: "  name: x", mark: [2, 4] },
  { name: "the end of a line", line: "key:", column: 9, shown: "key:", mark: [4, 1] },
])("underlines $name", ({ line, column, shown, mark: [indent = 0, length = 0] }) => {
  const place = { file: "/d/x", pointer: "" };
  const problem = {
    code: "x",
    severity: "error",
    message: "m",
    place,
    position: { line: 1, column },
  } as const;
  const text = formatDiagnostics("stylish", [problem], {
    cwd: "/d",
    texts: new Map([["/d/x", line]]),
    color: false,
  });
  expect(text.split("\n").slice(3, 5)).toEqual([
    `  > 1 | ${shown}`,
    `      | ${" ".repeat(indent)}${"^".repeat(length)}`,
  ]);
});

test("separates blocks by one empty line, with and without help", () => {
  const helpless = diagnostics.map(({ help: _, ...diagnostic }) => diagnostic);
  for (const list of [diagnostics, helpless])
    expect(formatDiagnostics("stylish", list, options)).not.toContain("\n\n\n");
});

test("shows a part of a very long line", () => {
  const line = `{${'"a":1,'.repeat(50_000)}"bad":2,${'"a":1,'.repeat(50_000)}}`;
  const position = { line: 1, column: line.indexOf('"bad"') + 1 };
  const problem = {
    code: "x",
    severity: "error",
    message: "m",
    place: { file: "/d/x", pointer: "" },
    position,
  } as const;
  const text = formatDiagnostics("stylish", [problem], {
    cwd: "/d",
    texts: new Map([["/d/x", line]]),
    color: false,
  });
  const [shown = "", marked = ""] = text.split("\n").slice(3, 5);
  expect(shown.length).toBeLessThan(140);
  expect(shown.slice(marked.indexOf("^"), marked.lastIndexOf("^") + 1)).toBe('"bad"');
});
