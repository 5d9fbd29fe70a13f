const list = (text: string) => text.split("|");

export const givenNames = list(
  "Adaeze|Adrián|Agnieszka|Ahmed|Aisha|Aleksander|Alice|Amina|Anders|André|Anika|Anton|Arjun|Astrid|Ayşe|Beatriz|Benjamin|Bianca|Björn|Camila|Carlos|Catarina|Célia|Chen|Chiara|Clara|Daiki|Daria|David|Deniz|Diego|Dmitri|Dóra|Eero|Efua|Elena|Elif|Élodie|Emil|Emma|Esra|Eva|Felix|Filip|Fiona|Florian|Freya|Gabriel|Goran|Grace|Gustav|Haruto|Helena|Hiroshi|Hugo|Ida|Ines|Ingrid|Isabel|Ivan|Jakob|Jana|Jasper|Joana|Johan|Josefine|Julia|Kaito|Karin|Kasper|Kateřina|Kenji|Khadija|Klara|Kofi|Lars|Laura|Leif|Lena|Liam|Linnéa|Lucía|Luis|Mads|Magdalena|Małgorzata|Marco|Marek|María|Markus|Martina|Mateo|Mathilde|Maya|Mehmet|Mia|Mikael|Milan|Nadia|Naomi|Natalia|Niklas|Nina|Noah|Nora|Oksana|Olivia|Omar|Oskar|Paolo|Patricia|Paula|Pedro|Petra|Priya|Rafael|Rania|Renata|Ricardo|Rosa|Ruben|Sami|Sanna|Sara|Sebastian|Selma|Sergio|Simone|Šimon|Soo-jin|Stefan|Sunniva|Svetlana|Tariq|Teresa|Theo|Tomáš|Ursula|Valentina|Vera|Viktor|Wanjiru|Wiktoria|Yara|Yusuf|Žofia|Zuzana",
);

export const surnames = list(
  "Abe|Achterberg|Adeyemi|Aguilar|Alves|Andersen|Andersson|Antonescu|Aslan|Baker|Baptista|Barros|Becker|Bergström|Bianchi|Boateng|Bouchard|Brandt|Bruun|Cardoso|Carvalho|Černý|Chatterjee|Christensen|Costa|Da Silva|Dahl|De Vries|Dębski|Demir|Diaz|Dimitrov|Dubois|Ekström|El Amrani|Eriksen|Fernandes|Fischer|Fontaine|Förster|García|Georgiou|Gomes|González|Grünwald|Gupta|Haas|Hansen|Hashimoto|Hernández|Hoffmann|Horváth|Huang|Ivanova|Jansen|Jensen|Jiménez|Johansson|Kamara|Karlsson|Kaya|Keller|Khan|Kim|Klein|Kovács|Kowalski|Kristiansen|Krüger|Larsen|Laurent|Lee|Lehtonen|Lindgren|López|Lund|Maes|Martin|Martínez|Meyer|Mohamed|Moreau|Müller|Murphy|Nakamura|Navarro|Nielsen|Novák|Nowak|O'Brien|Öberg|Olsen|Oliveira|Onyango|Ortiz|Östlund|Özdemir|Papadopoulos|Patel|Pereira|Petrov|Popescu|Rasmussen|Reyes|Ricci|Rodríguez|Romano|Rossi|Ruiz|Sánchez|Santos|Sato|Schmidt|Schneider|Sharma|Silva|Singh|Sjöberg|Smit|Sørensen|Suzuki|Svensson|Szabó|Tanaka|Thomsen|Torres|Tran|Van Dijk|Vargas|Vidal|Virtanen|Wagner|Walker|Weber|Wiśniewski|Yamamoto|Yılmaz|Zhang|Zimmermann",
);

export const offices: readonly (readonly [office: string, country: string])[] = [
  ["Gothenburg", "SE"],
  ["Lyon", "FR"],
  ["Berlin", "DE"],
  ["Turin", "IT"],
  ["Wrocław", "PL"],
  ["Rotterdam", "NL"],
  ["Lagos", "NG"],
  ["Accra", "GH"],
  ["Freetown", "SL"],
  ["Dakar", "SN"],
  ["Johannesburg", "ZA"],
  ["Mexico City", "MX"],
  ["Lima", "PE"],
  ["Da Nang", "VN"],
  ["Daejeon", "KR"],
  ["Taipei", "TW"],
  ["Auckland", "NZ"],
  ["Bucharest", "RO"],
  ["Porto", "PT"],
  ["Istanbul", "TR"],
  ["Galway", "IE"],
  ["Reykjavik", "IS"],
  ["Dubai", "AE"],
];

