/** Bars in SVG, on a logarithmic scale, readable on light and dark pages. */
import { writeFileSync } from "node:fs";
import { inRepository } from "../documents.js";

/** A group of bars under one heading. */
export interface BarGroup {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly value: number; readonly label: string }[];
}

const width = 760;
const left = 150;
const right = 90;
const bar = 15;
const heading = 30;

/** Writes a plot beside BENCHMARKS.md's other files. The bars of the first name stand out. */
export function writePlot(file: string, title: string, groups: readonly BarGroup[]): void {
  writeFileSync(inRepository("bench", "results", file), plot(title, groups));
}

function plot(title: string, groups: readonly BarGroup[]): string {
  const values = groups.flatMap(({ bars }) => bars.map(({ value }) => value));
  const floor = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const span = Math.log10(Math.max(...values) / floor);
  const parts: string[] = [];
  let top = 34;
  for (const group of groups) {
    parts.push(`<text x="8" y="${top + 18}" class="group">${escape(group.title)}</text>`);
    top += heading;
    for (const [index, { name, value, label }] of group.bars.entries()) {
      const length = Math.max(2, (Math.log10(value / floor) / span) * (width - left - right));
      parts.push(
        `<text x="${left - 8}" y="${top + 11}" text-anchor="end">${escape(name)}</text>`,
        `<rect x="${left}" y="${top + 1}" width="${length.toFixed(1)}" height="${bar - 3}" rx="2" class="${index === 0 ? "own" : "peer"}"/>`,
        `<text x="${(left + length + 6).toFixed(1)}" y="${top + 11}">${escape(label)}</text>`,
      );
      top += bar;
    }
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top + 12}" role="img" aria-label="${escape(title)}">`,
    `<style>${style}</style>`,
    `<text x="8" y="20" class="title">${escape(title)}</text>`,
    ...parts,
    `</svg>\n`,
  ].join("\n");
}

const style = [
  `text { font: 11px system-ui, sans-serif; fill: #57606a; }`,
  `.title { font-size: 14px; font-weight: 600; fill: #24292f; }`,
  `.group { font-size: 12px; font-weight: 600; fill: #24292f; }`,
  `.own { fill: #1f883d; } .peer { fill: #8c959f; }`,
  `@media (prefers-color-scheme: dark) {`,
  `text { fill: #9198a1; } .title, .group { fill: #e6edf3; } .own { fill: #3fb950; } .peer { fill: #6e7681; }`,
  `}`,
].join(" ");

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
