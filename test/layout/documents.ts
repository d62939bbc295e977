/** The documents whose outputs are compared with what other tools make of them. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

const cases = path.join(repository, "test/cases");

/** Relative to the repository. */
export const documents = [
  "spec/openapi.yaml",
  ...readdirSync(cases, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(cases, entry.name, "expected")))
    .map(({ name }) => `test/cases/${name}/openapi.yaml`),
];

const corpus = path.resolve(repository, "../shared/corpus");

/** Absolute; none where the corpus is absent. */
export const published = [
  "discord.json",
  "digitalocean/specification/DigitalOcean-public.v2.yaml",
  "github.json",
  "museum.yaml",
  "openai.yaml",
  "petstore3.yaml",
  "redocly-cafe.yaml",
  "scalar-galaxy.yaml",
  "spotify.yml",
  "stripe.json",
  "train-travel/openapi.yaml",
  "zoom-video-sdk.json",
]
  .map((name) => path.join(corpus, name))
  .filter((file) => existsSync(file));
