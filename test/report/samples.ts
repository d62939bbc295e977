/** Diagnostics to format, and the texts that they are about. */
import type { LocatedDiagnostic } from "../../generator/diagnostics.js";
import type { ReportOptions } from "../../generator/report/report.js";

const document = `openapi: 3.1.1
paths:
  /pets/{id}:
    get:
      summary: A pet
`;

export const diagnostics: readonly LocatedDiagnostic[] = [
  { code: "redocly-config", severity: "error", message: "No place" },
  {
    code: "file-unreadable",
    severity: "error",
    message: '"b.yaml" cannot be read',
    place: { file: "/home/elsewhere/b.yaml", pointer: "" },
  },
  {
    code: "operation-id-missing",
    severity: "warning",
    message: "The operation GET /pets/{id} has no operationId",
    help: "Give it one.",
    place: { file: "/home/me/api/a, b.yaml", pointer: "/paths/~1pets~1{id}/get" },
    position: { line: 4, column: 5 },
  },
  {
    code: "deviation",
    severity: "info",
    message: "The page says: 100% text",
    place: { file: "/home/me/api/a, b.yaml", pointer: "/paths/~1pets~1{id}/get/summary" },
    position: { line: 5, column: 7 },
  },
];

export const options: ReportOptions = {
  cwd: "/home/me",
  texts: new Map([["/home/me/api/a, b.yaml", document]]),
  color: false,
};

/** A document whose every text tries to be something else. */
export const hostile: LocatedDiagnostic = {
  code: "redocly/\u001b[31mx",
  severity: "error",
  message:
    "\u001b]0;title\u0007 \u009b2J [click](https://evil.example) {0}\r\n::error::owned\u2028\u202emirror",
  help: 'line\n::set-output name=a::b "quoted"\u0000\ud800',
  place: { file: "/home/me/a\n::warning::b,c:d\u001b[1m.yaml", pointer: "/\u0007" },
  position: { line: 1, column: 6 },
};

export const hostileOptions: ReportOptions = {
  cwd: "/home/me",
  texts: new Map([
    ["/home/me/a\n::warning::b,c:d\u001b[1m.yaml", "name\u001b[2J: \u202e\ttext\r\nnext\u0085"],
  ]),
  color: false,
};

/** What no format may put out, line breaks aside. */
export const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;
