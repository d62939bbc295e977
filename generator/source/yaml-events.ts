/**
 * YAML by way of events: several times as fast as a tree of nodes, and each event knows its offset. What
 * is rare (aliases, merge keys, directives) or wrong is left to the other reader, in `yaml.ts`.
 */
import { EVENT_ID, constructFromEvents, parseEvents } from "js-yaml";
import type { Diagnostic } from "../diagnostics.js";
import { Lines } from "./lines.js";
import type { Parsed } from "./parsed.js";
import { segments } from "./pointer.js";
import { type Yaml, editYaml } from "./yaml-edit.js";
import { EventPlaces } from "./yaml-places.js";

/** As deep as the other reader can go, and far from the end of the stack for whoever recurses. */
const maxDepth = 500;

/** The data of a plain document; undefined where the other reader is to be asked. */
export function parseYamlEvents(text: string): Parsed | undefined {
  const yaml = readYaml(text, maxDepth);
  return yaml && parsed(yaml);
}

function parsed(yaml: Yaml): Parsed {
  const { value, places, lines } = yaml;
  const locate: Parsed["locate"] = (pointer) =>
    lines.position(places.offset(segments(pointer)) ?? places.start);
  const edited: Parsed["edited"] = (now) => {
    // Each level of maps and of their members is one for the parser.
    const next = editYaml(yaml, now, (part, depth) => readYaml(part, maxDepth - 2 * depth));
    return next && parsed(next);
  };
  return { value, locate, problems: none, edited };
}

function readYaml(text: string, depth: number): Yaml | undefined {
  if (text.includes("<<")) return undefined;
  try {
    const events = parseEvents(text, { maxDepth: depth });
    const documents = events.filter((event) => event.type === EVENT_ID.DOCUMENT);
    if (documents.length !== 1 || documents.some(({ directives }) => directives.length > 0)) return undefined;
    if (events.some((event) => event.type === EVENT_ID.ALIAS)) return undefined;
    const [value] = constructFromEvents(events, { source: text });
    return { text, value, places: new EventPlaces(text, events), lines: new Lines(text), edits: 0 };
  } catch {
    return undefined;
  }
}

const none: readonly Diagnostic[] = [];
