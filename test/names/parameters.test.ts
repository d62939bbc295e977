/** The keys of a params object: what callers write for each parameter. */
import { expect, test } from "vitest";
import { only } from "../model/document.js";
import { parameterKeys } from "../../generator/names/parameters.js";
import { operation } from "./naming.js";

const body = (...mediaTypes: string[]): object => ({
  requestBody: {
    content: Object.fromEntries(mediaTypes.map((name) => [name, { schema: { type: "string" } }])),
  },
});

test.each<[string, { parameters: string[]; more?: object; want: string[] }]>([
  ["its own name", { parameters: ["query limit", "header X-A"], want: ["limit", "X-A"] }],
  [
    "the path's wins",
    { parameters: ["query id", "path id", "cookie id"], want: ["query_id", "id", "cookie_id"] },
  ],
  [
    "without one in the path the first wins",
    { parameters: ["query a", "header a"], want: ["a", "header_a"] },
  ],
  [
    "a name that is made is another's",
    { parameters: ["path id", "query id", "header query_id"], want: ["id", "query_id_", "query_id"] },
  ],
  ["no body", { parameters: ["query body", "query contentType"], want: ["body", "contentType"] }],
  [
    "a body",
    {
      parameters: ["query body", "query contentType"],
      more: body("text/plain"),
      want: ["query_body", "contentType"],
    },
  ],
  [
    "a body of one's choice",
    {
      parameters: ["query body", "query contentType"],
      more: body("text/plain", "application/json"),
      want: ["query_body", "query_contentType"],
    },
  ],
  [
    "a body keeps its key in a path too",
    { parameters: ["path body"], more: body("text/plain"), want: ["path_body"] },
  ],
  [
    "what every object has",
    { parameters: ["query toString", "path constructor"], want: ["query_toString", "path_constructor"] },
  ],
])("%s", (_, { parameters, more, want }) => {
  const given = parameters.map((words) => {
    const [place, name] = words.split(" ");
    return { in: place, name, schema: { type: "string" } };
  });
  const template = given.flatMap(({ in: place, name }) => (place === "path" ? [`/{${name}}`] : [])).join("");
  const found = only({ [`/x${template}`]: { put: operation("put", { parameters: given, ...more }) } });
  expect([...parameterKeys(found).values()]).toEqual(want);
});
