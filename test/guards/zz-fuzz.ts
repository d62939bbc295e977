import fc from "/work/main/node_modules/fast-check/lib/fast-check.js";
import { Ajv2020 } from "/work/main/node_modules/ajv/dist/2020.js";
import ts from "/work/main/node_modules/typescript/lib/typescript.js";
import { emit, load } from "/work/main/test/guards/emitted.js";
import { value } from "/work/main/test/guards/values.js";
const names = ["a", "b", "c", "constructor", "__proto__"];
const scalar = fc.constantFrom<any>(null, true, 0, 1, 1.5, 2, "", "a", "bb", { a: 1 }, [1], []);
const types = ["null", "boolean", "integer", "number", "string", "array", "object"];
const uneval = process.argv[2] === "u";
const schema: fc.Arbitrary<any> = fc.letrec<any>((tie) => {
  const s = tie("s"); const small = <T>(a: fc.Arbitrary<T>) => fc.array(a, { minLength: 1, maxLength: 3 });
  const map = fc.array(fc.tuple(fc.constantFrom(...names), s), { maxLength: 3 }).map((e) => Object.fromEntries(e));
  const kw: Record<string, fc.Arbitrary<any>> = {
    type: fc.oneof(fc.constantFrom(...types), fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 })),
    enum: small(scalar), const: scalar, minimum: fc.constantFrom(0, 1, 1.5), exclusiveMaximum: fc.constantFrom(1, 2, 3), multipleOf: fc.constantFrom(1, 2, 0.5),
    minLength: fc.nat(2), maxLength: fc.nat(2), pattern: fc.constantFrom("a", "^.$", "b+"),
    prefixItems: small(s), items: s, contains: s, minContains: fc.nat(2), maxContains: fc.nat(2), minItems: fc.nat(2), maxItems: fc.nat(3), uniqueItems: fc.boolean(),
    properties: map, required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }), patternProperties: fc.array(fc.tuple(fc.constantFrom("^a", "b", "o"), s), { maxLength: 2 }).map((e) => Object.fromEntries(e)),
    additionalProperties: s, propertyNames: s, minProperties: fc.nat(2), maxProperties: fc.nat(3),
    dependentRequired: fc.array(fc.tuple(fc.constantFrom(...names), fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 })), { maxLength: 2 }).map((e) => Object.fromEntries(e)),
    dependentSchemas: map, allOf: small(s), anyOf: small(s), oneOf: small(s), not: s, if: s, then: s, else: s, $ref: fc.constantFrom("#", "#/properties/a", "S0", "S1"),
    ...(uneval ? { unevaluatedProperties: s, unevaluatedItems: s } : {}),
  };
  const keys = Object.keys(kw).filter((k) => k !== "$ref");
  return { s: fc.oneof({ depthSize: 0.6, withCrossShrink: true }, fc.boolean(), fc.constant({}), ...Array.from({ length: 6 }, () => fc.uniqueArray(fc.constantFrom(...keys, ...(uneval ? ["$ref2"] : [])), { minLength: 1, maxLength: 4 }).chain((ks) => fc.record(Object.fromEntries(ks.filter((k) => kw[k]).map((k) => [k, kw[k]])))))) };
}).s;
const strict: any = { target: 9, lib: ["lib.es2022.d.ts"], module: 99, moduleDetection: 3, types: [], noEmit: true, strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true, noImplicitReturns: true, noUnusedLocals: true, noUnusedParameters: true, allowUnreachableCode: false };
let libs = new Map<string, any>();
function complaints(text: string) {
  const host = ts.createCompilerHost(strict); const read = host.getSourceFile.bind(host);
  host.getSourceFile = (n: any, v: any) => n === "g.ts" ? ts.createSourceFile(n, text, v) : (libs.get(n) ?? (libs.set(n, read(n, v)), libs.get(n)));
  const p = ts.createProgram(["g.ts"], strict, host);
  return ts.getPreEmitDiagnostics(p).map((d: any) => { const l = d.file?.getLineAndCharacterOfPosition(d.start); return `${l?.line + 1}: ${ts.flattenDiagnosticMessageText(d.messageText, "\n")}  || ${text.split("\n").slice(Math.max(0, l?.line - 3), l?.line + 1).join(" / ")}`; });
}
let n = 0, ajvBad = 0, law = 0, comp = 0;
const t0 = Date.now();
while (Date.now() - t0 < Number(process.argv[3] ?? 60000)) {
  const batch = fc.sample(schema, 60);
  const schemas = Object.fromEntries(batch.map((s, i) => [`S${i}`, s]));
  const { text } = emit(schemas);
  for (const c of complaints(text)) { comp++; if (comp < 8) console.log("TS", c); }
  const lower = batch.map((_, i) => `export const checkBareS${i} = (v: unknown) => explain(s${i}Schema, v);`).join("\n");
  const g = await load(text + "\n" + lower);
  for (const [name, s] of Object.entries(schemas)) {
    let validate: any; try { validate = new Ajv2020({ strict: false, ownProperties: true, multipleOfPrecision: 9 }).compile(typeof s === "boolean" ? (s ? {} : { not: {} }) : s); } catch (e) { validate = undefined; }
    for (const v of fc.sample(value, 40)) {
      n++;
      const is = g.is(name, v), bare = g.check("Bare" + name, v).length === 0;
      if (is !== bare) { law++; if (law < 5) console.log("LAW", is, JSON.stringify(s), JSON.stringify(v)); }
      let w; try { w = validate?.(v); } catch { w = undefined; }
      if (w !== undefined && w !== is && !JSON.stringify(s).includes("unevaluated")) { ajvBad++; if (ajvBad < 8) console.log("AJV", w, "ours", is, JSON.stringify(s), JSON.stringify(v)); }
    }
  }
}
console.log({ n, ajvBad, law, comp });
