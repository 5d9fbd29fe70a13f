import { tenantLines } from "./model-truth.ts";
import { seededRandom, type Random } from "./random.ts";
import { createRestlessDesk, type RestlessDesk } from "./restless-desk.ts";
import { withSameDatabase } from "./same-database.ts";
import { wholeMirror } from "./whole-mirror.ts";

const HOUR = 60 * 60_000;

/**
 * One random history: an import and some cycles while the tenant changes, calls fail, and processes
 * end. When all is quiet, one more cycle must leave the mirror equal to a full listing. Throws an
 * error that says where they differ.
 * @param observe sees the desk before anything happens, to follow a seed that fails.
 */
export function runHistory(seed: number, observe?: (desk: RestlessDesk) => void): Promise<void> {
  return withSameDatabase(async (db) => {
    const random = seededRandom(seed);
    const desk = createRestlessDesk(db, random);
    observe?.(desk);
    await live(desk, random);
    const differences = compare(wholeMirror(db), tenantLines(desk.tenant.directory));
    if (differences.length > 0) throw new Error(`not as listed:\n${differences.join("\n")}`);
  });
}

async function live(desk: RestlessDesk, random: Random): Promise<void> {
  const { tenant } = desk;
  const disturb = () =>
    void Object.assign(tenant.unrest, { faults: random.below(5), changes: random.below(10) });
  disturb();
  await desk.importAll();
  for (let cycles = random.pick([1, 1, 2, 3]) ?? 1; cycles > 0; cycles -= 1) {
    tenant.change(random.below(10));
    if (random.chance(0.1)) tenant.expireDeltaTokens();
    desk.wait(random.chance(0.05) ? 150 * HOUR : random.below(HOUR));
    disturb();
    await desk.cycle(random.chance(0.2) ? "full" : "delta");
  }
  tenant.calm();
  await desk.cycle("delta", true);
}

/** Lines that only one side has. */
function compare(mirror: Record<string, string[]>, tenant: Record<string, string[]>): string[] {
  return Object.entries(tenant).flatMap(([name, lines]) => {
    const known = mirror[name] ?? [];
    return [
      ...lines.filter((line) => !known.includes(line)).map((line) => `${name} lacks ${line}`),
      ...known.filter((line) => !lines.includes(line)).map((line) => `${name} has ${line}`),
    ];
  });
}
