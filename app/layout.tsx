import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { ProofDialog } from "#components/proof/proof-dialog.tsx";
import { EarlyScript } from "#components/shell/early-script.tsx";
import { PageProgress } from "#components/shell/page-progress.tsx";
import { ThemeScript } from "#components/shell/theme-script.tsx";
import { readThemeChoice, THEME_COOKIE } from "#components/shell/theme.ts";
import { Toaster } from "#components/ui/toaster.tsx";
import { TooltipLayer } from "#components/ui/tooltip-layer.tsx";
import { FONTS } from "./fonts.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Gatehouse", template: "%s · Gatehouse" },
  description: "The IT request desk of your company.",
};
export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const choice = readThemeChoice((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The script sets data-theme before React arrives; that difference is meant.
    <html
      lang="en"
      className={FONTS}
      data-theme={choice === "system" ? undefined : choice}
      suppressHydrationWarning
    >
      <head>
        <ThemeScript nonce={nonce} />
        <EarlyScript nonce={nonce} />
      </head>
      <body>
        <PageProgress />
        {children}
        <ProofDialog />
        <Toaster />
        <TooltipLayer />
      </body>
    </html>
  );
}
