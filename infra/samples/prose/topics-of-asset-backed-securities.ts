import type { Topic } from "./topic.ts";

/** What trusts report about the loans they hold: section 6 of the form. */
export const ASSET_BACKED_TOPICS: Readonly<Record<string, Topic>> = {
  "6.01": {
    paragraphs: [
      [
        "{company}, as depositor, files with this report informational and computational material on the {short} Auto Receivables Trust {year}-A, which {bank} gave to prospective investors on {date}.",
      ],
      [
        "The material shows prepayment assumptions, average lives and yields for four classes of notes backed by {money} of retail instalment contracts. It was prepared by the underwriter and takes the place of earlier versions.",
      ],
    ],
    headlines: ["{short} Prices Auto Receivables Trust"],
    ledes: ["{company} has priced notes of {bigSum} backed by retail instalment contracts."],
    quotes: ["Investors know these contracts, and it shows in the price."],
  },
  "6.02": {
    paragraphs: [
      [
        "On {date}, {bank} resigned as trustee of the {short} Home Equity Trust {lastYear}-2, and {partner} was appointed as successor trustee under a supplement to the pooling and servicing agreement.",
      ],
      [
        "The successor trustee assumed all duties of its predecessor, among them the distribution reports to holders. The servicer and its fee are unchanged.",
      ],
    ],
    headlines: ["{short} Names Successor Trustee"],
    ledes: ["{company} has appointed {partner} as trustee of one of its trusts."],
    quotes: ["The change brings all of our trusts under one roof."],
  },
  "6.03": {
    paragraphs: [
      [
        "On {date}, the rating agencies lowered the rating of the insurer whose policy supports the Class A notes of the {short} Equipment Trust {lastYear}-1. {company} has replaced the policy by a letter of credit of {sum} issued by {bank}.",
      ],
      [
        "The credit enhancement of the other classes, by subordination and a reserve account of {money}, has not changed.",
      ],
    ],
    headlines: ["{short} Replaces Credit Enhancement of Equipment Trust"],
    ledes: ["{company} has replaced the insurance policy that supported one class of its notes."],
    quotes: ["Holders of the notes are at least as well protected as they were."],
  },
  "6.04": {
    paragraphs: [
      [
        "On {date}, the {short} Mortgage Trust {lastYear}-3 failed to make the required distribution of {sum} on its Class M-2 certificates, because collections on the mortgage loans fell short.",
      ],
      [
        "Under the pooling and servicing agreement the shortfall is carried forward with interest of {percent}. Losses in the period were {money}, and {percent} of the loans were sixty days or more past due.",
      ],
    ],
    headlines: ["{short} Mortgage Trust Reports Shortfall"],
    ledes: [
      "The distribution on one class of certificates of a {short} trust fell short by {sum}.",
    ],
    quotes: ["The servicer is working with borrowers, loan by loan."],
  },
  "6.05": {
    paragraphs: [
      [
        "The actual pool of the {short} Card Trust {year}-B at its issuance on {date} differs from the one described in the prospectus supplement by more than five percent: accounts opened within the last year make up {part} of it instead of {percent}.",
      ],
      [
        "Updated tables of the composition of the pool, by credit limit, age and state, follow as Exhibit 99.2.",
      ],
    ],
    headlines: ["{short} Updates Pool Description"],
    ledes: ["{company} has updated the description of the pool of its latest trust."],
    quotes: ["The pool is younger than we had described, and investors should know it."],
  },
  "6.06": {
    paragraphs: [
      [
        "Static pool information on prior trusts sponsored by {company}, as required for the offering of the {short} Card Trust {year}-B, is filed as Exhibit 106 and covers delinquencies, losses and prepayments in monthly increments since {lastYear}.",
      ],
    ],
    headlines: ["{short} Publishes Static Pool Data"],
    ledes: ["{company} has published static pool data on its prior trusts."],
    quotes: ["Five years of data say more than five pages of words."],
  },
};
