import type { Metadata } from "next";
import { NoDirectoryPage } from "#components/people/no-people.tsx";
import { PeopleScreen } from "#components/people/people-screen.tsx";
import { loadPeople } from "#lib/directory/load-people.ts";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeoplePage({ searchParams }: Props) {
  const people = await loadPeople(await searchParams);
  if (people.status !== "ready")
    return <NoDirectoryPage status={people.status} noun="People" isAdmin={people.isAdmin} />;
  const screen = <PeopleScreen people={people} />;
  // The list has its own edges; the portal's would stand twice on a phone.
  return people.isDesk ? screen : <div className="max-sm:-mx-4">{screen}</div>;
}
