import pino from "pino";

/**
 * JSON lines on stderr (stdout belongs to command output). Known secret fields are cut here, once,
 * for every caller; messages never carry tokens or bodies of the token endpoint.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "*.authorization",
        "*.accessToken",
        "*.clientSecret",
        "*.password",
        "*.secret",
        "*.code",
        "*.state",
        "*.cookie",
        "authorization",
        "accessToken",
        "clientSecret",
        "password",
        "secret",
      ],
      censor: "[redacted]",
    },
  },
  pino.destination({ fd: 2, sync: true }),
);