/** Departments with their head (a named person), their share of the company and their titles. */
export const departments: readonly {
  name: string;
  head: string;
  share: number;
  titles: readonly string[];
}[] = [
  {
    name: "Engineering",
    head: "Oleksandr Kovalenko",
    share: 24,
    titles: list(
      "Optical Designer|Firmware Engineer|Senior Metrology Engineer|Test Automation Engineer|Lens Coating Scientist|Mechanical Engineer|Systems Engineer",
    ),
  },
  {
    name: "Manufacturing",
    head: "Katarzyna Wójcik",
    share: 26,
    titles: list(
      "Coating Technician|Process Engineer|Test Bench Technician|Shift Supervisor|Quality Inspector|Maintenance Engineer",
    ),
  },
  {
    name: "Operations",
    head: "Henrik Aalto",
    share: 14,
    titles: list(
      "Plant Planner|Warehouse Supervisor|Procurement Specialist|Logistics Coordinator|Supply Chain Analyst",
    ),
  },
  {
    name: "Sales",
    head: "Sofía Castañeda",
    share: 14,
    titles: list(
      "Account Executive|Regional Sales Manager|Customer Success Manager|Sales Engineer|Inside Sales Representative",
    ),
  },
  {
    name: "Field Service",
    head: "Thabo Nkosi",
    share: 8,
    titles: list("Field Service Engineer|Service Coordinator|Calibration Specialist"),
  },
  {
    name: "Finance",
    head: "Daniel Abramov",
    share: 5,
    titles: list("Data Analyst|Payroll Specialist|Controller|Accounts Payable Clerk"),
  },
  {
    name: "Product Design",
    head: "Hannah Lindqvist",
    share: 4,
    titles: list("Packaging Designer|Product Designer|Industrial Designer|Design Researcher"),
  },
  {
    name: "IT",
    head: "Noor Haidari",
    share: 3,
    titles: list("IT Support Engineer|Systems Administrator|Network Engineer"),
  },
  {
    name: "Legal",
    head: "Siobhán Ní Bhriain",
    share: 2,
    titles: list("Legal Counsel|Regulatory Affairs Specialist|Contract Manager"),
  },
];

export const appNames = list(
  "Figma|Miro|Siemens NX|Salesforce|SAP S/4HANA|Workday|Jira|Confluence|GitHub Enterprise|GitLab|Slack|Zoom|DocuSign|Adobe Creative Cloud|AutoCAD|SolidWorks PDM|Zemax OpticStudio|LabVIEW|MATLAB|Power BI Gateway|Tableau|Snowflake|Databricks|Datadog|PagerDuty|Sentry|1Password|Okta Verify Bridge|Zscaler|CrowdStrike Falcon|Cisco AnyConnect|Asana|Monday|Notion|Trello|Lucidchart|Canva|Grammarly|DeepL Pro|HubSpot|Marketo|Mailchimp|Zendesk|Freshservice|Intercom|Gong|Clari|Concur|Coupa|Ariba|NetSuite|Expensify|Brex|Payworks|ADP|BambooHR|Greenhouse|Lever|Lattice|Culture Amp|LinkedIn Learning|Udemy Business|Pluralsight|KnowBe4|Egnyte|Box|Dropbox Business|Bynder|Airtable|Smartsheet|Quickbase|Twilio|Postman|Artifactory|SonarQube|Jenkins|TestRail|BrowserStack|Ansible Tower|HashiCorp Vault|Grafana|Elastic Cloud|MongoDB Atlas|Prototype Vault|Calder Intranet|Calder Timesheets|Calder Calibration",
);
export const groupTopics = list(
  "Studio|Projects|Readers|Editors|Badge Holders|Site Access|VPN|Print|Leads|On Call|Newsletter|Reviewers|Contractors|Planning|Budget|Archive|Launch|Training|Lab|Safety",
);
