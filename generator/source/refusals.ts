/** The words for files that cannot be read and references that lead nowhere. */
import path from "node:path";
import type { Diagnostic, Place } from "../diagnostics.js";
import { isAllowed, isUrl } from "./url.js";

export function show(reference: string): string {
  return JSON.stringify(reference.length > 200 ? `${reference.slice(0, 200)}…` : reference);
}

const referenceHelp: Readonly<Record<string, string>> = {
  "reference-unresolved": "Correct the pointer, or add what it points to.",
  "reference-circular": "Let one of the references in the circle be a definition.",
};

export function refusal(code: string, message: string, place: Place): Diagnostic {
  return { code, severity: "error", message, help: referenceHelp[code] ?? "", place };
}

const readErrors: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "it may not be read by this user",
  ENOTFOUND: "no host has this name",
  EAI_AGAIN: "the name of its host cannot be looked up",
  ECONNREFUSED: "nobody answers there",
  ETIMEDOUT: "nobody answers there",
  UND_ERR_CONNECT_TIMEOUT: "nobody answers there",
  ECONNRESET: "the connection broke off",
  UND_ERR_SOCKET: "the connection broke off",
  ERR_SSL_WRONG_VERSION_NUMBER: "the server does not speak https there",
  Z_DATA_ERROR: "it is not compressed as the server says",
};

/** A file on a host that nobody allowed. */
export class NotAllowed extends Error {
  constructor() {
    super("specwright does not use the network for hosts that are not allowed");
  }
}

const helpForUrl = "Look whether the URL opens elsewhere, or refer to a local copy.";

/** Why a file cannot be read, in words. */
export function readingProblem(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return readErrors[code] ?? (error instanceof Error ? error.message : String(error));
}

export function unreadable(file: string, error: unknown, referrer: Place | undefined): Diagnostic {
  const place = referrer ?? { file, pointer: "" };
  if (error instanceof NotAllowed) return remote(file, place);
  const name = isUrl(file) ? file : path.basename(file);
  return {
    code: "file-unreadable",
    severity: "error",
    message: `${show(name)} cannot be read: ${readingProblem(error)}`,
    help: isUrl(file) ? helpForUrl : `Correct the ${referrer ? "reference" : "path"}, or add the file.`,
    place,
  };
}

function remote(url: string, place: Place): Diagnostic {
  const host = URL.canParse(url) ? new URL(url).host : "";
  const refused = isAllowed(url, [host]);
  const code = "reference-remote";
  if (/^file:/i.test(url)) {
    const message = `${show(url)} is the URL of a file, and those are not read`;
    return { code, severity: "error", message, help: "Give the path of the file in its place.", place };
  }
  return {
    code,
    severity: "error",
    message: `${show(url)} is on another host, and is not fetched`,
    help: refused
      ? `Allow the host with --allow-host ${host} (option allowHosts), or refer to a local copy.`
      : "Only https is fetched, and no URL that holds credentials: refer to a local copy.",
    place,
  };
}
