import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link inside Gatehouse. Nothing behind it is fetched ahead: pages are made for one reader at one moment, and
 * asking after every link in sight cost the server several times the page itself (docs/performance.md).
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink {...props} prefetch={false} />;
}
