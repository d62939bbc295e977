/** The types of answers: what a status that arrives says about the data. No code. */
import type { Issue } from "./issue.js";

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Class = "2" | "3" | "4" | "5";
type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;
type ClassStatus<C extends Class> = NumberOf<`${C}${Digit}${Digit}`>;

/** Every status that a final response can have (RFC 9110, section 15). */
export type HttpStatus = ClassStatus<Class>;

/** How a body is read. `auto` goes by its content type: JSON, text (JSON too, where the guard says so), else a Blob. */
export type BodyKind = "json" | "text" | "blob" | "auto";

/** What is known of one response. Without a guard every value is accepted. */
export interface ResponseEntry {
  /** `json` when absent. */
  readonly as?: BodyKind;
  /** Reads JSON text; JSON.parse when absent. It may throw where the text is no JSON. */
  readonly read?: ((text: string) => unknown) | undefined;
  readonly is?: (value: unknown) => boolean;
  readonly check?: (value: unknown) => readonly Issue[];
  /** By media type, in lower case and without spaces, where several may come; the first is expected. */
  readonly content?: { readonly [mediaType: string]: ResponseEntry };
}

/**
 * The documented responses by status, range (`4XX`) or `default`; null for one without a body. A status is
 * looked up exactly, then as a range, then as `default` (OpenAPI 3.1, section 4.8.16).
 */
export interface ResponseTable {
  readonly [status: string]: ResponseEntry | null;
}

/** What is known of a body of JSON: its guards. */
export interface GuardedEntry<Data> extends ResponseEntry {
  readonly is: (value: unknown) => value is Data;
  readonly check: (value: unknown) => readonly Issue[];
}

/** Data that needs no guard, since it is what any body can be read as. */
type PlainEntry<Data> = unknown extends Data
  ? { readonly as: BodyKind }
  : string extends Data
    ? { readonly as: "text" }
    : Blob extends Data
      ? { readonly as: "blob" }
      : never;

/** Each media type gives some of the data. */
interface ContentEntry<Data> {
  readonly content: {
    readonly [mediaType: string]:
      | GuardedEntry<Data>
      | (string extends Data ? { readonly as: "text" } : never)
      | (Blob extends Data ? { readonly as: "blob" } : never);
  };
}

/** Not of `never`: a schema that nothing obeys has a guard too. */
type IsUndefined<Data> = [Data] extends [never] ? false : [Data] extends [undefined] ? true : false;

/** A table whose guards agree with the types. `Several`: the keys of answers of several media types. */
export type ResponseGuards<Responses, Several extends keyof Responses = never> = {
  readonly [Key in keyof Responses]: IsUndefined<Responses[Key]> extends true
    ? null
    : Key extends Several
      ? ContentEntry<Responses[Key]>
      : GuardedEntry<Responses[Key]> | PlainEntry<Responses[Key]>;
};

/** The statuses that a key stands for: those that no more exact key takes. */
type StatusOf<Responses, Key> = Key extends number
  ? Key
  : Key extends `${infer C extends Class}XX`
    ? Exclude<ClassStatus<C>, keyof Responses>
    : Key extends "default"
      ? Exclude<HttpStatus, Documented<Exclude<keyof Responses, "default">>>
      : never;

type Documented<Key> = Key extends number
  ? Key
  : Key extends `${infer C extends Class}XX`
    ? ClassStatus<C>
    : Key extends "default"
      ? HttpStatus
      : never;

/** An answer with one of some statuses. */
export interface StatusAnswer<Status extends number, Data, HeaderValues = object> {
  readonly status: Status;
  readonly data: Data;
  readonly headers: Headers;
  /** The declared headers that came, by the names that the document gives them. */
  readonly headerValues: HeaderValues;
  /** Its body has been read. */
  readonly response: Response;
  /** Why the data is not what the document says, where that is not thrown; or that its status is not there. */
  readonly issues: readonly Issue[];
}

/**
 * Not distributive: one member for all statuses of a range keeps the union small. Nothing is asked of a status whose
 * responses are not known yet, as it takes the compiler a while to see that each of 500 is a number.
 */
type AnswerWith<Status, Data, HeaderValues = object> = [Status] extends [never]
  ? never
  : StatusAnswer<Status & number, Data, HeaderValues>;

/** Any answer to an operation: narrows on `status`. The data of undocumented statuses is unknown. */
export type Answer<Responses, HeaderTypes = unknown> =
  | {
      [Key in keyof Responses]: AnswerWith<
        StatusOf<Responses, Key>,
        Responses[Key],
        Key extends keyof HeaderTypes ? HeaderTypes[Key] : object
      >;
    }[keyof Responses]
  | AnswerWith<Exclude<HttpStatus, Documented<keyof Responses>>, unknown>;

type SuccessKey<Key> = Key extends string | number ? (`${Key}` extends `2${string}` ? Key : never) : never;

/**
 * The data of a success: of the documented 2xx statuses; of `default` where it alone is documented; unknown where
 * nothing is documented, and never where only failures are.
 */
export type Success<Responses> = [keyof Responses] extends [never]
  ? unknown
  : [SuccessKey<keyof Responses>] extends [never]
    ? Responses[Extract<keyof Responses, "default">]
    : Responses[Extract<SuccessKey<keyof Responses>, keyof Responses>];
