/** What Redocly's types of OpenAPI say otherwise than the specification, put right. */
import type { NodeType, Plugin } from "@redocly/openapi-core";

type Types = Record<string, NodeType>;

export const corrections: Plugin = {
  id: "specwright",
  typeExtension: {
    oas3: (types: Types, version) => {
      const known = withDeviceScopes(types);
      return version === "oas3_2" ? withAnswersAndMediaTypes(known) : known;
    },
  },
};

/**
 * The scopes of the flow of devices (OpenAPI 3.2, section 4.30) are texts, as those of all other flows. Redocly takes
 * `string` for the name of a kind of node there, and gives up the document at the first scope.
 */
function withDeviceScopes(types: Types): Types {
  const { DeviceAuthorization: flow, AuthorizationCode: other } = types;
  const scopes = other?.properties["scopes"];
  if (flow === undefined) return types;
  return { ...types, DeviceAuthorization: { ...flow, properties: { ...flow.properties, scopes } } };
}

/**
 * An answer needs no description (OpenAPI 3.2, Response Object), and the media types among the components (Components
 * Object) are no maps of them.
 */
function withAnswersAndMediaTypes(types: Types): Types {
  const { Response: answer, NamedMediaTypes: named } = types;
  return {
    ...types,
    ...(answer && { Response: { ...answer, required: [] } }),
    ...(named && { NamedMediaTypes: { ...named, additionalProperties: () => "MediaType" } }),
  };
}
