import { describe, expect, test } from "vitest";
import { documentOf, readFiles } from "./document.js";

describe("styles of an encoding", () => {
  const encoding = {
    tags: { contentType: "text/plain", style: "form", explode: false, allowReserved: true },
  };
  const content = { "multipart/form-data": { encoding }, "application/x-www-form-urlencoded": { encoding } };
  const { tags } = encoding;
  test.each([
    ["3.0.3", { contentType: "text/plain" }, 3],
    ["3.1.1", tags, 0],
  ])("count for parts since OpenAPI 3.1: %s", (openapi, want, notes) => {
    const paths = { "/x": { put: { requestBody: { content }, responses: {} } } };
    const { api, told } = readFiles({ "/d/a.json": JSON.stringify(documentOf({ openapi, paths })) });
    const contents = api?.operations[0]?.body?.contents ?? [];
    expect(contents.map((one) => one.encoding.get("tags"))).toEqual([want, tags]);
    expect(told.filter((text) => text.startsWith("encoding-ignored "))).toHaveLength(notes);
  });
});
