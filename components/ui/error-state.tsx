"use client";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Icon } from "./icon.tsx";
import { onDemand } from "./on-demand.tsx";

const TechnicalDetails = onDemand(async () => (await import("./technical-details.tsx")).TechnicalDetails);

type ErrorStateProps = {
  title: string;
  children?: ReactNode;
  onRetry?: () => void;
  isRetrying?: boolean;
  actions?: ReactNode;
  technical?: string | undefined;
  className?: string;
};

/** Something didn't load: what, why, Try again, and the raw words under Technical details. */
export function ErrorState({
  title,
  children,
  onRetry,
  isRetrying = false,
  actions,
  technical,
  className,
}: ErrorStateProps) {
  return (
    <div role="alert" className={className}>
      <EmptyState
        title={title}
        actions={
          <>
            {onRetry ? (
              <Button
                size="s"
                icon={<Icon of={RotateCw} size={14} />}
                isRunning={isRetrying}
                onClick={onRetry}
              >
                Try again
              </Button>
            ) : null}
            {actions}
          </>
        }
      >
        {children}
        {technical ? <TechnicalDetails className="mt-2">{technical}</TechnicalDetails> : null}
      </EmptyState>
    </div>
  );
}
