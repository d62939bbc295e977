/** Security schemes of each kind, with a secret for them, and a request that needs some. */
import type { ApiRequest } from "../../templates/runtime/request.js";
import type { SecurityRequirement, SecurityScheme } from "../../templates/runtime/security.js";

export const secret = "s3cr3t/key+1";
export const bearer: SecurityScheme = { scheme: "token", kind: "bearer" };
export const basic: SecurityScheme = { scheme: "login", kind: "basic" };
export const header: SecurityScheme = { scheme: "headerKey", kind: "apiKey", in: "header", name: "X-Key" };
export const query: SecurityScheme = { scheme: "queryKey", kind: "apiKey", in: "query", name: "key" };
export const cookie: SecurityScheme = { scheme: "cookieKey", kind: "apiKey", in: "cookie", name: "session" };

export function get(
  security: readonly SecurityRequirement[],
  more: Partial<ApiRequest<{ 200: unknown }>> = {},
) {
  const request: ApiRequest<{ 200: unknown }> = {
    operation: "get",
    method: "GET",
    path: "/x",
    security,
    responses: { 200: { as: "auto" } },
    ...more,
  };
  return request;
}
