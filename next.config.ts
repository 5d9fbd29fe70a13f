import type { NextConfig } from "next";

const securityHeaders = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "cross-origin-opener-policy", value: "same-origin" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "strict-transport-security", value: "max-age=31536000; includeSubDomains" },
];

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  serverExternalPackages: ["better-sqlite3", "pino"],
  poweredByHeader: false,
  reactStrictMode: true,
  // A page has its title from the start, for everybody: nothing in it is fetched, so there is nothing to wait for.
  htmlLimitedBots: /.*/,
  allowedDevOrigins: ["127.0.0.1"],
  // TypeScript 7 has no JS API; `tsc` runs in `npm run verify` instead.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  // A file of 5 MB travels in a server action; everything else is far smaller and bounded by its schema.
  experimental: { serverActions: { bodySizeLimit: "6mb" } },
  // The development log would print what a form sends, a typed client secret included.
  logging: { serverFunctions: false },
  headers: () => Promise.resolve([{ source: "/:path*", headers: securityHeaders }]),
};

export default config;
