import { test } from "vitest";
import { runSuite } from "./suite.js";
test("x", async () => {
  for (const d of ["draft2020-12", "draft4"] as const) {
    const o = await runSuite(d);
    console.log(d, o.filter((x) => x.passed).length, o.filter((x) => !x.passed).length);
    for (const x of o.filter((x) => !x.passed).slice(0, 60)) console.log(x.name, "--", x.detail);
  }
}, 600000);
