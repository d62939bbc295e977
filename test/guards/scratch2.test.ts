import { test } from "vitest";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generateGuards } from "../../generator/guards/generate.js";
import { load, templates } from "./emitted.js";
const root = "/work/shared/json-schema-test-suite";
test("x", async () => {
  rmSync("/tmp/gsuite", { recursive: true, force: true });
  mkdirSync("/tmp/gsuite/src", { recursive: true });
  const documents: any = {};
  for (const n of readdirSync(root + "/remotes", { recursive: true, encoding: "utf8" }).filter((x) => x.endsWith(".json")))
    documents["http://localhost:1234/" + n] = JSON.parse(readFileSync(path.join(root, "remotes", n), "utf8"));
  let bad = 0, n = 0, exBad = 0;
  for (const [d, dialect] of [["draft2020-12", "2020-12"], ["draft4", "openapi-3.0"]] as const)
    for (const f of readdirSync(`${root}/tests/${d}`).filter((x) => x.endsWith(".json")))
      for (const [i, g] of JSON.parse(readFileSync(`${root}/tests/${d}/${f}`, "utf8")).entries()) {
        const { text, diagnostics } = generateGuards({ schemas: { Case: g.schema }, dialect, documents, templates });
        for (const x of diagnostics) console.log(d, f, g.description, x.code, x.message);
        writeFileSync(`/tmp/gsuite/src/${d.replace(/\W/g, "")}_${f.replace(/\W/g, "_")}_${i}.ts`, text);
        const m = await load(text + "\nexport const checkRaw = (v: unknown) => explain(caseSchema, v);");
        for (const t of g.tests) {
          n++;
          if ((m.check("Raw", t.data).length === 0) !== t.valid) { exBad++; console.log("EXPLAIN", d, f, g.description, t.description, m.check("Raw", t.data)); }
        }
      }
  console.log({ n, bad, exBad });
}, 600000);
