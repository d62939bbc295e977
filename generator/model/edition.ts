/** What differs between OpenAPI 2.0 and 3.x: where things stand in a document, and how operations say them. */
import type { Building } from "./build.js";
import type { Node } from "./node.js";
import { readBody, readResponses } from "./operation.js";
import { readParameters } from "./parameter.js";
import { readServer } from "./server.js";
import type { Parameter, RequestBody, Response, Server } from "./types.js";

/** An operation, and what stands around it. */
export interface OperationNodes {
  readonly node: Node;
  /** The path item that holds the operation. */
  readonly item: Node;
  readonly root: Node;
  /** As it is sent. */
  readonly method: string;
}

/** The readers of one edition of the specification. */
export interface Edition {
  /** The schemas that the document declares by name. */
  readonly schemas: (root: Node) => readonly [string, Node][];
  readonly securitySchemes: (root: Node) => readonly [string, Node][];
  readonly servers: (root: Node) => readonly Server[];
  /** The servers of one operation; undefined where it has none of its own. */
  readonly operationServers: (nodes: OperationNodes) => readonly Server[] | undefined;
  readonly parameters: (nodes: OperationNodes, building: Building) => readonly Parameter[];
  readonly body: (nodes: OperationNodes, building: Building) => RequestBody | undefined;
  readonly responses: (nodes: OperationNodes, building: Building) => readonly Response[];
  /** True where the styles of an encoding count for parts, and not for fields of urlencoded forms alone. */
  readonly partsHaveStyles: boolean;
}

export const openapi3: Edition = {
  schemas: (root) => root.get("components")?.entries("schemas") ?? [],
  securitySchemes: (root) => root.get("components")?.mapEntries("securitySchemes") ?? [],
  servers: (root) => root.mapItems("servers").map(readServer),
  operationServers: ({ node, item }) =>
    [node, item]
      .map((owner) => owner.mapItems("servers"))
      .find((list) => list.length > 0)
      ?.map(readServer),
  parameters: ({ node, item }, building) => readParameters(item, node, building),
  body: ({ node }, building) => readBody(node, building),
  responses: readResponses,
  partsHaveStyles: true,
};

/** OpenAPI 3.0.3, section 4.7.15.1: `style` and what belongs to it shall be ignored in multipart bodies. */
export const openapi30: Edition = { ...openapi3, partsHaveStyles: false };
