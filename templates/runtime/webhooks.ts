/** A request that the API sends: a webhook, or a callback. No code. */
export interface IncomingRequest<Method extends string, Body> {
  readonly method: Method;
  /** The guards of its body; null for no body, or for one that is not JSON. */
  readonly body: Body;
}

/** A request that an operation asks for. */
export interface CallbackRequest<Method extends string, Body> extends IncomingRequest<Method, Body> {
  /** The expression of where it goes (OpenAPI 3.1, section 4.8.20.4). */
  readonly url: string;
}
