import type { Topic } from "./topic.ts";

/** Listing, sales of securities, accountants and control: sections 3 to 5.01 of the form. */
export const SECURITIES_TOPICS: Readonly<Record<string, Topic>> = {
  "3.01": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") received a letter from the staff of {exchange} stating that for thirty consecutive business days the bid price of its common stock had closed below the minimum of $1.00 per share required for continued listing.',
        'On {date}, {exchange} notified {company} (the "Company") that, because its annual report has not been filed in time, it no longer meets the continued listing standards.',
      ],
      [
        "The letter has no immediate effect on the listing, and the stock goes on trading under the symbol {ticker}. The Company has until {later} to regain compliance and may submit a plan of compliance or ask for a hearing before a panel.",
        "The Company expects to file the report before {later}. Trading in the stock under the symbol {ticker} is not affected in the meantime.",
      ],
    ],
    headlines: ["{short} Receives Notice Regarding Continued Listing"],
    ledes: [
      "{company} ({ticker}) announced that it has received a notice of non-compliance from {exchange}.",
    ],
    quotes: ["We have a plan to regain compliance and the time to carry it out."],
  },
  "3.02": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") sold {shares} shares of common stock and warrants to purchase {shares} more to fourteen accredited investors in a private placement, at {price} per unit. Gross proceeds were {sum}; a placement agent received {percent} of them.',
        'Between {before} and {date}, {company} (the "Company") sold {shares} shares of its common stock for {sum} to purchasers outside the United States, none of whom is a U.S. person, in offshore transactions.',
      ],
      [
        "The warrants may be exercised for five years at {price} per share. The Company agreed to register the resale of the shares within ninety days and will pay liquidated damages of one per cent a month if it does not.",
        "The Company will use the proceeds as working capital and to finish development of {product}.",
      ],
      [
        "The securities were sold in reliance on an exemption from registration for transactions not involving a public offering. Each purchaser stated that it was buying for investment and had access to information about the Company.",
      ],
    ],
    headlines: ["{short} Completes {sum} Private Placement"],
    ledes: [
      "{company} ({ticker}) today announced the closing of a private placement with institutional investors for gross proceeds of {sum}.",
    ],
    quotes: [
      "With this placement the development of {product} is funded through the end of next year.",
    ],
  },
  "3.03": {
    paragraphs: [
      [
        'On {date}, the board of directors of {company} (the "Company") adopted a rights agreement with {bank} as rights agent and declared a dividend of one preferred share purchase right for each share of common stock held on {later}.',
      ],
      [
        "A right becomes exercisable ten days after a person or group has acquired fifteen percent or more of the common stock without approval of the board. It then entitles every holder but the acquiring person to buy common stock at half its market price. The board may redeem the rights for $0.01 each and they expire in three years.",
      ],
      [
        "The plan was not adopted in response to any particular offer. The rights agreement is filed as Exhibit 4.1.",
      ],
    ],
    headlines: ["{short} Adopts Limited-Duration Rights Plan"],
    ledes: [
      "The board of {company} ({ticker}) has adopted a stockholder rights plan, the company said today.",
    ],
    quotes: ["The plan gives all stockholders time to judge an offer on its merits."],
  },
  "4.01": {
    paragraphs: [
      [
        '(a) On {date}, {company} (the "Company") dismissed {auditor} as its {accountants}. The decision was recommended by the audit committee and approved by the board of directors.',
        '(a) On {date}, {auditor} informed {company} (the "Company") that it resigned as the Company\'s {accountants}, effective on that day. The Company did not seek the resignation.',
      ],
      [
        "The reports of {auditor} on the financial statements for the past two fiscal years contained no adverse opinion and no disclaimer, and were not qualified or modified as to uncertainty, audit scope or accounting principles, except that the latest report expressed substantial doubt about the Company's ability to continue as a going concern.",
        "The reports of {auditor} for the last two years contained no adverse opinion or disclaimer of opinion and were not qualified or modified in any respect.",
      ],
      [
        "In those two years and the interim period up to {date} there were no disagreements with {auditor} on any matter of accounting principles, disclosure or auditing scope that, if not resolved to its satisfaction, would have caused it to refer to them in its report.",
        "During the same period there was one reportable event: {auditor} advised the audit committee of a material weakness in the way the Company records the cost of {product} sold on consignment. The Company has authorized the firm to answer its successor's questions without limit.",
      ],
      [
        "The Company has asked {auditor} for a letter addressed to the Commission that states whether it agrees with these statements. A copy of the letter, dated {filed}, is filed as Exhibit {letterExhibit}.",
      ],
      [
        "(b) On {date}, the Company engaged {newAuditor} as its new {accountants}. It had not consulted {newAuditor} before on the application of accounting principles or on the type of opinion that might be given.",
      ],
    ],
    headlines: ["{short} Names {newAuditor} as Auditor"],
    ledes: [
      "{company} ({ticker}) announced today that its audit committee has engaged {newAuditor}.",
    ],
    quotes: ["We thank the partners of {auditor} for their work over many years."],
  },
  "4.02": {
    paragraphs: [
      [
        '(a) On {date}, the audit committee of {company} (the "Company") concluded, on the recommendation of management, that the previously issued financial statements for the year {lastYear} and the first two quarters of {year} should no longer be relied upon.',
      ],
      [
        "An internal review found that revenue from {product} was recognized when goods were shipped to warehouses rather than on delivery to {customers}. The Company estimates that the restatement will reduce revenue of {lastYear} by {money} and net income by {money}, or {cents} per share.",
        "The error concerns the valuation of inventory at the {city} plant, where counts had been carried forward without adjustment. The effect on net income of {lastYear} is expected to be a reduction of {money}.",
      ],
      [
        "Management has determined that a material weakness in internal control existed and is describing its remedy in the amended annual report. The audit committee discussed these matters with {auditor}, its {accountants}.",
      ],
    ],
    headlines: ["{short} to Restate Financial Statements for {lastYear}"],
    ledes: [
      "{company} ({ticker}) said today that investors should no longer rely on its financial statements for {lastYear}.",
    ],
    quotes: [
      "We found the error ourselves, we are correcting it, and we have changed the people and the systems that let it happen.",
    ],
  },
  "5.01": {
    paragraphs: [
      [
        'On {date}, {partner} bought {shares} shares of common stock of {company} (the "Company") from {person}, the Company\'s founder, under a stock purchase agreement dated {before}. The purchase gives {partnerShort} {control} of the voting power and resulted in a change in control of the Company.',
      ],
      [
        "The price of {money} was paid out of working capital of the buyer and a loan from {bank}. As agreed, three directors left the board and {partnerShort} named {successor} and two others in their place.",
      ],
      [
        "Apart from the agreement, the Company knows of no arrangement, including any pledge of securities, that may later result in another change in control.",
      ],
    ],
    headlines: ["{partnerShort} Acquires Control of {short}"],
    ledes: [
      "{partner} has acquired a majority of the voting power of {company} ({ticker}), the companies said today.",
    ],
    quotes: ["I built this company over twenty-six years and am leaving it in good hands."],
  },
};
