/** A real HTTP server on the loopback: it remembers what arrived, byte for byte, and answers as it is told. */
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";

export interface Arrived {
  readonly method: string;
  /** Path and query, as they stood on the request line. */
  readonly target: string;
  /** Names in lower case; a header that came twice has two values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; absent: no body. */
  readonly json?: unknown;
  /** Sent as it is, in place of JSON. */
  readonly text?: string;
}

/** What to answer; `silence` never does. */
export type Answering = (request: Arrived, count: number) => Answer | "silence";

export interface TestServer {
  readonly origin: string;
  /** What arrived since the last `answerWith`. */
  readonly arrived: readonly Arrived[];
  /** Forgets what arrived. */
  answerWith(answering: Answering | Answer): void;
  /** The one request that arrived; throws where it was not one. */
  only(): Arrived;
  close(): Promise<void>;
}

export async function startServer(): Promise<TestServer> {
  let arrived: Arrived[] = [];
  let answering: Answering = () => ({ status: 500, text: "The test did not say what to answer" });
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request = readRequest(incoming, Buffer.concat(chunks));
      arrived.push(request);
      respond(outgoing, answering(request, arrived.length));
    });
  });
  const origin = await listen(server);
  return {
    origin,
    get arrived() {
      return arrived;
    },
    answerWith(next) {
      arrived = [];
      answering = typeof next === "function" ? next : () => next;
    },
    only() {
      const [request] = arrived;
      if (request === undefined || arrived.length > 1) throw new Error(`${arrived.length} requests arrived`);
      return request;
    },
    close: () => close(server),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function readRequest({ method = "", url = "", rawHeaders }: IncomingMessage, body: Buffer): Arrived {
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? "";
    headers.set(name, [...(headers.get(name) ?? []), rawHeaders[index + 1] ?? ""]);
  }
  return { method, target: url, headers, body };
}

function respond(response: ServerResponse, answer: Answer | "silence"): void {
  if (answer === "silence") return;
  const { status, headers, json, text } = answer;
  const type = json === undefined ? {} : { "content-type": "application/json" };
  response.writeHead(status, { ...type, ...headers });
  response.end(json === undefined ? text : JSON.stringify(json));
}
