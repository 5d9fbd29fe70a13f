import type { Store } from "../store/store.ts";
import type { ObjectKind } from "../store/types.ts";

/** One Graph call, already authenticated. Segments are decoded; keys keep their case. */
export type GraphCall = {
  store: Store;
  /** Public base without /v1.0, for links and contexts. */
  base: string;
  method: string;
  segments: readonly string[];
  /** Query options by lower-case name, with their `$`. */
  query: ReadonlyMap<string, string>;
  /** Request headers by lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  body: unknown;
  roles: readonly string[];
  appId: string;
  /** The type of an OData cast at the end of the path. */
  cast?: ObjectKind;
};

export type GraphReply = {
  status: number;
  body?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Resource units charged; undefined leaves the header out, as delta does. */
  units?: number;
};

/** What follows `/v1.0/$metadata#` in @odata.context. */
export const context = (call: GraphCall, rest: string) => `${call.base}/v1.0/$metadata#${rest}`;
