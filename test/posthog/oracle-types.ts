/** Our types beside openapi-typescript's, which other code made from the same document. */
import { outputModule, pathsModule } from "./compiler.js";
import { type Node, isMapping, schemas } from "./document.js";
import { operations } from "./operations.js";

/** One assignment: `ours` asks whether our type is assignable to theirs, `theirs` the other way round. */
export interface Assignment {
  /** `Subscription`, `SubscriptionInput.title`. */
  readonly subject: string;
  readonly direction: "ours" | "theirs";
}

/** A module with one assignment on each line. */
export interface AssignmentModule {
  readonly text: string;
  /** By line, counted from 1. */
  readonly assignments: ReadonlyMap<number, Assignment>;
}

interface Pair {
  readonly subject: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Every schema of the document as a whole. */
export function wholeSchemas(): AssignmentModule {
  return assignmentModule(Array.from(schemas.keys(), (name) => pairOf(name, name)));
}

/** A schema as requests see it, without read-only members, or as answers do, without write-only ones. */
export interface SchemaView {
  /** The name of our type. */
  readonly name: string;
  /** The component's name. */
  readonly schema: string;
  readonly members: ReadonlyMap<string, Node>;
}

/** Every view of every schema that has members. */
export function schemaViews(): readonly SchemaView[] {
  const sent = new Set(
    operations.flatMap(({ body }) => (body === undefined ? [] : [...reached(body.schema)])),
  );
  const contents = operations.flatMap(({ responses }) => [...responses.values()]);
  const answered = new Set(
    contents.flatMap((content) => (content === undefined ? [] : [...reached(content.schema)])),
  );
  return Array.from(schemas).flatMap(([schema, node]) => {
    const response = { name: schema, schema, members: membersOf(node, "writeOnly") };
    const request = { ...response, members: membersOf(node, "readOnly") };
    if (!answered.has(schema)) return [request];
    const differ = [...request.members.keys()].join() !== [...response.members.keys()].join();
    return sent.has(schema) && differ ? [response, { ...request, name: `${schema}Input` }] : [response];
  });
}

/** Each member by itself, with its question mark, and each view as a whole. */
export function viewedSchemas(): AssignmentModule {
  return assignmentModule(
    schemaViews().flatMap(({ name, schema, members }) => {
      const keys = Array.from(members.keys(), (key) => JSON.stringify(key));
      if (keys.length === 0) return [];
      const union = keys.join(" | ");
      const picks = [...keys, ...(keys.length > 1 ? [union] : [])];
      return picks.map((pick) => ({
        subject: `${name}.${pick === union && keys.length > 1 ? "*" : pick.slice(1, -1)}`,
        ours: pick === union ? `ours.${name}` : `Pick<ours.${name}, ${pick}>`,
        theirs: `Pick<Theirs["${schema}"], ${pick}>`,
      }));
    }),
  );
}

function pairOf(name: string, schema: string): Pair {
  return { subject: name, ours: `ours.${name}`, theirs: `Theirs["${schema}"]` };
}

function assignmentModule(pairs: readonly Pair[]): AssignmentModule {
  const lines = [
    `import type * as ours from "${outputModule}";`,
    `import type { components } from "${pathsModule}";`,
    `type Theirs = components["schemas"];`,
  ];
  const assignments = new Map<number, Assignment>();
  for (const { subject, ours, theirs } of pairs) {
    assignments.set(lines.push(line(lines.length, ours, theirs)), { subject, direction: "ours" });
    assignments.set(lines.push(line(lines.length, theirs, ours)), { subject, direction: "theirs" });
  }
  return { text: lines.join("\n"), assignments };
}

function line(number: number, from: string, to: string): string {
  return `export function assign${number}(value: ${from}): ${to} { return value; }`;
}

function membersOf(schema: Node, hidden: "readOnly" | "writeOnly"): ReadonlyMap<string, Node> {
  return new Map(schema.under("properties").filter(([, node]) => !hasFlag(node, hidden)));
}

function hasFlag({ value }: Node, flag: string): boolean {
  return isMapping(value) && value[flag] === true;
}

/** Names of the schemas that a node refers to, at any depth. */
export function reached(node: Node, names = new Set<string>()): ReadonlySet<string> {
  const { value } = node;
  const reference = isMapping(value) ? value["$ref"] : undefined;
  const name = typeof reference === "string" ? reference.replace(/^.*\//, "") : "";
  if (names.has(name)) return names;
  if (name !== "") names.add(name);
  const inside = name === "" ? [...node.members.map(([, one]) => one), ...node.items] : [node.target];
  for (const one of inside) reached(one, names);
  return names;
}
