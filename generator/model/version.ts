/** The version of a document, and with it the rules by which it is read. */
import { dialectProblem } from "./dialect.js";
import { type Edition, openapi3, openapi30 } from "./edition.js";
import type { Node } from "./node.js";
import type { Dialect } from "./schema.js";
import { swagger2 } from "./swagger/edition.js";

/** How a document is read: its own words, and those of its schemas. */
export interface Version {
  readonly edition: Edition;
  readonly dialect: Dialect;
}

/** The rules for a document; undefined (and reported) where it is none that can be read. */
export function readVersion(root: Node): Version | undefined {
  const version = root.isMap() ? (root.get("openapi") ?? root.get("swagger"))?.value : undefined;
  if (root.value === null) {
    root.report("error", "not-openapi", "The file is empty", "Write an OpenAPI document into it.");
    return undefined;
  }
  if (version === undefined) {
    const help = 'An OpenAPI document is a map with the key "openapi", such as `openapi: 3.1.1`.';
    root.report("error", "not-openapi", "This is not an OpenAPI document", help);
    return undefined;
  }
  const text = String(version);
  // Without quotes, YAML reads 2.0 as the number 2.
  if (/^2(\.0)?$/.test(text)) return { edition: swagger2, dialect: "openapi-2.0" };
  if (/^3$|^3\.0(\.|$)/.test(text)) return { edition: openapi30, dialect: "openapi-3.0" };
  if (/^3\.[12](\.|$)/.test(text)) {
    reportDialect(root.get("jsonSchemaDialect"));
    return { edition: openapi3, dialect: "2020-12" };
  }
  const help = "Supported are 2.0, 3.0, 3.1 and 3.2; convert other documents first.";
  root.report("error", "version-unsupported", `OpenAPI ${JSON.stringify(version)} cannot be read`, help);
  return undefined;
}

function reportDialect(node: Node | undefined): void {
  const problem = typeof node?.value === "string" ? dialectProblem(node.value) : undefined;
  if (problem !== undefined) node?.report("warning", problem.code, problem.message, problem.help);
}
