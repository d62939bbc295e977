/** What Redocly's types of OpenAPI say otherwise than the specification, put right. */
import type { Plugin } from "@redocly/openapi-core";

/**
 * The scopes of the flow of devices (OpenAPI 3.2, section 4.30) are texts, as those of all other flows. Redocly takes
 * `string` for the name of a kind of node there, and gives up the document at the first scope.
 */
export const corrections: Plugin = {
  id: "specwright",
  typeExtension: {
    oas3: (types) => {
      const { DeviceAuthorization: flow, AuthorizationCode: other } = types;
      const scopes = other?.properties["scopes"];
      if (flow === undefined) return types;
      return { ...types, DeviceAuthorization: { ...flow, properties: { ...flow.properties, scopes } } };
    },
  },
};
