/** What the file system says, in words. */
import path from "node:path";
import type { Diagnostic } from "../diagnostics.js";
import { temporary } from "./turn.js";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user has no right to it",
  EPERM: "this user has no right to it",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  ENOENT: "there is no such place",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a part of the path is a file",
  EISDIR: "a folder stands where a file must go",
  ENXIO: "nobody takes what is written there",
  ENAMETOOLONG: "a name is too long for the file system",
  ELOOP: "links lead in a circle",
};

/** The diagnostic for a folder of the output that cannot be written. */
export function unwritable(folder: string, error: unknown): Diagnostic {
  return diagnostic("output-unwritable", `The output folder cannot be written: ${reasonOf(error, folder)}`, {
    help: helpFor(error, "another folder", "the rights of this one"),
    file: folder,
  });
}

/** The diagnostic for a folder of the output that cannot be compared with anything. */
export function unreadable(folder: string, error: unknown): Diagnostic {
  return diagnostic("output-unreadable", `The output folder cannot be read: ${reasonOf(error, folder)}`, {
    help: "Choose another folder with -o, or change the rights of this one.",
    file: folder,
  });
}

/** The diagnostic for a single file that cannot be written. */
export function unwritableFile(file: string, error: unknown): Diagnostic {
  return diagnostic("output-unwritable", `The file cannot be written: ${reasonOf(error, file)}`, {
    help: helpFor(error, "another file", "the rights of its folder"),
    file,
  });
}

/** The diagnostic for standard output that does not take what is written. */
export function unwritableStream(error: Error): Diagnostic {
  const message = `Standard output cannot be written: ${reasonOf(error, "")}`;
  const help = "What it holds is not all: write it elsewhere.";
  return { code: "output-unwritable", severity: "error", message, help };
}

function helpFor(error: unknown, other: string, rights: string): string {
  const isFull = error instanceof Error && "code" in error && error.code === "ENOSPC";
  const remedy = isFull
    ? `Make room, or choose ${other} with -o.`
    : `Choose ${other} with -o, or change ${rights}.`;
  return `${remedy} Nothing was changed.`;
}

function diagnostic(
  code: string,
  message: string,
  { help, file }: { readonly help: string; readonly file: string },
): Diagnostic {
  return { code, severity: "error", message, help, place: { file, pointer: "" } };
}

/** What is wrong, and with what: named where it is not the place itself. */
function reasonOf(error: unknown, place: string): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const reason = reasons[code] ?? error.message;
  const at = "path" in error ? String(error.path) : place;
  // What stands beside the place under a longer name is what it was to become.
  if (!at.startsWith(place)) return `${reason} (${at})`;
  const inside = at.startsWith(place + path.sep) ? path.relative(place, at).replace(temporary, "") : "";
  return inside === "" ? reason : `${reason} (${inside})`;
}
