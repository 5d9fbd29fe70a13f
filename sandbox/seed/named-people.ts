/** People of the practice company who are the same for every seed. */
export type NamedPerson = {
  name: string;
  /** Mailbox name at calder.example; made from the name when absent. */
  mailbox?: string;
  /** Graph id; derived from the name when absent. */
  objectId?: string;
  title: string;
  department: string;
  office: string;
  manager: string | null;
  /** Directory roles held. */
  roles?: readonly string[];
  isBlocked?: boolean;
  isDeleted?: boolean;
};

const person = (
  name: string,
  title: string,
  department: string,
  office: string,
  manager: string | null,
  more: Partial<NamedPerson> = {},
): NamedPerson => ({
  name,
  title,
  department,
  office,
  manager,
  ...more,
});

export const namedPeople: readonly NamedPerson[] = [
  person("Margarethe Vogel", "Chief Executive Officer", "Management", "Gothenburg", null),
  person("Noor Haidari", "IT Manager", "IT", "Gothenburg", "Margarethe Vogel", {
    roles: ["Global Administrator"],
  }),
  person("Kwame Mensah", "IT Support Engineer", "IT", "Accra", "Noor Haidari"),
  person("Ibrahim Sesay", "IT Support Engineer", "IT", "Freetown", "Noor Haidari", {
    roles: ["User Administrator"],
  }),
  person("Hannah Lindqvist", "Head of Product Design", "Product Design", "Gothenburg", "Margarethe Vogel"),
  person("Ikram Benali", "Packaging Designer", "Product Design", "Lyon", "Hannah Lindqvist", {
    objectId: "4d9a0c1e-77b2-49f8-8f0a-1b6e53c2d907",
  }),
  person("Daniel Abramov", "Finance Director", "Finance", "Berlin", "Margarethe Vogel"),
  person("Henrik Aalto", "Operations Director", "Operations", "Gothenburg", "Margarethe Vogel"),
  person("Sofía Castañeda", "Sales Director", "Sales", "Mexico City", "Margarethe Vogel", {
    mailbox: "sofia.castaneda",
  }),
  person("Oleksandr Kovalenko", "Head of Engineering", "Engineering", "Berlin", "Margarethe Vogel"),
  person("Katarzyna Wójcik", "Quality Manager", "Manufacturing", "Wrocław", "Henrik Aalto"),
  person("Thabo Nkosi", "Field Service Manager", "Field Service", "Johannesburg", "Henrik Aalto"),
  person("Amara Okafor", "Supply Chain Lead", "Operations", "Lagos", "Henrik Aalto"),
  person("Ana-Maria Ionescu", "Payroll Specialist", "Finance", "Bucharest", "Daniel Abramov", {
    mailbox: "anamaria.ionescu",
  }),
  person("Aroha Ngata", "Field Service Engineer", "Field Service", "Auckland", "Thabo Nkosi"),
  person("Bao Trần", "Firmware Engineer", "Engineering", "Da Nang", "Oleksandr Kovalenko"),
  person("Chidi Eze", "Data Analyst", "Finance", "Lagos", "Daniel Abramov"),
  person("Farid Rahimi", "Warehouse Supervisor", "Operations", "Rotterdam", "Amara Okafor", {
    isBlocked: true,
  }),
  person("Fatoumata Diallo", "Plant Planner", "Operations", "Dakar", "Henrik Aalto"),
  person("Giulia Ferraro", "Optical Designer", "Engineering", "Turin", "Hannah Lindqvist"),
  person("José Ignacio Rentería", "Regional Sales Manager", "Sales", "Mexico City", "Sofía Castañeda", {
    mailbox: "jose.renteria",
  }),
  person("Jun-ho Park", "Senior Metrology Engineer", "Engineering", "Daejeon", "Oleksandr Kovalenko", {
    mailbox: "junho.park",
  }),
  person("Leila Haddad", "Procurement Manager", "Operations", "Lyon", "Henrik Aalto"),
  person("Lucas Van den Broeck", "Account Executive", "Sales", "Rotterdam", "Sofía Castañeda", {
    mailbox: "lucas.vandenbroeck",
  }),
  person("Luca Moretti", "Test Bench Technician", "Manufacturing", "Turin", "Katarzyna Wójcik", {
    isDeleted: true,
  }),
  person("Marisol Quispe Huamán", "Customer Success Manager", "Sales", "Lima", "Sofía Castañeda", {
    mailbox: "marisol.quispe",
  }),
  person("Mateus Albuquerque", "Process Engineer", "Manufacturing", "Porto", "Katarzyna Wójcik"),
  person("Mei-Ling Wu", "Lens Coating Scientist", "Engineering", "Taipei", "Hannah Lindqvist", {
    mailbox: "mei-ling.wu",
  }),
  person("Nguyễn Thị Minh Châu", "Controller", "Finance", "Da Nang", "Daniel Abramov", {
    mailbox: "minhchau.nguyen",
  }),
  person("Tomasz Zieliński", "Prototype Lead", "Product Design", "Wrocław", "Hannah Lindqvist"),
  person("Zeynep Yıldırım", "Test Automation Engineer", "Engineering", "Istanbul", "Oleksandr Kovalenko"),
  person("Siobhán Ní Bhriain", "Regulatory Affairs Lead", "Legal", "Galway", "Margarethe Vogel", {
    mailbox: "siobhan.nibhriain",
  }),
  person("Sigrún Jónsdóttir", "Coating Technician", "Manufacturing", "Reykjavik", "Katarzyna Wójcik"),
  person("Thandiwe Mbeki", "Field Service Engineer", "Field Service", "Johannesburg", "Thabo Nkosi"),
  person("Rashid Al-Mansouri", "Account Executive", "Sales", "Dubai", "Sofía Castañeda", {
    mailbox: "rashid.almansouri",
  }),
  person("Gatehouse Break Glass", "Emergency access", "IT", "Gothenburg", null, {
    mailbox: "breakglass",
    roles: ["Global Administrator"],
  }),
  person("Astrid Holm", "Identity Engineer", "IT", "Gothenburg", "Noor Haidari", {
    roles: ["Privileged Role Administrator", "Helpdesk Administrator"],
  }),
];

/** Personas of the sign-in page, by the person's name. */
export const personaNames = {
  admin: "Noor Haidari",
  agent: "Kwame Mensah",
  manager: "Hannah Lindqvist",
  employee: "Ikram Benali",
  "not-an-admin": "Ibrahim Sesay",
} as const;

/** Directory roles of the tenant with Microsoft's template ids. */
export const roleTemplates: Readonly<Record<string, string>> = {
  "Global Administrator": "62e90394-69f5-4237-9190-012177145e10",
  "Privileged Role Administrator": "e8611ab8-c189-46e8-94e1-60213ab1f814",
  "User Administrator": "fe930be7-5e62-47db-91af-98c3a49a38b1",
  "Helpdesk Administrator": "729827e3-9c14-49f7-bb1b-9608f156bbb8",
  "Directory Readers": "88d8e3e3-8f55-4a1e-953a-9b9898b8876b",
};
