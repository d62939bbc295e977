import { test } from "vitest";
import { emit, load } from "./emitted.js";
import { format } from "prettier";
// @ts-ignore
import { schema } from "/tmp/gbench/schema.mjs";
import { writeFileSync } from "node:fs";
test("x", async () => {
  const s = JSON.parse(JSON.stringify(schema).replaceAll("#/$defs/", "#/"));
  const { text, diagnostics } = emit({ ...s.$defs, Page: { ...s, $defs: undefined, $id: undefined } });
  console.log(diagnostics);
  const f = await format(text, { parser: "typescript", printWidth: 110 });
  writeFileSync("/tmp/gbench/emitted.ts", f);
  console.log(f.slice(0, 9000));
  const g = await load(text);
  console.log(g.is("Page", { count: 1, results: [] }), g.check("Page", { count: 1.5, results: [{}] }));
});
