import { asc } from "drizzle-orm";
import { auditEntries } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company, memberWith } from "#lib/directory/testing/company.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { applyUpload } from "./apply-upload.ts";
import { snapshotFacts } from "./facts-snapshot-data.ts";
import { planDigest } from "./plan-digest.ts";
import { uploadFile } from "./upload-file.ts";
import { findDraft, planDraft, readDraft } from "./uploads-data.ts";

const NOW = Date.UTC(2026, 10, 26, 9);

/** A small directory and a clock, with files and calls of an HR system. */
export class HrisDesk {
  readonly company = new Company(testDatabase());
  readonly db = this.company.db;
  now = NOW;

  as(role: Role): Context {
    return { db: this.db, clock: { now: () => this.now }, actor: memberWith(role) };
  }

  /** Uploads a file and says what its dry run shows. */
  async upload(text: string) {
    const file = new File([text], "people.csv", { type: "text/csv" });
    const { uploadId } = await uploadFile(this.as("admin"), { file });
    return { uploadId, plan: await this.plan(uploadId) };
  }

  async plan(uploadId: string) {
    const draft = findDraft(this.db, uploadId);
    return planDraft(draft, await readDraft(draft), await snapshotFacts(this.db));
  }

  async apply(text: string) {
    const { uploadId, plan } = await this.upload(text);
    const counts = await applyUpload(this.as("admin"), { uploadId, seen: planDigest(plan) });
    return { uploadId, plan, counts };
  }

  events(): string[] {
    const rows = this.db
      .select({ event: auditEntries.event })
      .from(auditEntries)
      .orderBy(asc(auditEntries.seq))
      .all();
    return rows.map(({ event }) => event);
  }
}
