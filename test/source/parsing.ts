/** What comes of a text, in short. */
import { parse } from "../../generator/source/parse.js";

/** Where a pointer leads, as `line:column`. */
export function locate(file: string, text: string, pointer: string): string | undefined {
  const parsed = parse(file, text);
  if (!("value" in parsed)) throw new Error(parsed.map(({ message }) => message).join("\n"));
  const position = parsed.locate(pointer);
  return position && `${position.line}:${position.column}`;
}

/** The data, and what is told of them: `severity code line:column`. */
export function outcome(
  file: string,
  text: string,
): { readonly value?: unknown; readonly told: readonly string[] } {
  const parsed = parse(file, text);
  const problems = "value" in parsed ? parsed.problems : parsed;
  const told = problems.map(
    ({ severity, code, place }) => `${severity} ${code} ${place?.position?.line}:${place?.position?.column}`,
  );
  return "value" in parsed ? { value: parsed.value, told } : { told };
}
