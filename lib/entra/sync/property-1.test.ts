import { proveHistories } from "./testing/prove-histories.ts";

proveHistories({ part: 1, of: 2 });
