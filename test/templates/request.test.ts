import { describe, expect, it, test } from "vitest";
import { jsonBody } from "../../templates/runtime/body.js";
import { RequestError } from "../../templates/runtime/errors.js";
import { type ApiRequest, path, styled, toRequest } from "../../templates/runtime/request.js";

function get(target: string, more: Partial<ApiRequest<unknown>> = {}): ApiRequest<unknown> {
  return { operation: "get", method: "GET", path: target, responses: {}, ...more };
}

describe("path", () => {
  test.each([
    [path`/pets/${0}/`, "/pets/0/"],
    [path`/pets/${false}`, "/pets/false"],
    [path`/pets/${"a/b?c#d e%"}/`, "/pets/a%2Fb%3Fc%23d%20e%25/"],
    [path`/pets/${["a,b", "c"]}`, "/pets/a%2Cb,c"],
    [path`/pets/${{ a: 1, b: 2 }}`, "/pets/a,1,b,2"],
    [path`/at/${new Date(0)}`, "/at/1970-01-01T00%3A00%3A00.000Z"],
    [path`/pets/${styled("id", [1, 2], { style: "matrix", explode: true })}/x`, "/pets/;id=1;id=2/x"],
    [path`/pets${styled("id", { a: 1 }, { style: "label", explode: true })}`, "/pets.a=1"],
    [path`/${"..."}/${"a..b"}`, "/.../a..b"],
    [path`/${"."}x`, "/.x"],
  ])("%s", (given, want) => {
    expect(given).toBe(want);
    // A server decodes what was encoded: nothing moved.
    expect(new URL(`https://host${given}`).pathname).toBe(want);
  });

  test.each(["", ".", "..", "%2e", "%2E%2e", ".%2e", "%252e"])("refuses %j as a segment", (value) => {
    expect(() => path`/pets/${value}/x`).toThrow(RequestError);
    expect(() => path`/pets/${value}`).toThrow(RequestError);
    // Some documents have a query or a fragment in their paths.
    expect(() => path`/pets/${value}?download=true`).toThrow(RequestError);
    expect(() => path`/pets/${value}#meta`).toThrow(RequestError);
  });

  it("refuses dots that several values make together", () => {
    expect(() => path`/a/${"."}${"."}/b`).toThrow(RequestError);
  });

  it("refuses empty lists, and objects that only look encoded", () => {
    expect(() => path`/pets/${[]}`).toThrow('The path value after "/pets/" is empty');
    expect(path`/pets/${{ encoded: "../admin" }}`).toBe("/pets/encoded,..%2Fadmin");
  });
});

describe("toRequest", () => {
  test.each([
    ["https://host", "/api/x/", "https://host/api/x/"],
    ["https://host/", "/api/x", "https://host/api/x"],
    ["https://host/prefix", "/api/x/", "https://host/prefix/api/x/"],
    ["https://host", "/x#Action=Read", "https://host/x"],
    ["https://host/a/b/", "//evil.example/x", "https://host/a/b//evil.example/x"],
  ])("%s and %s", (base, target, want) => {
    expect(toRequest(get(target), base).url).toBe(want);
    expect(toRequest(get(target), new URL(base)).url).toBe(want);
  });

  it("has query, headers, cookies and body", async () => {
    const request = toRequest(
      {
        ...get("/x?fixed=1"),
        method: "PATCH",
        query: [
          ["a", 1],
          ["b", undefined],
          ["c", ["x", "y"]],
        ],
        headers: [
          ["X-Ids", [1, 2]],
          ["X-None", undefined],
        ],
        cookies: [["session", "s 1"]],
        body: jsonBody({ ok: true }),
        accept: "text/csv",
      },
      "https://host",
    );
    expect(request.url).toBe("https://host/x?fixed=1&a=1&c=x&c=y");
    expect(request.method).toBe("PATCH");
    const headers = [...request.headers].filter(([name]) => name !== "cookie");
    expect(Object.fromEntries(headers)).toEqual({
      accept: "text/csv",
      "content-type": "application/json",
      "x-ids": "1,2",
    });
    expect(request.headers.get("cookie")).toBe("session=s%201");
    expect(await request.json()).toEqual({ ok: true });
  });

  test.each<[string, ApiRequest<unknown>, string]>([
    ["a base URL that is none", get("/x"), "host"],
    ["a base URL with a password", get("/x"), "https://user:hunter2@host"],
    ["a base URL with a query", get("/x"), "https://host?key=hunter2"],
    ["a path that leaves the host", get("@evil.example/"), "https://host"],
    ["a path that makes it another host", get(".evil.example/"), "https://host"],
    ["another origin", get("/x", { url: "https://evil.example/x" }), "https://host"],
    ["a body where none can be", get("/x", { body: jsonBody(1) }), "https://host"],
    ["a header with a line break", get("/x", { headers: [["X", "a\r\nY: hunter2"]] }), "https://host"],
    ["a header outside Latin-1", get("/x", { headers: [["X", "→hunter2"]] }), "https://host"],
  ])("refuses %s, and does not repeat it", (_, request, base) => {
    expect(() => toRequest(request, base)).toThrow(RequestError);
    expect(() => toRequest(request, base)).not.toThrow(/hunter2/);
  });
});
