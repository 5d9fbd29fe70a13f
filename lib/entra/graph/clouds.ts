import { GraphError } from "./errors.ts";

/** One Microsoft cloud: where people sign in and where its Graph lives. Chosen from this table only. */
export type Cloud = {
  key: "worldwide" | "us-government" | "us-defense" | "china";
  title: string;
  loginUrl: string;
  graphUrl: string;
};

const WORLDWIDE: Cloud = {
  key: "worldwide",
  title: "Worldwide",
  loginUrl: "https://login.microsoftonline.com",
  graphUrl: "https://graph.microsoft.com",
};

const CLOUDS: readonly Cloud[] = [
  WORLDWIDE,
  {
    key: "us-government",
    title: "US Government (GCC High)",
    loginUrl: "https://login.microsoftonline.us",
    graphUrl: "https://graph.microsoft.us",
  },
  {
    key: "us-defense",
    title: "US Government (DoD)",
    loginUrl: "https://login.microsoftonline.us",
    graphUrl: "https://dod-graph.microsoft.us",
  },
  {
    key: "china",
    title: "China (21Vianet)",
    loginUrl: "https://login.partner.microsoftonline.cn",
    graphUrl: "https://microsoftgraph.chinacloudapi.cn",
  },
];

/**
 * The cloud that two base addresses belong to. An address that is in no row (the practice tenant)
 * stands for the worldwide cloud. Throws `GraphError` when the two belong to different clouds.
 * Source: learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 */
export function cloudFor(loginUrl: string, graphUrl: string): Cloud {
  const byGraph = CLOUDS.find((cloud) => cloud.graphUrl === graphUrl);
  const isKnownLogin = CLOUDS.some((cloud) => cloud.loginUrl === loginUrl);
  if (byGraph !== undefined && byGraph.loginUrl === loginUrl) return byGraph;
  if (byGraph === undefined && !isKnownLogin) return WORLDWIDE;
  throw new GraphError({
    kind: "invalid",
    code: "clouds-mixed",
    message: `ENTRA_LOGIN_BASE_URL ${loginUrl} and GRAPH_BASE_URL ${graphUrl} belong to different clouds.`,
  });
}
