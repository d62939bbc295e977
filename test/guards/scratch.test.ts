import { test } from "vitest";
import { generateGuards } from "../../generator/guards/generate.js";
import { load, templates } from "./emitted.js";
test("x", async () => {
  const { text } = generateGuards({ schemas: { Node: { type: "object", properties: { v: {type:"integer"}, children: { type: "array", items: { anyOf: [{ $ref: "#" }, {type:"null"}] } } }, additionalProperties: { oneOf: [{ $ref: "#" }, {type:"string"}] } } }, dialect: "2020-12", templates });
  const g = await load(text);
  for (const n of [10, 490, 499, 501, 100000]) {
    const v = JSON.parse('{"children":['.repeat(n) + "{}" + "]}".repeat(n));
    const w = JSON.parse('{"x":'.repeat(n) + '{}' + "}".repeat(n));
    console.log(n, g.is("Node", v), g.check("Node", v).length, g.is("Node", w), g.check("Node", w).length);
  }
  // how deep in the stack may we be
  const v = JSON.parse('{"children":['.repeat(499) + '{"v":"x"}' + "]}".repeat(499));
  let max = 0; const dive = (k: number): number => k === 0 ? g.check("Node", v).length : dive(k - 1);
  for (let k = 0; k < 12000; k += 250) { try { dive(k); max = k; } catch { break; } }
  console.log("can be called from depth", max);
  const cyc: any = { children: [] }; cyc.children.push(cyc, cyc);
  let t = performance.now(); console.log("cyclic", g.is("Node", cyc), g.check("Node", cyc).length, performance.now() - t);
});
