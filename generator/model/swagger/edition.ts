/** OpenAPI 2.0, which was called Swagger. */
import type { Edition, OperationNodes } from "../edition.js";
import type { Node } from "../node.js";
import { readStatuses } from "../status.js";
import { readSwaggerBody } from "./body.js";
import { declaredParameters, readSwaggerParameter } from "./parameter.js";
import { readSwaggerResponse } from "./response.js";
import { readOperationServers, readSwaggerServers } from "./server.js";

export const swagger2: Edition = {
  schemas: (root) => root.entries("definitions"),
  securitySchemes: (root) => root.mapEntries("securityDefinitions"),
  servers: readSwaggerServers,
  operationServers: ({ node, root }) => readOperationServers(node, root),
  parameters: ({ node, item }, building) =>
    declaredParameters(item, node).flatMap((parameter) => readSwaggerParameter(parameter, building) ?? []),
  body: (nodes, building) =>
    readSwaggerBody({
      declared: declaredParameters(nodes.item, nodes.node),
      operation: nodes.node,
      consumes: mediaTypes(nodes, "consumes"),
      building,
    }),
  responses: (nodes, building) => {
    const produces = mediaTypes(nodes, "produces");
    return readStatuses(nodes).map((answer) => readSwaggerResponse(answer, produces, building));
  },
  partsHaveStyles: false,
};

/** The operation's list, be it empty, or the document's ("Operation Object"). */
function mediaTypes({ node, root }: OperationNodes, key: "consumes" | "produces"): readonly string[] {
  const owner: Node = node.get(key) === undefined ? root : node;
  const types = owner.strings(key).map((type) => type.trim());
  return [...new Set(types)];
}
