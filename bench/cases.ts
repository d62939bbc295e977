/** What is measured: a schema of a document, and values of it. */
import path from "node:path";
import type { JsonValue } from "../generator/model/types.js";
import { type BenchDocument, corpus, inRepository } from "./documents.js";
import { ValueMaker, type ValueOptions } from "./values.js";

/** An input of the benchmark. */
export interface BenchCase {
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  readonly document: string;
  /** The name of the type in our output. */
  readonly schema: string;
  readonly values: Omit<ValueOptions, "schemas" | "seed">;
}

const posthog = inRepository("spec", "openapi.yaml");
const trees = inRepository("bench", "documents", "trees.yaml");
const github = path.join(corpus, "github.json");
const stripe = path.join(corpus, "stripe.json");
const page: BenchCase["values"] = { items: [100, 3], depth: 3 };

/** All inputs, in the order of the tables. */
export const cases: readonly BenchCase[] = [
  {
    id: "subscriptions",
    title: "PostHog: page of 100 subscriptions",
    document: posthog,
    schema: "PaginatedSubscriptionList",
    values: page,
  },
  {
    id: "saved-queries",
    title: "PostHog: page of 100 saved queries",
    document: posthog,
    schema: "PaginatedWarehouseSavedQueryList",
    values: page,
  },
  {
    id: "repositories",
    title: "GitHub: list of 30 repositories",
    document: github,
    schema: "ReposListForOrgResponse",
    values: { items: [30, 2], depth: 4 },
  },
  {
    id: "charge",
    title: "Stripe: a charge",
    document: stripe,
    schema: "Charge",
    values: { items: [2, 2], depth: 3 },
  },
  {
    id: "tagged-unions",
    title: "Deep unions with a discriminator: 50 syntax trees",
    document: trees,
    schema: "Programs",
    values: { items: [50, 3], depth: 7 },
  },
  {
    id: "unions",
    title: "Deep unions without one: 50 filters",
    document: trees,
    schema: "Filters",
    values: { items: [50, 3], depth: 7 },
  },
  {
    id: "megabyte",
    title: "1 MB array: 2,700 events",
    document: trees,
    schema: "Events",
    values: { items: [2_700, 4], depth: 4 },
  },
  {
    id: "mixed",
    title: "PostHog: 100 subscriptions, each with other members",
    document: posthog,
    schema: "PaginatedSubscriptionList",
    values: { ...page, mixed: true },
  },
];

/** The values of a case, as text: every engine parses them for itself. */
export interface Inputs {
  readonly valid: readonly string[];
  /** One wrong member near the beginning, and one near the end. */
  readonly early: readonly string[];
  readonly late: readonly string[];
}

/** How many different values an engine is asked in turn. */
const variants = 4;

/** @param accepts tells valid values from others: what is spoiled must be refused. */
export function makeInputs(
  { schema, values }: BenchCase,
  { schemas }: BenchDocument,
  accepts: (value: unknown) => boolean,
): Inputs {
  const maker = new ValueMaker({ ...values, schemas, seed: 20_260_101 });
  const valid = Array.from({ length: variants }, () => maker.make(schema));
  const texts = (list: readonly JsonValue[]): string[] => list.map((value) => JSON.stringify(value));
  return {
    valid: texts(valid),
    early: texts(valid.map((value) => spoiled(value, accepts, "first"))),
    late: texts(valid.map((value) => spoiled(value, accepts, "last"))),
  };
}

/** The value with its first or last scalar replaced that matters. */
function spoiled(value: JsonValue, accepts: (value: unknown) => boolean, end: "first" | "last"): JsonValue {
  const paths = [...scalars(value)];
  if (end === "last") paths.reverse();
  for (const { path: names, value: scalar } of paths) {
    const wrong = replaced(value, names, typeof scalar === "string" ? 12.5 : "wrong");
    if (!accepts(wrong)) return wrong;
  }
  throw new Error("No member matters");
}

interface Scalar {
  readonly path: readonly string[];
  readonly value: JsonValue;
}

function* scalars(value: JsonValue, names: readonly string[] = []): Generator<Scalar> {
  if (typeof value !== "object" || value === null) yield { path: names, value };
  else for (const [name, part] of Object.entries(value)) yield* scalars(part, [...names, name]);
}

function replaced(value: JsonValue, [name, ...rest]: readonly string[], other: JsonValue): JsonValue {
  if (name === undefined) return other;
  if (isList(value))
    return value.map((part, index) => (String(index) === name ? replaced(part, rest, other) : part));
  if (typeof value !== "object" || value === null) return other;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === name ? replaced(part, rest, other) : part]),
  );
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
