"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const WIDE = "(width >= 900px)";

/** Opens the first approval beside the list; on a phone the list is a screen of its own and stays. */
export function OpenFirst({ approvalId }: { approvalId: string }) {
  const router = useRouter();
  useEffect(() => {
    if (window.matchMedia(WIDE).matches) router.replace(`/approvals/${approvalId}`);
  }, [approvalId, router]);
  return null;
}
