/**
 * Findings that specwright and Redocly both have, of which one stays. The more severe one does, so that
 * nothing that fails a build disappears. Of equals, what was found while reading stays: generation says
 * the same words. A rule of our own gives way: Redocly's severity is what the user configured.
 */
import type { Place, Severity } from "../diagnostics.js";

/** A finding and the node that it is about. */
export interface Found {
  readonly code: string;
  readonly severity: Severity;
  readonly place?: Place;
}

interface Twins {
  /** Redocly's rules that find the same. */
  readonly rules: readonly string[];
  /** True where one of the two points at a node directly above or below the other's. */
  readonly near?: true;
}

const references: Twins = { rules: ["no-unresolved-refs"] };
const structure: Twins = { rules: ["struct"] };

const examples: Twins = {
  rules: ["no-invalid-media-type-examples", "no-invalid-parameter-examples", "no-invalid-schema-examples"],
};

const twins: Readonly<Record<string, Twins>> = {
  "operation-id-missing": { rules: ["operation-operationId"] },
  "operation-scopes-missing": { rules: ["security-defined"] },
  "response-untyped": { rules: ["operation-2xx-response"] },
  "example-refused": examples,
  "operation-id-repeated": { rules: ["operation-operationId-unique"], near: true },
  "path-parameter-undeclared": { rules: ["path-parameters-defined"], near: true },
  "path-parameter-unused": { rules: ["path-parameters-defined"], near: true },
  "security-unknown": { rules: ["security-defined"] },
  "reference-unresolved": references,
  "reference-remote": references,
  "reference-circular": references,
  "file-unreadable": references,
  syntax: references,
  "duplicate-key": references,
  "document-invalid": structure,
  "parameter-invalid": structure,
  "status-invalid": structure,
  "style-invalid": structure,
  "schema-invalid": structure,
  "schema-keyword-invalid": structure,
  "keyword-unsupported": structure,
};

/** Leaves out one of each pair of twins. Places must be those of nodes that exist. */
export function settleTwins<Own extends Found, Theirs extends Found>(
  own: readonly Own[],
  theirs: readonly Theirs[],
  isRule: (code: string) => boolean,
): { readonly own: Own[]; readonly theirs: Theirs[] } {
  const index = new Index(theirs);
  const dropped = new Set<Theirs>();
  const kept = own.filter((finding) => {
    const rivals = index.twinsOf(finding);
    const level = rank(finding) - Math.max(...rivals.map(rank));
    const stays = rivals.length === 0 || level > 0 || (level === 0 && !isRule(finding.code));
    if (stays) for (const rival of rivals) dropped.add(rival);
    return stays;
  });
  return { own: kept, theirs: theirs.filter((finding) => !dropped.has(finding)) };
}

function rank({ severity }: Found): number {
  return ["info", "warning", "error"].indexOf(severity);
}

/** Redocly's findings by rule and node. */
class Index<Theirs extends Found> {
  readonly #at = new Map<string, Theirs[]>();
  readonly #below = new Map<string, Theirs[]>();

  constructor(findings: readonly Theirs[]) {
    for (const finding of findings) {
      const node = nodeOf(finding.place);
      add(this.#at, `${finding.code} ${node}`, finding);
      add(this.#below, `${finding.code} ${parent(node)}`, finding);
    }
  }

  twinsOf({ code, place }: Found): Theirs[] {
    const { rules, near } = (Object.hasOwn(twins, code) ? twins[code] : undefined) ?? { rules: [] };
    const node = nodeOf(place);
    return rules.flatMap((rule) => {
      const at = this.#at.get(`redocly/${rule} ${node}`) ?? [];
      if (near !== true) return at;
      const above = this.#at.get(`redocly/${rule} ${parent(node)}`) ?? [];
      return [...at, ...above, ...(this.#below.get(`redocly/${rule} ${node}`) ?? [])];
    });
  }
}

/** Redocly points at the node that holds a reference, specwright at the reference in it. */
function nodeOf(place: Place | undefined): string {
  return `${place?.file ?? ""}#${place?.pointer.replace(/\/\$ref$/, "") ?? ""}`;
}

function parent(node: string): string {
  const slash = node.lastIndexOf("/");
  return slash > node.indexOf("#") ? node.slice(0, slash) : node;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
