// The practice tenant: a small Microsoft for learning and tests. `npm run sandbox -- --help` is in docs/practice-tenant.md.
import { readArguments } from "./arguments.ts";
import { createContext, createSandboxServer } from "./server.ts";
import { tenantId } from "./store/constants.ts";
import { prepareStore } from "./store/prepare-store.ts";

const options = readArguments(process.argv.slice(2), process.env);
const client = { id: options.clientId, secret: options.clientSecret, redirectUris: options.redirectUris };
const store = prepareStore(options.dataDir, options.plan, client, options.isReset);
const context = createContext(store, options);
const tls = options.tlsCert && options.tlsKey ? { cert: options.tlsCert, key: options.tlsKey } : undefined;
const server = createSandboxServer(context, tls);

// Loopback only: it knows no passwords.
server.listen(options.port, "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  const listening = `${tls ? "https" : "http"}://127.0.0.1:${port}`;
  const line = {
    listening,
    tenantId,
    clientId: options.clientId,
    ...(options.isQuiet ? {} : { clientSecret: options.clientSecret, controlToken: options.controlToken }),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    server.close(() => {
      store.db.close();
      process.exit(0);
    });
    server.closeAllConnections();
  });
}
