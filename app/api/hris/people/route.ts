import { keyRoute } from "#lib/access-keys/key-route.ts";
import { MOST_API_BYTES } from "#lib/hris/constants.ts";
import { putPeople } from "#lib/hris/put-people.ts";
import { readPeopleBody } from "#lib/hris/read-people-body.ts";

/** People as an HR system knows them; the same call again changes nothing. */
export const PUT = keyRoute({ name: "hrisPeople", scope: "hris", maxBytes: MOST_API_BYTES }, (ctx, body) =>
  Response.json(putPeople(ctx, readPeopleBody(body)), { headers: { "cache-control": "no-store" } }),
);
