"use client";
import { useGentleRefresh } from "#components/requests/use-gentle-refresh.ts";

/** Keeps a page of the server fresh while it is looked at. */
export function RefreshGently() {
  useGentleRefresh();
  return null;
}
