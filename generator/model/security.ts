/** Security schemes and requirements (OpenAPI 3.1, sections 4.8.27 and 4.8.30). */
import { segments } from "../source/pointer.js";
import { schemaId } from "./identity.js";
import { type Node, readDocs } from "./node.js";
import { byName } from "./order.js";
import { isToken } from "./token.js";
import type { SecurityAlternative, SecurityScheme } from "./types.js";

/** What is a URI and no name, since names have no such signs. */
const uri = /#|^\.{0,2}\/|:\/\//;

/** The security schemes that a document declares, and those elsewhere that its requirements name by their URIs. */
export class SecuritySchemes {
  /** By name; undefined where a reference leads to nothing, which has been reported. */
  readonly #nodes: Map<string, Node | undefined>;

  /** @param declared each may be a reference. */
  constructor(declared: readonly (readonly [string, Node])[]) {
    this.#nodes = new Map(declared.map(([key, reference]) => [key, reference.followed()]));
  }

  /** All of them, once all requirements are read. */
  get all(): SecurityScheme[] {
    return [...this.#nodes].flatMap(([key, node]) =>
      node === undefined ? [] : [{ place: node.place, key, docs: readDocs(node), ...kindOf(node) }],
    );
  }

  /**
   * The name of the scheme that a requirement means: a component's, which wins, or the URI of a scheme
   * (OpenAPI 3.2, section 4.30).
   * @param scopes what the requirement says of the scheme.
   * @returns undefined where there is none, which has been reported.
   */
  nameOf(text: string, scopes: Node): string | undefined {
    if (this.#nodes.has(text)) return text;
    if (uri.test(text)) {
      const node = scopes.target(text);
      return node && this.#nameOfNode(node);
    }
    const message = `There is no security scheme ${JSON.stringify(text)}`;
    const help = "Declare it among the security schemes; as it is, the alternative is left out.";
    scopes.report("warning", "security-unknown", message, help);
    return undefined;
  }

  #nameOfNode(node: Node): string {
    const id = schemaId(node.place);
    const known = [...this.#nodes].find(([, other]) => other !== undefined && schemaId(other.place) === id);
    if (known !== undefined) return known[0];
    const base = segments(node.place.pointer).at(-1) ?? "scheme";
    let name = base;
    for (let count = 2; this.#nodes.has(name); count++) name = `${base} ${count}`;
    if (name !== base) reportNumbered(node, base, name);
    this.#nodes.set(name, node);
    return name;
  }
}

/** Which of two has a number depends on where each is met first, and credentials are given by that name. */
function reportNumbered(node: Node, base: string, name: string): void {
  const message = `There is another security scheme ${JSON.stringify(base)}, and this one is called ${JSON.stringify(name)}`;
  const help = "Refer to it from the security schemes of the components, under a name of its own.";
  node.report("warning", "name-collision", message, help);
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

/** The alternatives of a `security` list; undefined where the node has none of its own. */
export function readSecurityAlternatives(
  node: Node,
  declared: SecuritySchemes,
): SecurityAlternative[] | undefined {
  if (node.get("security") === undefined) return undefined;
  return node.mapItems("security").flatMap((alternative) => {
    const members = byName(alternative.members());
    const schemes = members.flatMap(([text, node]) => {
      const scheme = declared.nameOf(text, node);
      return scheme === undefined ? [] : [{ scheme, scopes: alternative.strings(text) }];
    });
    return schemes.length < members.length ? [] : [schemes];
  });
}
