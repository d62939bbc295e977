/** What `specwright --help` says. */
export const usage = `specwright turns an OpenAPI document into TypeScript: types, request builders, response guards and a client.

  specwright generate <document> -o <folder>   writes the output
      --check       writes nothing; exit code 1 and a list where the folder is stale
      --paths       adds paths.ts, the types of openapi-typescript
      --formats     assert: guards check formats such as date-time and email; annotate (default): they do not
      --javascript  writes .js and .d.ts in the place of .ts: less for your compiler to check
      --ts-nocheck  begins each .ts with // @ts-nocheck: your compiler takes its types, and does not check it
      --import-extension  what imports in the output end with: js (default), ts for Node and Deno where they run
                    .ts by themselves, none for bundlers that look for files by themselves
      --int64       bigint: integers of the format int64 are bigint, and lose no digits; number (default)
      --dates       Date: strings of the formats date-time and date are Date; string (default)
      --name NAME   what the client is called: PostHog gives createPostHogClient
      --overlay     an overlay to apply to the document first; may be repeated
      --allow-host  a host from which files may be fetched, for lint and bundle too; may be repeated
      --strict      writes nothing where anything is left out, read otherwise or not heeded
      --watch       generates again whenever a file that was read is saved
      --profile     tells the time of each stage, its speed, and the memory that was needed
      --force       replaces generated files even where they were edited by hand
  specwright generate                          does what specwright.config.ts (or .mts, .js, .mjs, .cjs, .json) says
      --config      another configuration file
  specwright lint <document...>                finds what is wrong or missing
      --format      stylish (default), json, github or sarif
      --config      a redocly.yaml to use in place of the one that is found
  specwright bundle <document> -o <file.json>  writes many files as one; -o - writes to standard output

  --help, --version`;
