import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { formatDiagnostics } from "../../generator/report/report.js";
import { acting, diagnostics, hostile, hostileOptions, options } from "./samples.js";
import { sarifSchema } from "./sarif-schema.js";

function log(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const validate = new Ajv({
    strictRequired: false,
    allErrors: true,
    formats: { "uri-reference": isUriReference },
  }).compile(sarifSchema);
  validate(value);
  expect(validate.errors).toBeNull();
  return value;
}

/** RFC 3986: these characters alone, and percent signs only before two hexadecimal digits. */
function isUriReference(text: string): boolean {
  return /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})*$/i.test(text);
}

test("is a log of one run, with codes as its rules", () => {
  const about = new Map([["operation-id-missing", "An operation without operationId."]]);
  expect(log(formatDiagnostics("sarif", diagnostics.slice(1), { ...options, about }))).toEqual({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "specwright",
            rules: [
              {
                id: "file-unreadable",
                shortDescription: { text: "file unreadable" },
                fullDescription: { text: "file unreadable" },
                help: { text: "file unreadable" },
                defaultConfiguration: { level: "error" },
              },
              {
                id: "operation-id-missing",
                shortDescription: { text: "An operation without operationId." },
                fullDescription: { text: "An operation without operationId." },
                help: { text: "An operation without operationId." },
                defaultConfiguration: { level: "warning" },
              },
              {
                id: "deviation",
                shortDescription: { text: "deviation" },
                fullDescription: { text: "deviation" },
                help: { text: "deviation" },
                defaultConfiguration: { level: "note" },
              },
            ],
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { uri: "file:///home/me/" } },
        results: [
          {
            ruleId: "file-unreadable",
            ruleIndex: 0,
            level: "error",
            message: { text: '"b.yaml" cannot be read' },
            locations: [{ physicalLocation: { artifactLocation: { uri: "file:///home/elsewhere/b.yaml" } } }],
          },
          {
            ruleId: "operation-id-missing",
            ruleIndex: 1,
            level: "warning",
            message: { text: "The operation GET /pets/{id} has no operationId\nGive it one." },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "api/a%2C%20b.yaml", uriBaseId: "%SRCROOT%" },
                  region: { startLine: 4, startColumn: 5, endColumn: 8 },
                },
              },
            ],
          },
          {
            ruleId: "deviation",
            ruleIndex: 2,
            level: "note",
            message: { text: "The page says: 100% text" },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "api/a%2C%20b.yaml", uriBaseId: "%SRCROOT%" },
                  region: { startLine: 5, startColumn: 7, endColumn: 14 },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});

test("is valid without results, and for a diagnostic without a place", () => {
  expect(log(formatDiagnostics("sarif", [], options))).toMatchObject({ runs: [{ results: [] }] });
  const placeless = log(formatDiagnostics("sarif", diagnostics.slice(0, 1), options));
  expect(placeless).toMatchObject({ runs: [{ results: [{ locations: [] }] }] });
});

test("lets no text become a link, a placeholder or a path", () => {
  const text = formatDiagnostics("sarif", [hostile], hostileOptions);
  expect(text).not.toMatch(acting);
  const value = log(text);
  expect(JSON.stringify(value)).toContain("[click] (https://evil.example) {{0}}");
  expect(value).toMatchObject({
    runs: [
      {
        results: [
          {
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "a%0A%3A%3Awarning%3A%3Ab%2Cc%3Ad%1B%5B1m.yaml" },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});
