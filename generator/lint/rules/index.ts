/** The table of our own rules. */
import { deviation } from "./deviation.js";
import { exampleRefused } from "./example-refused.js";
import { nameCollision } from "./name-collision.js";
import { operationIdMissing } from "./operation-id-missing.js";
import { operationScopesMissing } from "./operation-scopes-missing.js";
import { operationTagMissing } from "./operation-tag-missing.js";
import { responseUntyped } from "./response-untyped.js";
import type { LintRule } from "./rule.js";

/** All rules of our own. To add one, add its file and its entry here. */
export const rules: readonly LintRule[] = [
  nameCollision,
  operationIdMissing,
  operationTagMissing,
  operationScopesMissing,
  responseUntyped,
  exampleRefused,
  deviation,
];
