import { ListSkeleton } from "#components/people/list-skeleton.tsx";

export default function RequestsLoading() {
  return <ListSkeleton title="Requests" heads={["Status", "No.", "Request", "Requester", "Updated"]} />;
}
