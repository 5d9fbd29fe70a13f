"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

/**
 * An address may ask for an action's form (`?act=…&for=…`, as the command palette does): opens it for
 * that person, once, and takes the wish out of the address. Nothing runs by an address.
 */
export function useAskedAction(objectId: string, open: (actionKey: string) => void): void {
  const search = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const asked = search.get("for") === objectId ? search.get("act") : null;
  const onAsked = useEffectEvent((actionKey: string) => {
    open(actionKey);
    const rest = new URLSearchParams(search);
    rest.delete("act");
    rest.delete("for");
    router.replace(rest.size === 0 ? pathname : `${pathname}?${rest}`, { scroll: false });
  });
  useEffect(() => {
    if (asked !== null) onAsked(asked);
  }, [asked]);
}
