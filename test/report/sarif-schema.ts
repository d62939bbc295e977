/**
 * What SARIF 2.1.0 demands of the objects that this project writes: members, their types and limits as in
 * the standard's own schema, with nothing else allowed. Numbers of sections are the standard's.
 */
const level = { enum: ["none", "note", "warning", "error"] };

const text = {
  type: "object",
  required: ["text"],
  properties: { text: { type: "string", minLength: 1 } },
  additionalProperties: false,
};

/** Section 3.49. */
const reportingDescriptor = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string", minLength: 1 },
    shortDescription: text,
    fullDescription: text,
    help: text,
    defaultConfiguration: { type: "object", properties: { level }, additionalProperties: false },
  },
  additionalProperties: false,
};

/** Section 3.4: a relative URI needs a base. */
const artifactLocation = {
  type: "object",
  required: ["uri"],
  properties: {
    uri: { type: "string", format: "uri-reference", minLength: 1 },
    uriBaseId: { type: "string" },
  },
  additionalProperties: false,
  if: { type: "object", properties: { uri: { type: "string", pattern: "^[a-z][a-z0-9+.-]*:" } } },
  else: { type: "object", required: ["uriBaseId"] },
};

/** Section 3.30. */
const region = {
  type: "object",
  required: ["startLine"],
  properties: {
    startLine: { type: "integer", minimum: 1 },
    startColumn: { type: "integer", minimum: 1 },
    endColumn: { type: "integer", minimum: 1 },
  },
  additionalProperties: false,
};

/** Sections 3.28 and 3.29. */
const location = {
  type: "object",
  properties: {
    physicalLocation: {
      type: "object",
      required: ["artifactLocation"],
      properties: { artifactLocation, region },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

/** Section 3.27. */
const result = {
  type: "object",
  required: ["message"],
  properties: {
    ruleId: { type: "string" },
    ruleIndex: { type: "integer", minimum: 0 },
    level,
    message: text,
    locations: { type: "array", items: location },
  },
  additionalProperties: false,
};

/** Section 3.14. */
const run = {
  type: "object",
  required: ["tool"],
  properties: {
    tool: {
      type: "object",
      required: ["driver"],
      properties: {
        driver: {
          type: "object",
          required: ["name"],
          properties: {
            name: { type: "string" },
            rules: { type: "array", uniqueItems: true, items: reportingDescriptor },
          },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
    // Section 3.14.14: a base ends in a slash.
    originalUriBaseIds: {
      type: "object",
      additionalProperties: {
        type: "object",
        properties: { uri: { type: "string", format: "uri-reference", pattern: "/$" } },
        additionalProperties: false,
      },
    },
    results: { type: "array", items: result },
  },
  additionalProperties: false,
};

/** Section 3.13. */
export const sarifSchema = {
  type: "object",
  required: ["version", "runs"],
  properties: {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: { type: "array", items: run },
  },
  additionalProperties: false,
};
