import type { ReactNode } from "react";
import { PeopleSelection } from "#components/people/selection/people-selection.tsx";

/** Keeps the selection while the list is paged, filtered and left for a person. */
export default function PeopleLayout({ children }: { children: ReactNode }) {
  return <PeopleSelection>{children}</PeopleSelection>;
}
