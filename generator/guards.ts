/** `generateGuards`: the guard compiler for JSON Schemas, without any OpenAPI document. */
import { type GuardsInput, type GuardsResult, generateGuards as compile } from "./guards/generate.js";
import { layOut } from "./output/layout.js";
import { loadTemplates } from "./templates.js";

export type { GuardsResult };

export type GuardsOptions = Omit<GuardsInput, "templates">;

/**
 * Compiles JSON Schemas into one TypeScript module without imports: `is<Name>` and `check<Name>` for each.
 * @returns the module's text, laid out, and what could not be expressed exactly.
 */
export async function generateGuards(options: GuardsOptions): Promise<GuardsResult> {
  const { text, diagnostics } = compile({ ...options, templates: loadTemplates() });
  const [file] = await layOut([{ path: "guards.ts", text, format: true }]);
  return { text: file?.text ?? "", diagnostics };
}
