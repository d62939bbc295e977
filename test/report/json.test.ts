import { expect, test } from "vitest";
import { formatDiagnostics } from "../../generator/report/report.js";
import { acting, diagnostics, hostile, hostileOptions, options } from "./samples.js";

test("holds every diagnostic as data", () => {
  expect(formatDiagnostics("json", diagnostics.slice(1, 3), options)).toBe(`{
  "diagnostics": [
    {
      "code": "file-unreadable",
      "severity": "error",
      "message": "\\"b.yaml\\" cannot be read",
      "file": "../elsewhere/b.yaml",
      "pointer": ""
    },
    {
      "code": "operation-id-missing",
      "severity": "warning",
      "message": "The operation GET /pets/{id} has no operationId",
      "help": "Give it one.",
      "file": "api/a, b.yaml",
      "pointer": "/paths/~1pets~1{id}/get",
      "line": 4,
      "column": 5
    }
  ],
  "counts": {
    "error": 1,
    "warning": 1,
    "info": 0
  }
}`);
});

test("keeps a hostile text as data, escaped", () => {
  const text = formatDiagnostics("json", [hostile], hostileOptions);
  expect(text).not.toMatch(acting);
  expect(JSON.parse(text)).toMatchObject({ diagnostics: [{ message: hostile.message, help: hostile.help }] });
});
