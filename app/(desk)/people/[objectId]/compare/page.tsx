import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompareScreen } from "#components/people/compare/compare-screen.tsx";
import { comparePeople, type PeopleComparison } from "#lib/directory/compare-people.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Compare access" };

type Props = {
  params: Promise<{ objectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ComparePage({ params, searchParams }: Props) {
  const { with: other } = await searchParams;
  if (typeof other !== "string") notFound();
  return <CompareScreen comparison={await read((await params).objectId, other)} />;
}

async function read(objectId: string, other: string): Promise<PeopleComparison> {
  try {
    return comparePeople(await pageContext(), objectId.toLowerCase(), other.toLowerCase());
  } catch (error) {
    // Who may not compare is told no more than that there is nothing here.
    if (error instanceof DeskError) notFound();
    throw error;
  }
}
