import { Skeleton } from "#components/ui/skeleton.tsx";

/** The shape of an approval that is on its way. */
export function ApprovalSkeleton() {
  return (
    <div
      aria-busy="true"
      className="grid max-w-[736px] content-start gap-5 px-6 pt-6 [animation:fade_1ms_200ms_both] lg:pl-10"
    >
      <Skeleton width={320} height={20} />
      <Skeleton width="100%" height={96} />
      <Skeleton width={240} />
      <Skeleton width="80%" height={40} />
    </div>
  );
}
