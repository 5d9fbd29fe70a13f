import { CopyButton } from "#components/ui/copy-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

/** How an HR system sends people by itself. */
export function ApiSection({ publicUrl }: { publicUrl: string }) {
  const example = exampleOf(publicUrl);
  return (
    <Section
      title="API"
      help="For HR systems that can call an address. The same call again changes nothing."
      anchor="api"
    >
      <div className="grid max-w-200 gap-3">
        <p className="text-ink-2">
          Needs a machine key from <TextLink href="/settings/access-keys">Access keys</TextLink>. Each person
          is answered by itself: one that is wrong stops no other. What is left out stays as it is, null takes
          it back.
        </p>
        <div className="relative rounded-box border border-line bg-inset">
          <pre className="p-3 pr-12 font-mono text-12 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <code>{example}</code>
          </pre>
          <CopyButton text={example} label="Copy the example" className="absolute top-1.5 right-1.5" />
        </div>
      </div>
    </Section>
  );
}

const exampleOf = (publicUrl: string) => `curl -X PUT ${publicUrl}/api/hris/people \\
  -H "Authorization: Bearer $GATEHOUSE_KEY" \\
  -H "Content-Type: application/json" \\
  -d '[{"email": "new.hire@example.com",
        "startDate": "2026-12-01",
        "department": "Engineering",
        "managerEmail": "boss@example.com"}]'`;
