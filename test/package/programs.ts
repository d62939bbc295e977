/** Programs that users write with the package, by their place in the folder. Each `main` shows what it got. */
export const programs = {
  "src/petstore.ts": `
    import { type Pet, createApi, getPetById, getPetByIdRequest, isPet, send } from "./api/index.js";
    import type { paths } from "./api/paths.js";

    export async function main(baseUrl: string): Promise<unknown> {
      const api = createApi({ baseUrl, credentials: { api_key: "secret" }, retries: 0 });
      const pet: Pet = await api.pet.getById({ petId: 7 });
      const same = await getPetById(api, { petId: 7 });
      const none = await send(api, getPetByIdRequest({ petId: 8 }));
      return [pet.name.toUpperCase(), same.photoUrls.length, isPet(pet), none.status];
    }

    type Theirs = paths["/pet/{petId}"]["get"]["responses"][200]["content"]["application/json"];
    export const theirs = (pet: Pet): Theirs => pet;
    // @ts-expect-error The id is a number.
    export const wrong = (): unknown => getPetByIdRequest({ petId: "seven" });
  `,
  "src/posthog.ts": `
    import {
      type ClientOptions, type Subscription, HttpError,
      createPostHogClient, getSubscription, isSubscription, iterate, listSubscriptionsRequest, send,
    } from "specwright/posthog";
    import type { paths } from "specwright/posthog/paths";

    export async function main(baseUrl: string): Promise<unknown> {
      const posthog = connect(baseUrl);
      const titles: (string | null | undefined)[] = [];
      for await (const subscription of iterate(posthog, listSubscriptionsRequest({ project_id: "1" })))
        titles.push(subscription.title);
      const one: Subscription = await getSubscription(posthog, { project_id: "1", id: 7 });
      const error: unknown = await getSubscription(posthog, { project_id: "1", id: 8 }).catch((e: unknown) => e);
      return [titles, isSubscription(one), error instanceof HttpError ? error.status : error];
    }

    // What follows also has to have types that a declaration file can name.
    export function connect(baseUrl: string) {
      return createPostHogClient({ baseUrl, credentials: { personalApiKey: "phx" }, scopes: ["subscription:read"] });
    }
    type Client = ReturnType<typeof connect>;
    export const answers = (client: Client) => send(client, listSubscriptionsRequest({ project_id: "1" }));
    export const pages = (client: Client) => iterate(client, listSubscriptionsRequest({ project_id: "1" }));
    export const report = (...[mismatch]: Parameters<NonNullable<ClientOptions["onMismatch"]>>) => mismatch;
    export const operation: keyof paths = "/api/environments/{project_id}/subscriptions/";
    // @ts-expect-error The client lacks the scope subscription:write.
    export const forbidden = (client: Client): unknown => client.subscriptions.delete({ project_id: "1", id: 7 });
  `,
  "src/library.ts": `
    import { readFileSync } from "node:fs";
    import {
      type Diagnostic, type GenerateResult, type Transform,
      Memory, bundle, check, formatDiagnostics, generate, generateGuards, lint, run,
    } from "specwright";

    export async function main(input: string): Promise<unknown> {
      const stages: string[] = [];
      const memory = new Memory();
      const { files } = await run({ input, memory, onStage: ({ name }) => void stages.push(name) });
      const again = await run({ input, memory });
      const made: GenerateResult = await generate({ input, output: "made", transform: addType });
      const problems: readonly Diagnostic[] = made.diagnostics.filter(({ severity }) => severity !== "info");
      const { stale } = await check({ input, output: "made" });
      const { text = "" } = await bundle(input);
      const { diagnostics } = await lint({ documents: [input] });
      const guards = await generateGuards({ schemas: { Pet: { type: "object" } }, dialect: "2020-12" });
      return {
        stages,
        files: files.length > 10,
        again: again.files.every(({ text: now }, index) => now === files[index]?.text),
        made: made.ok && problems.length === 0,
        stale: stale.map(({ path }) => path),
        bundled: Object.keys(JSON.parse(text)).includes("paths"),
        linted: typeof JSON.parse(formatDiagnostics("json", diagnostics, { cwd: ".", texts: new Map(), color: false })),
        guards: guards.text.includes("export function isPet("),
        posthog: JSON.parse(readFileSync(new URL(import.meta.resolve("specwright/posthog/openapi.json")), "utf8")).openapi,
      };
    }

    const addType: Transform = (project) => {
      project.getSourceFileOrThrow("models.ts").addStatements("export type Ours = string;");
    };
    // @ts-expect-error A document is needed.
    export const wrong = (): unknown => generate({ output: "made" });
  `,
};
