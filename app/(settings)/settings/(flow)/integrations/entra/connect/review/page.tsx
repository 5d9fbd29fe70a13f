import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConnectFrame } from "#components/entra/connect/connect-frame.tsx";
import { GrantedTable } from "#components/entra/connect/granted-table.tsx";
import { ReviewFooter } from "#components/entra/connect/review-footer.tsx";
import { ReviewArithmetic, ReviewCounts } from "#components/entra/connect/review-counts.tsx";
import { ReviewFindings } from "#components/entra/connect/review-findings.tsx";
import { ReviewSample } from "#components/entra/connect/review-sample.tsx";
import { connectionDoor } from "#components/settings/connection-state.tsx";
import { findConnection } from "#lib/entra/connection/data.ts";
import { POWERS } from "#lib/entra/connection/permissions.ts";
import { loadReview } from "#lib/entra/sync/review.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Review" };

export default async function ReviewPage() {
  const { db } = await pageContext();
  const connection = findConnection(db);
  if (connection?.status === "Connected") redirect("/settings/integrations/entra?finished=1");
  const review = loadReview(db);
  if (connection?.status !== "Ready for review" || review === null)
    redirect(connectionDoor(connection?.status ?? "Not connected").href);
  return (
    <ConnectFrame step={4} footer={<ReviewFooter />}>
      <h1 className="text-20 font-semibold">Review the imported data</h1>
      <p className="mt-1 text-ink-2">
        Compare with what you expect from {connection.tenantName}. Nothing shows in People until you finish.
      </p>
      <ReviewCounts review={review} />
      <ReviewArithmetic people={review.people} />
      <ReviewFindings review={review} />
      <ReviewSample people={review.sample} />
      <h2 className="mt-7 mb-2 text-14 leading-5 font-semibold">Permissions</h2>
      <GrantedTable powers={POWERS} chosen={connection.powers} granted={connection.grantedPermissions} />
    </ConnectFrame>
  );
}
