/** A user of generated output, and what TypeScript says of both. */
import path from "node:path";
import ts from "typescript";
import { strictest } from "../strictest.js";

/** What the compiler says of a file, and of all declarations that it leads to. @param settings beside the strictest. */
export function complaintsAbout(file: string, settings: ts.CompilerOptions = {}): string[] {
  const program = ts.createProgram({
    rootNames: [file],
    options: {
      ...strictest,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      skipLibCheck: false,
      types: [],
      ...settings,
    },
  });
  const ours = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(path.dirname(file)));
  return ours.flatMap((source) =>
    ts
      .getPreEmitDiagnostics(program, source)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}

/** Code of a user of the client that is generated into `api`. */
export const user = `
import { createPostHogClient, isSubscription, listSubscriptions } from "./api/index.js";
import { SubscriptionSchema } from "./api/schemas.js";
const client = createPostHogClient({
  baseUrl: "https://eu.posthog.com",
  credentials: { personalApiKey: "key" },
  scopes: ["subscription:read"],
});
export const page = listSubscriptions(client, { project_id: "1" });
export const titles = page.then(({ results }) => results.map(({ title }) => title));
export const id = (value: unknown): number | undefined => (isSubscription(value) ? value.id : undefined);
export const vendor: "specwright" = SubscriptionSchema["~standard"].vendor;
// @ts-expect-error: the client lacks the scope.
export const wrong = client.subscriptions.create({ project_id: "1", body: {} });
`;
