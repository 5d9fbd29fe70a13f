import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // `server-only` throws outside a server bundle; tests are a server.
    alias: { "server-only": fileURLToPath(new URL("./node_modules/server-only/empty.js", import.meta.url)) },
  },
  test: {
    include: ["{app,components,lib,db,worker,web,sandbox,scripts,bench}/**/*.test.{ts,tsx}"],
    env: { TZ: "Asia/Kathmandu", LOG_LEVEL: "silent" },
    restoreMocks: true,
    testTimeout: 20_000,
    // All cores: the default leaves one idle, which is half of a small machine.
    maxWorkers: "100%",
  },
});
