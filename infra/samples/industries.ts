/** What fictional companies make and sell, so that their reports speak of different things. */
export interface Industry {
  readonly sic: string;
  /** EDGAR's name of the SIC code. */
  readonly sicLabel: string;
  /** What such companies call themselves: `Diagnostics`. */
  readonly nouns: readonly string[];
  /** Products, in plural or as mass nouns: `point-of-care blood analysers`. */
  readonly products: readonly string[];
  readonly customers: readonly string[];
}

export const INDUSTRIES: readonly Industry[] = [
  {
    sic: "2834",
    sicLabel: "PHARMACEUTICAL PREPARATIONS",
    nouns: ["Pharmaceuticals", "Therapeutics", "Biosciences", "Biopharma"],
    products: [
      "inhaled antifungals",
      "once-weekly insulin",
      "monoclonal antibodies",
      "plasma-derived immune globulin",
    ],
    customers: ["hospital pharmacies", "specialty distributors", "infusion centers"],
  },
  {
    sic: "3674",
    sicLabel: "SEMICONDUCTORS & RELATED DEVICES",
    nouns: ["Semiconductor", "Microsystems", "Photonics", "Devices"],
    products: [
      "power management chips",
      "silicon carbide wafers",
      "optical transceivers",
      "radio frequency filters",
    ],
    customers: ["handset makers", "automotive suppliers", "data center operators"],
  },
  {
    sic: "6022",
    sicLabel: "STATE COMMERCIAL BANKS",
    nouns: ["Bancorp", "Bancshares", "Financial", "Savings"],
    products: [
      "commercial mortgages",
      "small business loans",
      "certificates of deposit",
      "wealth management",
    ],
    customers: ["family businesses", "municipalities", "homeowners"],
  },
  {
    sic: "1311",
    sicLabel: "CRUDE PETROLEUM & NATURAL GAS",
    nouns: ["Petroleum", "Energy", "Resources", "Exploration"],
    products: [
      "natural gas liquids",
      "light sweet crude",
      "horizontal wells",
      "gathering pipelines",
    ],
    customers: ["refiners", "utilities", "pipeline operators"],
  },
  {
    sic: "7372",
    sicLabel: "SERVICES-PREPACKAGED SOFTWARE",
    nouns: ["Software", "Systems", "Analytics", "Networks"],
    products: [
      "payroll software",
      "supply chain planning",
      "identity management",
      "claims processing systems",
    ],
    customers: ["hospitals", "freight carriers", "regional insurers"],
  },
  {
    sic: "5411",
    sicLabel: "RETAIL-GROCERY STORES",
    nouns: ["Markets", "Stores", "Foods", "Brands"],
    products: ["organic produce", "private label groceries", "frozen seafood", "bakery goods"],
    customers: ["families", "neighborhood restaurants", "school districts"],
  },
  {
    sic: "3841",
    sicLabel: "SURGICAL & MEDICAL INSTRUMENTS & APPARATUS",
    nouns: ["Diagnostics", "Medical", "Surgical", "Instruments"],
    products: [
      "point-of-care blood analyzers",
      "spinal implants",
      "infusion pumps",
      "ultrasound probes",
    ],
    customers: ["teaching hospitals", "outpatient clinics", "blood centers"],
  },
  {
    sic: "6798",
    sicLabel: "REAL ESTATE INVESTMENT TRUSTS",
    nouns: ["Properties", "Realty", "Land", "Storage"],
    products: [
      "self storage facilities",
      "suburban office parks",
      "medical office buildings",
      "outlet centers",
    ],
    customers: ["tenants", "regional retailers", "physician groups"],
  },
  {
    sic: "1040",
    sicLabel: "GOLD & SILVER ORES",
    nouns: ["Mining", "Minerals", "Metals", "Gold"],
    products: ["copper concentrate", "placer gold", "underground silver ore", "metallurgical coal"],
    customers: ["smelters", "steel mills", "refineries"],
  },
  {
    sic: "3714",
    sicLabel: "MOTOR VEHICLE PARTS & ACCESSORIES",
    nouns: ["Industries", "Manufacturing", "Automotive", "Components"],
    products: ["brake assemblies", "turbocharger housings", "truck axles", "battery enclosures"],
    customers: ["truck manufacturers", "dealers", "fleet operators"],
  },
];
