/** One reason why a value was refused. It holds no data of the value, so that it can be logged. */
export interface Issue {
  /** JSON pointer into the value (RFC 6901); "" is the whole value. */
  readonly pointer: string;
  /** The keyword that refused. */
  readonly keyword: string;
  /** Pointer into the document, `subscriptions.yaml#/components/schemas/Subscription/properties/id/type`. */
  readonly schema: string;
  /** What was expected, as a sentence part without any data of the value. */
  readonly message: string;
  /** The JSON type of what was found there, never its value. */
  readonly found: string;
}
