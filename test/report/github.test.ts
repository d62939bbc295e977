import { expect, test } from "vitest";
import { formatDiagnostics } from "../../generator/report/report.js";
import { acting, diagnostics, hostile, hostileOptions, options } from "./samples.js";

test("gives one workflow command for each diagnostic", () => {
  expect(formatDiagnostics("github", diagnostics, options).split("\n")).toEqual([
    "::error title=redocly-config::No place",
    '::error file=../elsewhere/b.yaml,title=file-unreadable::"b.yaml" cannot be read',
    "::warning file=api/a%2C b.yaml,line=4,col=5,endColumn=8,title=operation-id-missing::" +
      "The operation GET /pets/{id} has no operationId%0AGive it one.",
    "::notice file=api/a%2C b.yaml,line=5,col=7,endColumn=14,title=deviation::The page says: 100%25 text",
  ]);
  expect(formatDiagnostics("github", [], options)).toBe("");
});

test("lets no text become a property or a command", () => {
  const text = formatDiagnostics("github", [hostile], hostileOptions);
  expect(text).not.toMatch(acting);
  expect(text).toBe(
    "::error file=a\\u000a%3A%3Awarning%3A%3Ab%2Cc%3Ad\\u001b[1m.yaml,line=1,col=6,endColumn=7," +
      "title=redocly/\\u001b[31mx::" +
      "\\u001b]0;title\\u0007 \\u009b2J [click](https://evil.example) {0}%0A::error::owned%0A\\u202emirror%0A" +
      'line%0A::set-output name=a::b "quoted"\\u0000\\ud800',
  );
});
