/** One seed for every random test, so that a run can be repeated; another with `SEED=2 npx vitest run`. */
import fc from "fast-check";

export const seed = Number(process.env["SEED"] ?? 1);

fc.configureGlobal({ seed });
