"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { refreshIfUp } from "./refresh-if-up.ts";

const REFRESH_MS = 15_000;

/** Reads the page again every 15 s while it is looked at, and when somebody comes back to it. */
export function useGentleRefresh(): void {
  const router = useRouter();
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible") void refreshIfUp(router);
    };
    const timer = setInterval(refresh, REFRESH_MS);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [router]);
}
