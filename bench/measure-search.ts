import type { WebDesk } from "./web-desk.ts";

export type Searched = { name: string; took: number[] };

/** Asks every list for every kind of text, one request at a time, after one round that does not count. */
export async function measureSearch({ db, url, agents }: WebDesk, rounds: number): Promise<Searched[]> {
  const cookie = `gatehouse.session=${agents[0]?.cookie ?? ""}`;
  const texts = (table: string) => {
    const names = db.$client
      .prepare<[], string>(`SELECT display_name FROM ${table} ORDER BY object_id LIMIT 12`)
      .pluck()
      .all();
    // Two letters, three, a whole name, its last word, nothing that exists.
    return names.flatMap((name, at) => {
      const shapes = [name.slice(0, 2), name.slice(0, 3), name, name.split(" ").at(-1) ?? name, "zzzz qqq"];
      return shapes[at % shapes.length] ?? [];
    });
  };
  const doors = [
    { name: "nothing (health), for comparison", paths: ["/api/health"] },
    { name: "people", paths: texts("people").map((text) => `/api/people?q=${encodeURIComponent(text)}`) },
    { name: "groups", paths: texts("groups").map((text) => `/api/groups?q=${encodeURIComponent(text)}`) },
    { name: "apps", paths: texts("apps").map((text) => `/api/apps?q=${encodeURIComponent(text)}`) },
    { name: "requests (a page of the inbox)", paths: REQUESTS.map((q) => `/api/requests?q=${q}`) },
    { name: "palette (all of them)", paths: REQUESTS.map((q) => `/api/palette?q=${q}`) },
  ].map((door) => ({ ...door, took: [] as number[] }));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { paths, took } of doors) {
      for (const path of paths) {
        const started = performance.now();
        const response = await fetch(`${url}${path}`, { headers: { cookie } });
        await response.arrayBuffer();
        if (!response.ok) throw new Error(`${path} answered ${response.status}`);
        if (round > 0) took.push(performance.now() - started);
      }
    }
  }
  return doors.map(({ name, took }) => ({ name, took }));
}

const REQUESTS = ["pr", "vpn", "laptop", "REQ-100", "shared mailbox 12", "zzzz"];
