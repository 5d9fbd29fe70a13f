import { adminConsentAnswer } from "./admin-consent.ts";
import { authorizeAnswer } from "./authorize.ts";
import { loginBase, type LoginContext } from "./context.ts";
import { json, type Answer, type Call } from "./exchange.ts";
import { errorAnswer } from "./login-error.ts";
import { logoutAnswer } from "./logout.ts";
import { instanceDiscoveryAnswer, keysAnswer, metadataAnswer } from "./metadata.ts";
import { resolveTenant, type TenantPath } from "./tenants.ts";
import { tokenAnswer } from "./token.ts";

type Route = {
  methods: readonly string[];
  answer: (context: LoginContext, call: Call, segment: string) => Answer;
};

const read = ["GET", "HEAD"];
const page = ["GET", "HEAD", "POST"];

/** Path after the tenant segment, in lower case → what answers it. */
const routes: Readonly<Record<string, Route>> = {
  "v2.0/.well-known/openid-configuration": { methods: read, answer: withTenant(metadataAnswer) },
  "discovery/v2.0/keys": { methods: read, answer: withTenant(keysAnswer) },
  "discovery/instance": { methods: read, answer: instanceDiscoveryAnswer },
  "oauth2/v2.0/authorize": { methods: page, answer: authorizeAnswer },
  "oauth2/v2.0/token": { methods: ["POST"], answer: tokenAnswer },
  "oauth2/v2.0/logout": { methods: page, answer: logoutAnswer },
  adminconsent: {
    methods: page,
    answer: (context, call, segment) => adminConsentAnswer(context, call, segment, "v1"),
  },
  "v2.0/adminconsent": {
    methods: page,
    answer: (context, call, segment) => adminConsentAnswer(context, call, segment, "v2"),
  },
};

/** Answers everything of the login service; undefined when the path is none of it. */
export async function loginAnswer(context: LoginContext, call: Call): Promise<Answer | undefined> {
  const [, segment = "", ...rest] = call.url.pathname.split("/");
  const route = routes[rest.join("/").toLowerCase()];
  if (!route || segment === "") return undefined;
  if (!route.methods.includes(call.method)) {
    return json(
      405,
      {
        error: "invalid_request",
        error_description: "AADSTS900561: The endpoint does not accept this method.",
      },
      { allow: route.methods.join(", ") },
    );
  }
  return route.answer(context, call, decodeSegment(segment));
}

function withTenant(
  answer: (context: LoginContext, call: Call, path: TenantPath) => Answer,
): Route["answer"] {
  return (context, call, segment) => {
    const path = resolveTenant(context.directory, segment);
    return "code" in path
      ? errorAnswer(path, call, context.now(), loginBase(context, call.url))
      : answer(context, call, path);
  };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
