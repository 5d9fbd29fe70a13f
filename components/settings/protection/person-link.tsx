import { Avatar } from "#components/ui/avatar.tsx";
import { Link } from "#components/ui/link.tsx";

/** A person in a table of the settings, with the way to their page. */
export function PersonLink({ objectId, displayName }: { objectId: string; displayName: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Avatar name={displayName} objectId={objectId} size={20} className="max-sm:hidden" />
      <Link href={`/people/${objectId}`} className="min-w-0 rounded-mark hover:underline">
        {displayName}
      </Link>
    </span>
  );
}
