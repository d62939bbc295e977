/** What the document promises of one operation, as `contract.ts` lists it. No code. */
export interface OperationContract<
  Method extends string,
  Path extends string,
  Build,
  Body,
  Responses,
  Needed extends readonly (string | readonly string[])[] = readonly [],
> {
  readonly method: Method;
  readonly path: Path;
  /** All that are needed; where several sets would do, the sets. */
  readonly scopes: Needed;
  /** Builds its request. */
  readonly request: Build;
  /** The guards of its body; null for no body, or for one that is not JSON. */
  readonly body: Body;
  /** The guards of its answers, by status. */
  readonly responses: Responses;
}
