import { ListSkeleton } from "#components/people/list-skeleton.tsx";

export default function PeopleLoading() {
  return <ListSkeleton title="People" heads={["Name", "Work email", "Job title", "Department"]} />;
}
