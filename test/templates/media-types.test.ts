import { describe, expect, it, test } from "vitest";
import type { ApiRequest, ResponseGuards } from "../../templates/runtime/request.js";
import { call, send } from "../../templates/runtime/send.js";
import { answering, rejection } from "./loopback.js";
import { type Pet, isPet, rex } from "./pets.js";

interface ReportResponses {
  200: Pet | Blob | string;
}
const responses: ResponseGuards<ReportResponses, 200> = {
  200: {
    content: {
      "application/json": { is: isPet, check: () => [] },
      "application/pdf": { as: "blob" },
      "text/csv;header=absent": { as: "text" },
      "text/*": { as: "text" },
    },
  },
};

const report: ApiRequest<ReportResponses> = { operation: "report", method: "GET", path: "/", responses };

describe("an answer of several media types", () => {
  test.each<[string, string, unknown]>([
    ["application/json; charset=utf-8", rex, { id: 1, name: "Rex" }],
    ["application/vnd.pet+json", rex, { id: 1, name: "Rex" }],
    ["text/csv; header=absent", "1,Rex", "1,Rex"],
    ["TEXT/CSV", "1,Rex", "1,Rex"],
    ["text/html", "<b>Rex</b>", "<b>Rex</b>"],
  ])("is read as %s", async (type, body, want) => {
    const { client } = await answering(200, body, { "content-type": type });
    expect(await call(client, report)).toEqual(want);
  });

  it("may be a file", async () => {
    const { client } = await answering(200, "%PDF", { "content-type": "application/pdf" });
    const data = await call(client, report);
    expect(data instanceof Blob && [data.type, data.size]).toEqual(["application/pdf", 4]);
  });

  it("is guarded by what came", async () => {
    const { client } = await answering(200, '{"id":"1"}', { "content-type": "application/json" });
    expect(await rejection(call(client, report))).toMatchObject({ name: "ContractError" });
  });

  test.each(["image/png", "texture/png"])(
    "is held against the first where none of them came: %s",
    async (type) => {
      const { client } = await answering(200, "\u0001", { "content-type": type });
      const answer = await send(client, report, { validation: "report" });
      expect(answer.issues.map(({ message }) => message)).toEqual([`must be JSON, not ${type}`]);
    },
  );
});
