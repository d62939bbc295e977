/** Our types and openapi-typescript's say the same, but for what is listed here. */
import { beforeAll, describe, expect, it } from "vitest";
import { type Complaint, compile } from "./compiler.js";
import { type Node, schemas } from "./document.js";
import {
  type Assignment,
  type AssignmentModule,
  reached,
  schemaViews,
  viewedSchemas,
  wholeSchemas,
} from "./oracle-types.js";

/** Where one type is not assignable to the other, and why that is right. */
interface Deviation extends Assignment {
  readonly reason: string;
}

function deviations(
  direction: Assignment["direction"],
  reason: string,
  subjects: readonly string[],
): readonly Deviation[] {
  return subjects.map((subject) => ({ subject, direction, reason }));
}

const wholeDeviations: readonly Deviation[] = [
  ...deviations("ours", "x-extensible-enum: ours takes any text, theirs the known members alone", [
    "DesktopRecordingPlatform",
    "DesktopRecordingStatus",
    "EndpointSyncFrequency",
    "ErrorTrackingFilterOperator",
    "ErrorType",
    "RoleAtOrganization",
    "SessionPropertyType",
    "SubscriptionFrequency",
    "SubscriptionTargetType",
    "SubscriptionWeekday",
    "WarehouseSavedQueryOrigin",
    "WarehouseSavedQueryStatus",
  ]),
  ...deviations("ours", "one of its members is an open enum, or holds one", [
    "DesktopRecording",
    "Endpoint",
    "EndpointList",
    "EndpointMaterialization",
    "EndpointPatch",
    "ErrorTrackingAssignmentRule",
    "ErrorTrackingFilterGroup",
    "PaginatedErrorTrackingAssignmentRuleList",
    "PaginatedSubscriptionList",
    "PaginatedWarehouseSavedQueryList",
    "SessionPropertyDefinition",
    "SessionPropertyDefinitionList",
    "StandardError",
    "Subscription",
    "SubscriptionPatch",
    "UserBasic",
    "WarehouseSavedQuery",
    "WarehouseSavedQueryListItem",
  ]),
  ...deviations("ours", "ours is what answers hold: `audio` is write-only, and theirs asks for it", [
    "UserInterview",
    "PaginatedUserInterviewList",
  ]),
  ...deviations("ours", "a file is a Blob, and not a text", ["UserInterviewPatch"]),
  ...deviations("theirs", "a file is a Blob, and not a text", ["UserInterviewPatch"]),
];

/** Members that are files: theirs has a text there. */
const files = ["UserInterviewInput.audio", "UserInterviewPatch.audio"];

let complaints: ReadonlyMap<string, readonly Complaint[]>;
const whole = wholeSchemas();
const viewed = viewedSchemas();

beforeAll(() => {
  complaints = compile(
    new Map([
      ["whole", whole.text],
      ["viewed", viewed.text],
    ]),
  );
});

/** Not assignable; for want of one or of several members; for a member that may be undefined. */
const notAssignable = [2322, 2739, 2740, 2741, 2375];

/** What does not compile: `Subscription ours`. */
function failing(name: string, { assignments }: AssignmentModule): readonly string[] {
  const failed = (complaints.get(name) ?? []).map(({ line, code, message }) => {
    const assignment = assignments.get(line);
    if (assignment === undefined || !notAssignable.includes(code))
      throw new Error(`${name}:${line}: ${message}`);
    return named(assignment);
  });
  return [...new Set(failed)].sort();
}

function named({ subject, direction }: Assignment): string {
  return `${subject} ${direction}`;
}

/** Only texts are open: `x-extensible-enum` stands at the schemas that the node reaches. */
function holdsOpenEnum(node: Node): boolean {
  return [...reached(node)].some((name) => schemas.get(name)?.member("x-extensible-enum")?.value === true);
}

describe("types and openapi-typescript's", () => {
  it("are there for each schema of the document", () => {
    expect(schemas.size).toBe(61);
    expect(whole.assignments.size).toBe(61 * 2);
    const names = schemaViews().map(({ name }) => name);
    expect(names.filter((name) => name.endsWith("Input")).sort()).toEqual([
      "EndpointInput",
      "ErrorTrackingAssignmentRuleInput",
      "SubscriptionInput",
      "UserInterviewInput",
      "WarehouseSavedQueryInput",
    ]);
  });

  it("are assignable to each other, but for the listed deviations", () => {
    expect(failing("whole", whole)).toEqual(wholeDeviations.map(named).sort());
  });

  it("are assignable member by member, in requests and in answers, but for open enums and files", () => {
    const expected = schemaViews().flatMap(({ name, members }) => {
      const open = [...members].filter(([, node]) => holdsOpenEnum(node)).map(([key]) => key);
      const binary = [...members.keys()].filter((key) => files.includes(`${name}.${key}`));
      const own = (keys: readonly string[]): readonly string[] =>
        keys.length === 0 || members.size === 1 ? keys : [...keys, "*"];
      return [
        ...own([...open, ...binary]).map((key) => `${name}.${key} ours`),
        ...own(binary).map((key) => `${name}.${key} theirs`),
      ];
    });
    expect(failing("viewed", viewed)).toEqual([...new Set(expected)].sort());
    expect(viewed.assignments.size).toBeGreaterThan(300);
  });
});
