/** Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30). */
import { type Node, readDocs } from "./node.js";
import { byName } from "./order.js";
import { isToken } from "./token.js";
import type { SecurityAlternative, SecurityScheme } from "./types.js";

export function readSecuritySchemes(declared: ReadonlyMap<string, Node>): SecurityScheme[] {
  const schemes: SecurityScheme[] = [];
  for (const [key, reference] of declared) {
    const node = reference.followed();
    if (node !== undefined) schemes.push({ place: node.place, key, docs: readDocs(node), ...kindOf(node) });
  }
  return schemes;
}

type Kind =
  | { kind: "bearer" | "basic" }
  | { kind: "apiKey"; in: "header" | "query" | "cookie"; name: string }
  | { kind: "http"; name: string }
  | { kind: "other"; type: string };

function kindOf(node: Node): Kind {
  const type = node.string("type") ?? "";
  const scheme = (node.string("scheme") ?? "").toLowerCase();
  const place = node.string("in");
  const name = node.string("name");
  if (
    type === "apiKey" &&
    name !== undefined &&
    (place === "header" || place === "query" || place === "cookie")
  ) {
    return { kind: "apiKey", in: place, name };
  }
  // OpenAPI 2.0 has a type for what 3.x calls a scheme of HTTP.
  if (type === "basic") return { kind: "basic" };
  if (type === "http" && (scheme === "bearer" || scheme === "basic")) return { kind: scheme };
  // Whoever obtained a token from an OAuth flow or an OpenID provider sends it as a bearer token (RFC 6750).
  if (type === "oauth2" || type === "openIdConnect") return { kind: "bearer" };
  // A scheme is a token (RFC 9110, section 11.1).
  if (type === "http" && isToken(scheme)) return { kind: "http", name: node.string("scheme") ?? "" };
  if (type !== "mutualTLS") {
    const help =
      "Types are apiKey, http, oauth2, openIdConnect and mutualTLS; as it is, no credential is sent for it.";
    node.report("warning", "security-invalid", "This security scheme cannot be read", help);
  }
  return { kind: "other", type };
}

/**
 * The alternatives of a `security` list; undefined where the node has none of its own.
 * @param declared all security schemes.
 */
export function readSecurityAlternatives(
  node: Node,
  declared: ReadonlyMap<string, Node>,
): SecurityAlternative[] | undefined {
  if (node.get("security") === undefined) return undefined;
  return node.mapItems("security").flatMap((alternative) => {
    const schemes = byName(alternative.members());
    const unknown = schemes.filter(([scheme]) => !declared.has(scheme));
    for (const [scheme, scopes] of unknown) {
      const help = "Declare it among the security schemes; as it is, the alternative is left out.";
      scopes.report(
        "warning",
        "security-unknown",
        `There is no security scheme ${JSON.stringify(scheme)}`,
        help,
      );
    }
    if (unknown.length > 0) return [];
    return [
      schemes.map(([scheme]) => ({
        scheme,
        scopes: alternative.strings(scheme),
      })),
    ];
  });
}
