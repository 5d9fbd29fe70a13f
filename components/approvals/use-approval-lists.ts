"use client";
import { useQuery } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { refreshIfUp } from "#components/requests/refresh-if-up.ts";
import type { ApprovalLists } from "#lib/approvals/types.ts";

const REFRESH_MS = 15_000;

/**
 * What waits for this member: first paint from the server, then again every 15 seconds. When the answer
 * differs, the whole page is read again, so that its counts and the open approval follow.
 * @param readAt when the server read it, epoch ms.
 */
export function useApprovalLists(initial: ApprovalLists, readAt: number): ApprovalLists {
  const router = useRouter();
  const { data } = useQuery({
    // The server's answer is part of the key, so that a newer page is never covered by an older read.
    queryKey: ["approvals", readAt],
    queryFn: ({ signal }) => fetchJson<ApprovalLists>("/api/approvals", signal),
    initialData: initial,
    initialDataUpdatedAt: readAt,
    refetchInterval: REFRESH_MS,
  });
  const isNews = printOf(data) !== printOf(initial);
  useEffect(() => {
    if (isNews) void refreshIfUp(router);
  }, [isNews, router]);
  return data;
}

const printOf = ({ waiting, decided }: ApprovalLists) =>
  [...waiting, ...decided].map(({ id, standing, remindedAt }) => `${id} ${standing} ${remindedAt}`).join();
