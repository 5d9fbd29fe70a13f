import { expect, test } from "vitest";
import { EnvironmentError, parseEnvironment } from "./env.ts";

const problem = (source: Record<string, string>) => {
  try {
    parseEnvironment({ GATEHOUSE_DATA_DIR: "/nowhere", ...source });
    return "";
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
};

test("without settings the practice tenant on this machine stands in for Microsoft", () => {
  const settings = parseEnvironment({ GATEHOUSE_DATA_DIR: "/nowhere", SANDBOX_PORT: "3999" });
  expect(settings).toMatchObject({
    port: 3000,
    isPractice: true,
    publicUrl: "http://localhost:3000",
    loginBaseUrl: "http://127.0.0.1:3999",
    graphBaseUrl: "http://127.0.0.1:3999",
  });
});

test("an app registration turns the practice tenant off and Microsoft on", () => {
  const settings = parseEnvironment({
    GATEHOUSE_DATA_DIR: "/nowhere",
    ENTRA_CLIENT_ID: "00001111-aaaa-2222-bbbb-3333cccc4444",
    ENTRA_CLIENT_SECRET: "s",
  });
  expect(settings).toMatchObject({
    isPractice: false,
    loginBaseUrl: "https://login.microsoftonline.com",
    graphBaseUrl: "https://graph.microsoft.com",
  });
});

test("the practice tenant can be forbidden", () => {
  const settings = parseEnvironment({ GATEHOUSE_DATA_DIR: "/nowhere", GATEHOUSE_PRACTICE_TENANT: "off" });
  expect(settings).toMatchObject({ isPractice: false, clientId: undefined });
});

test("a Graph address is taken with or without its version", () => {
  const settings = parseEnvironment({
    GATEHOUSE_DATA_DIR: "/nowhere",
    GRAPH_BASE_URL: "http://127.0.0.1:4000/v1.0/",
  });
  expect(settings.graphBaseUrl).toBe("http://127.0.0.1:4000");
});

test.each([
  [{ PORT: "99999" }, "PORT must be 1 to 65535."],
  [{ GATEHOUSE_PRACTICE_TENANT: "maybe" }, "GATEHOUSE_PRACTICE_TENANT must be on or off."],
  [{ ENTRA_CLIENT_ID: "abc" }, "ENTRA_CLIENT_ID must be the application (client) id, a GUID."],
  [
    { GRAPH_BASE_URL: "http://graph.example" },
    "GRAPH_BASE_URL must start with https:// (http:// only for this machine).",
  ],
  [{ ENTRA_LOGIN_BASE_URL: "https://user@login.example" }, "ENTRA_LOGIN_BASE_URL must be a plain address"],
  [{ ENTRA_CLIENT_SECRET: "s", ENTRA_FEDERATED_TOKEN_FILE: "/t" }, "Set only one of ENTRA_CLIENT_SECRET"],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 32 characters."],
])("a wrong setting is named in a sentence: %o", (source, sentence) => {
  expect(problem(source)).toContain(sentence);
});
