/** Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30). */
import { type Node, readDocs } from "./node.js";
import type { SecurityAlternative, SecurityScheme } from "./types.js";

export function readSecuritySchemes(root: Node): SecurityScheme[] {
  const schemes: SecurityScheme[] = [];
  for (const [key, reference] of root.get("components")?.entries("securitySchemes") ?? []) {
    const node = reference.followed();
    if (node !== undefined) schemes.push({ place: node.place, key, docs: readDocs(node), ...kindOf(node) });
  }
  return schemes;
}

type Kind =
  | { kind: "bearer" | "basic" }
  | { kind: "apiKey"; in: "header" | "query" | "cookie"; name: string }
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
  if (type === "http" && (scheme === "bearer" || scheme === "basic")) return { kind: scheme };
  // Whoever obtained a token from an OAuth flow or an OpenID provider sends it as a bearer token (RFC 6750).
  if (type === "oauth2" || type === "openIdConnect") return { kind: "bearer" };
  return { kind: "other", type: type === "http" ? `http ${scheme}` : type };
}

/** The alternatives of a `security` list; undefined where the node has none of its own. */
export function readSecurityAlternatives(node: Node, root: Node): SecurityAlternative[] | undefined {
  if (node.get("security") === undefined) return undefined;
  const known = root.get("components")?.get("securitySchemes");
  return node.items("security").flatMap((alternative) => {
    const schemes = alternative.members();
    const unknown = schemes.filter(([scheme]) => known?.get(scheme) === undefined);
    for (const [scheme, scopes] of unknown) {
      const help = "Declare it under components.securitySchemes; as it is, the alternative is left out.";
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
        scopes: alternative.items(scheme).map(({ value }) => String(value)),
      })),
    ];
  });
}
