/** One of the approvers, or all of them. */
export const NEEDS = [
  { value: "one", label: "One of them is enough" },
  { value: "all", label: "All of them have to approve" },
] as const;
