import { describe, expect, it, test } from "vitest";
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  HttpError,
  MethodNotAllowedError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  UnprocessableError,
} from "../../templates/runtime/errors.js";
import { call, send } from "../../templates/runtime/send.js";
import { answering, asJson, rejection } from "./loopback.js";
import { deletePetRequest, getPetRequest } from "./pets.js";

describe("errors by status", () => {
  test.each([
    [400, BadRequestError],
    [401, AuthenticationError],
    [403, PermissionError],
    [404, NotFoundError],
    [405, MethodNotAllowedError],
    [409, ConflictError],
    [410, HttpError],
    [422, UnprocessableError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
  ])("%i", async (status, Class) => {
    const { client } = await answering(status, '{"detail":"Because."}', { ...asJson, "retry-after": "90" });
    const error = await rejection(call(client, { ...getPetRequest(7), responses: {} }));
    expect(error).toBeInstanceOf(Class);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      name: Class.name,
      status,
      operation: "getPet",
      method: "GET",
      path: "/pets/7/",
      data: { detail: "Because." },
      message: `getPet (GET /pets/7/) answered ${status}: Because.`,
    });
    if (error instanceof RateLimitError) expect(error.retryAfter).toBe(90);
  });

  test.each<[string, string, string, string]>([
    ["error", asJson["content-type"], '{"error":"E"}', ": E"],
    ["error.message", asJson["content-type"], '{"error":{"message":"M","code":1}}', ": M"],
    ["message", asJson["content-type"], '{"message":"M"}', ": M"],
    ["nothing known", asJson["content-type"], '{"x":"M"}', ""],
    ["text", "text/plain", "plain\n\tforged\u001b[2J", ": plain forged [2J"],
    ["text that compares", "text/plain", "must be < 5", ": must be < 5"],
    ["a page of a proxy", "text/html", "<html>Bad gateway</html>", ""],
    ["a long text", "text/plain", "x".repeat(5000), `: ${"x".repeat(299)}…`],
  ])("the message has %s", async (_, type, body, want) => {
    const { client } = await answering(599, body, { "content-type": type });
    const error = await rejection(call(client, deletePetRequest(1)));
    expect(error).toMatchObject({ message: `deletePet (DELETE /pets/1/) answered 599${want}` });
  });

  it("carries what a document without error bodies leaves out", async () => {
    const { client } = await answering(405, '{"detail":"Never."}', asJson);
    const error = await rejection(call(client, deletePetRequest(1)));
    expect(error).toMatchObject({ data: { detail: "Never." }, issues: [] });
    expect((await send(client, deletePetRequest(1))).data).toBeUndefined();
  });

  it("wins over a broken contract, and carries the issues", async () => {
    const { client } = await answering(404, '{"oops":1}', asJson);
    const error = await rejection(call(client, getPetRequest(1)));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ issues: [expect.objectContaining({ keyword: "type" })] });
  });
});
