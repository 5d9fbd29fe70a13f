"use client";
import { useState } from "react";

const used = new Set<string>();

/** The form's token. "Back" can show a form that was sent already: it gets a new token then, for a new request. */
export function useFormToken(fromServer: string): { formToken: string; markUsed: () => void } {
  const [formToken] = useState(() => (used.has(fromServer) ? crypto.randomUUID() : fromServer));
  return { formToken, markUsed: () => used.add(fromServer).add(formToken) };
}
