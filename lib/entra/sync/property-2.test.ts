import { proveHistories } from "./testing/prove-histories.ts";

proveHistories({ part: 2, of: 2 });
