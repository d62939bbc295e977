/** Files as bytes: what is no UTF-8 is read right or refused, never read as something else. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it, test } from "vitest";
import { type Diagnostic, locate } from "../../generator/diagnostics.js";
import { decodeText } from "../../generator/source/encoding.js";
import { Source } from "../../generator/source/source.js";

const folder = mkdtempSync(path.join(tmpdir(), "specwright-encoding-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = '{\n  "title": "Größe"\n}\n';

function read(bytes: Uint8Array, name = "a.json"): { value: unknown; told: string[] } {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  const diagnostics: Diagnostic[] = [];
  const source = new Source((diagnostic) => diagnostics.push(diagnostic));
  const value = source.open(file)?.value;
  const told = locate(diagnostics, source).map(
    ({ code, message, position }) => `${code} ${position?.line}:${position?.column} ${message}`,
  );
  return { value, told };
}

function bigEndian(text: string): Uint8Array {
  return Buffer.from(text, "utf16le").swap16();
}

test.each([
  ["UTF-8", Buffer.from(json)],
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${json}`)],
  ["UTF-16, little end first, with a byte order mark", Buffer.from(`\ufeff${json}`, "utf16le")],
  ["UTF-16, little end first", Buffer.from(json, "utf16le")],
  ["UTF-16, big end first, with a byte order mark", bigEndian(`\ufeff${json}`)],
  ["UTF-16, big end first", bigEndian(json)],
])("%s is read", (_, bytes) => {
  expect(read(bytes)).toEqual({ value: { title: "Größe" }, told: [] });
});

test("bytes that are a part of others are read alone", () => {
  const around = new TextEncoder().encode(`ß${json}ß`);
  expect(decodeText(around.subarray(2, -2))).toBe(json);
});

test.each([
  [
    "JSON in ISO 8859-1",
    "a.json",
    Buffer.from(json, "latin1"),
    "encoding 2:15 The file cannot be read: it is not UTF-8",
  ],
  [
    "YAML in ISO 8859-1",
    "a.yaml",
    Buffer.from("a: b\nsize: Größe\n", "latin1"),
    "encoding 2:9 The file cannot be read: it is not UTF-8",
  ],
  [
    "a text that is cut short",
    "a.json",
    Buffer.from(json).subarray(0, 17),
    "encoding 2:15 The file cannot be read: it is not UTF-8",
  ],
  [
    "half of a character",
    "a.json",
    Buffer.from('{\n"\ud83c"}', "utf16le"),
    "encoding 2:2 The file cannot be read: it is UTF-16, and half of a character is missing",
  ],
  ["UTF-32", "a.json", Buffer.from("{\0\0\0}\0\0\0"), "encoding 1:1 The file cannot be read: it is UTF-32"],
])("%s is refused at its place", (_, name, bytes, told) => {
  expect(read(bytes, name)).toEqual({ value: undefined, told: [told] });
});

it("does not take a mark that the text has itself for a mistake", () => {
  const bytes = Buffer.concat([
    Buffer.from('{"a": "\ufffd\ufffd",\n"b": "'),
    Buffer.from([0xe4]),
    Buffer.from('"}'),
  ]);
  expect(read(bytes).told).toEqual(["encoding 2:7 The file cannot be read: it is not UTF-8"]);
  expect(read(Buffer.from('"\ufffd"'))).toEqual({ value: "\ufffd", told: [] });
});
