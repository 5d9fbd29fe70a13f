export type GroupSort = "security" | "microsoft365" | "distribution";

/** A group of the practice company that is the same for every seed. */
export type NamedGroup = {
  name: string;
  sort: GroupSort;
  /** Members in a company of 1,240; a smaller one has fewer. */
  size: number;
  description?: string;
  isTeam?: boolean;
  with?: readonly string[];
  without?: readonly string[];
  owners?: readonly string[];
};

const ikram = ["Ikram Benali"];
const group = (name: string, sort: GroupSort, size: number, more: Partial<NamedGroup> = {}): NamedGroup => ({
  name,
  sort,
  size,
  ...more,
});

/** Those every practice tenant has, however few groups are asked. */
export const firstGroups: readonly NamedGroup[] = [
  group("Packaging Studio", "microsoft365", 14, {
    isTeam: true,
    without: ikram,
    owners: ["Hannah Lindqvist"],
  }),
  group("Prototype Vault – RW", "security", 23, {
    description: "Read and write on unreleased line drawings.",
    without: ikram,
    owners: ["Tomasz Zieliński"],
  }),
  group("Brand – All", "security", 46, { with: ikram }),
  group("Lyon – Badge Holders", "security", 142, { with: ikram }),
  group("Packaging News", "distribution", 120),
];

export const moreGroups: readonly NamedGroup[] = [
  group("Product Design", "microsoft365", 31, { isTeam: true, with: ["Ikram Benali", "Hannah Lindqvist"] }),
  group("Lyon Office", "microsoft365", 58, { with: ikram }),
  group("VPN – Standard", "security", 610, { with: ikram }),
  group("Product Announcements", "distribution", 340, { with: ikram }),
  group("All Company News", "distribution", 900),
  group("All Staff – Collaboration", "microsoft365", 420),
  group("Field Service – EMEA", "security", 88, { owners: ["Thabo Nkosi"] }),
  group("Coating Line 3", "security", 29, { owners: ["Katarzyna Wójcik"] }),
  group("Coating Line 3 – Operators", "security", 36),
  group("Finance – Reports", "security", 24, { owners: ["Daniel Abramov"] }),
  group("Brand – Freelancers", "security", 8, { owners: ikram }),
  group("Packaging – Vendors", "security", 17),
  group("Optics – Lab Bookings", "microsoft365", 33, { with: ["Giulia Ferraro"] }),
  group("Test Bench Admin", "security", 11, { with: ["Zeynep Yıldırım"] }),
  group("Johannesburg Office", "microsoft365", 41, { with: ["Thandiwe Mbeki"] }),
];
