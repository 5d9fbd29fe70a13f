import { CopyButton } from "#components/ui/copy-button.tsx";

/** Where programs reach the tool server. */
export function ToolAddress({ address }: { address: string }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
      Address of the tool server (MCP over HTTP):
      <span className="flex min-w-0 items-center gap-1">
        <code className="font-mono text-12 break-all text-ink">{address}</code>
        <CopyButton text={address} label="Copy the address" />
      </span>
    </p>
  );
}
