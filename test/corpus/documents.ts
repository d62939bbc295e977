/** Real documents, where they are at hand: `../shared/corpus` beside the repository. */
import { existsSync } from "node:fs";
import path from "node:path";

/** A document, and what it is called in reports: `corpus/stripe`, `directory/stripe.com`. */
export interface NamedDocument {
  readonly name: string;
  /** Absolute path of the root file. */
  readonly file: string;
}

const folder = path.resolve(import.meta.dirname, "../../../shared/corpus");

const files = [
  "digitalocean/specification/DigitalOcean-public.v2.yaml",
  "discord.json",
  "docker-engine.yaml",
  "github.json",
  "kubernetes.json",
  "museum.yaml",
  "oai-callback-example.json",
  "oai-link-example.json",
  "oai-petstore-separate-v2/examples/v2.0/json/petstore-separate/spec/swagger.json",
  "oai-tags-3.2.json",
  "oai-uber-v2.json",
  "oai-uspto.json",
  "oai-webhook-example.json",
  "openai.yaml",
  "petstore3.yaml",
  "readme-params-style.json",
  "redocly-cafe.yaml",
  "scalar-galaxy.yaml",
  "spotify.yml",
  "stripe.json",
  "train-travel/openapi.yaml",
  "zoom-video-sdk.json",
];

/** The documents of the corpus; none where it is absent. */
export function corpusDocuments(): readonly NamedDocument[] {
  if (!existsSync(folder)) return [];
  return files.map((name) => ({
    name: `corpus/${name.replace(/[/.].*$/, "")}`,
    file: path.join(folder, name),
  }));
}
