"use client";
import { Toaster as Sonner } from "sonner";

/** Where toasts appear: bottom left, at most three. Once, at the root. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-left"
      visibleToasts={3}
      duration={6000}
      gap={8}
      offset={16}
      toastOptions={{ unstyled: true, className: "w-full" }}
    />
  );
}
