import type { Topic } from "./topic.ts";

/** Agreements, acquisitions, debt and restructuring: sections 1 and 2 of the form. */
export const BUSINESS_TOPICS: Readonly<Record<string, Topic>> = {
  "1.01": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") entered into an Agreement and Plan of Merger (the "Merger Agreement") with {partner}, under which a newly formed subsidiary of {partnerShort} will merge into the Company. Each outstanding share of common stock will be converted into the right to receive {dealPrice} in cash, without interest.',
        "On {date}, {short} and {partner} signed a five-year supply agreement for {product}. {partnerShort} has committed to buy at least {money} of {product} in each contract year and will pay a reservation fee of {money} within thirty days.",
        '{company} (the "Company") entered into an Amended and Restated Credit Agreement on {date} with {bank}, as administrative agent, and the lenders named in it. The agreement provides for a revolving credit facility of {bigMoney} and a term loan of {bigMoney}, both maturing on {later}.',
      ],
      [
        "The agreement contains customary representations, warranties and covenants, and may be terminated by either party if the transaction has not closed by {later}. In certain circumstances, including acceptance of a superior proposal, the Company would owe {partnerShort} a termination fee of {money}.",
        "Either party may end the agreement on ninety days' notice after its second anniversary. {partnerShort} may also terminate without penalty if {short} fails three consecutive quality audits of its {city} plant.",
        "Borrowings bear interest at a margin over the reference rate that varies with the leverage ratio. The agreement limits liens, dividends and further indebtedness and requires a fixed charge coverage ratio of at least 1.25 to 1.00, tested at the end of each fiscal quarter.",
      ],
      [
        "The Company's directors approved the Merger Agreement unanimously after considering an opinion of its financial adviser as to fairness. Its text is attached as Exhibit {agreementExhibit}.",
        "Other than in respect of the agreement, neither the Company nor any of its affiliates has a material relationship with {partner}. The foregoing description is not complete and is qualified by the full text of the agreement, which is filed as Exhibit {agreementExhibit} and incorporated by reference.",
        "The lenders and their affiliates have provided, and may again provide, banking services to the Company for customary fees. The text of the agreement is attached as Exhibit {agreementExhibit}.",
      ],
    ],
    headlines: [
      "{short} to Be Acquired by {partnerShort} for {dealPrice} Per Share",
      "{short} Signs Five-Year Supply Agreement With {partnerShort}",
      "{short} Closes New Credit Facility",
    ],
    ledes: [
      "{company} ({ticker}) today announced that it has signed a definitive merger agreement with {partner}.",
      "{company} ({ticker}) today announced that it will supply {product} to {partner} for the next five years.",
      "{company} ({ticker}) today announced a new credit facility arranged by {bank}.",
    ],
    quotes: [
      "We looked for a partner that understands {product} as well as our own people do, and we found one.",
      "The agreement gives us a firm base of orders for {product} for years to come.",
      "The facility gives us room to serve our {customers} as they grow.",
    ],
  },
  "1.02": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") gave {partner} notice that it is ending the distribution agreement dated {before}, effective {later}. Under that agreement {partnerShort} had been the exclusive distributor of {product} in eleven states.',
        "On {date}, in connection with its new financing, {short} repaid all outstanding obligations of {money} under its loan agreement with {bank} dated {before}, and terminated that agreement. No early termination penalty was due.",
      ],
      [
        "The Company exercised its right to terminate because sales of {product} by the distributor had stayed below the contractual minimum for four quarters. The Company does not expect to incur material early termination penalties.",
        "The liens that secured the obligations have been released. Unamortized loan costs of {money} will be written off in the {quarter}.",
      ],
    ],
    headlines: ["{short} Ends Distribution Agreement With {partnerShort}"],
    ledes: [
      "{company} ({ticker}) said today that it will sell {product} through its own sales force once its agreement with {partner} ends on {later}.",
    ],
    quotes: ["Selling directly brings us closer to the {customers} who use {product} every day."],
  },
  "1.03": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") and three of its subsidiaries filed voluntary petitions for reorganization under chapter 11 of the United States Bankruptcy Code in the Bankruptcy Court for the District of {stateName}. The Company continues to manage its properties and operate its business as debtor in possession.',
        'On {date}, the United States Bankruptcy Court for the District of {stateName} entered an order confirming the plan of reorganization of {company} (the "Company"). The Company expects the plan to become effective on or about {later}.',
      ],
      [
        "The Company has obtained a commitment from {bank} for debtor-in-possession financing of up to {bigMoney}, subject to approval of the court, to pay suppliers and employees while the cases are pending.",
        "Under the plan, holders of general unsecured claims will receive new common stock, lenders under the prepetition credit facility will receive {bigMoney} of new secured notes, and existing equity interests will be cancelled without any distribution.",
      ],
      [
        "At {quarterEnd}, the Company had total assets of {bigMoney} and total liabilities of {bigMoney}.",
      ],
    ],
    headlines: ["{short} Files for Chapter 11 Protection to Complete Financial Restructuring"],
    ledes: [
      "{company} today announced that it has filed voluntary petitions under chapter 11 to carry out a restructuring agreed with most of its lenders.",
    ],
    quotes: [
      "Our stores and plants are open, our employees are being paid, and {product} are shipping on schedule.",
    ],
  },
  "1.04": {
    paragraphs: [
      [
        "On {date}, {short} Mining Services, a wholly owned subsidiary of {company}, received an imminent danger order under section 107(a) of the Federal Mine Safety and Health Act of 1977 at its Number {count} mine near {city}. The order followed an inspection that found loose rock above a haulage way.",
      ],
      [
        "Miners were withdrawn from the affected section at once and nobody was injured. The condition was corrected and the order was terminated the same day; the order has no material effect on production.",
      ],
    ],
    headlines: ["{short} Reports Brief Withdrawal Order at Mine"],
    ledes: [
      "{company} reported that an order affecting one section of a mine was lifted within hours.",
    ],
    quotes: ["No shipment is worth an injury; the crew did what it is trained to do."],
  },
  "1.05": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") determined that a cybersecurity incident first detected on {before} is material. An unauthorized third party gained access to servers that support order entry for {product}, and encrypted part of the data stored there.',
        '{company} (the "Company") experienced a ransomware attack that disrupted its shipping systems. On {date} management concluded, in consultation with the audit committee, that the incident is reasonably likely to be material.',
      ],
      [
        "The Company took the affected systems offline, started its incident response plan, retained outside forensic experts and notified federal law enforcement. Shipments to {customers} resumed on a limited basis within six days.",
        "The investigation has so far found that files of about {votes} current and former {customers} were copied. The Company is notifying those affected and the regulators concerned.",
      ],
      [
        "The Company expects direct costs of {money} in the {quarter}, part of which it believes to be insured, and has not yet determined the full effect on its financial condition. It will amend this report when that information becomes available.",
      ],
    ],
    headlines: ["{short} Provides Update on Cybersecurity Incident"],
    ledes: [
      "{company} ({ticker}) today provided an update on the unauthorized access to its order systems that it discovered in recent weeks.",
    ],
    quotes: [
      "We regret the trouble this has caused our {customers} and are working around the clock to put it right.",
    ],
  },
  "2.01": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") completed its acquisition of all of the outstanding stock of {partner}, a maker of {product}. The purchase price was {sum} in cash and {shares} shares of the Company\'s common stock, subject to an adjustment for working capital.',
        'On {date}, {company} (the "Company") sold substantially all of the assets of its {city} division to {partner} for {money} in cash, a note of {money} and the assumption of trade payables. The price was set in arm\'s length negotiation.',
      ],
      [
        "The cash part of the price was paid from a borrowing under the Company's credit facility with {bank}. The seller's former owner, {person}, will stay on as president of the acquired business for two years.",
        "No material relationship exists between the buyer and the Company, its directors or officers. The Company will use the proceeds to repay debt and to expand its production of {product2}.",
      ],
      [
        "Any financial statements and pro forma information that are required will be filed by amendment not later than seventy-one days after the date this report had to be filed. The asset purchase agreement is filed as Exhibit {agreementExhibit}.",
      ],
    ],
    headlines: [
      "{short} Completes Acquisition of {partnerShort}",
      "{short} Closes Transaction With {partnerShort}",
    ],
    ledes: [
      "{company} ({ticker}) announced today that it has closed its previously announced transaction with {partner}.",
    ],
    quotes: [
      "The combined company will offer {customers} both {product} and {product2} from one sales desk.",
    ],
  },
  "2.02": {
    paragraphs: [
      [
        "On {date}, {company} issued a press release announcing its financial results for the {quarter} ended {quarterEnd}. A copy is furnished as Exhibit {exhibit} to this report.",
        '{company} (the "Company") today reported revenue of {sum} and net income of {perShare} per diluted share for the {quarter} ended {quarterEnd}. The release with the complete results is attached as Exhibit {exhibit}.',
      ],
      [
        'The information in this Item {item}, including the exhibit, is furnished and shall not be deemed "filed" for purposes of Section 18 of the Securities Exchange Act of 1934, nor incorporated by reference into any registration statement unless expressly stated there.',
        "The release presents adjusted operating income, which leaves out restructuring charges and amortization. Management uses this measure to compare periods; a reconciliation to net income is part of the exhibit.",
      ],
    ],
    headlines: [
      "{short} Reports Record {quarterTitle} Results",
      "{short} Announces {quarterTitle} Revenue of {sum}",
      "{short} Posts Loss as Orders for {product} Slow",
    ],
    ledes: [
      "{company} ({ticker}) today reported revenue of {sum} for the {quarter} ended {quarterEnd}, compared with {money} for the same quarter of {lastYear}. Net income was {money}, or {perShare} per diluted share.",
    ],
    quotes: [
      "Demand for {product} held up better than we had planned, and gross margin improved for the third quarter in a row.",
      "The quarter was difficult. Two large {customers} delayed orders, and we have lowered our costs to match.",
    ],
  },
  "2.03": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") issued {bigSum} of senior secured notes under an indenture with {bank}, as trustee. The notes bear interest at {percent} a year, payable twice a year, and mature on {later}.',
        "On {date}, {short} borrowed {money} under its revolving credit facility with {bank} to fund the purchase of new production lines for {product}. After the borrowing, {money} remains available.",
      ],
      [
        "If an event of default occurs, the holders of one quarter of the principal amount may declare the debt due at once. Events of default include failure to pay, breach of the leverage ratio and acceleration of other debt above {money}.",
      ],
    ],
    headlines: ["{short} Completes {bigSum} Financing"],
    ledes: [
      "{company} ({ticker}) today announced that it has closed a financing of {bigSum} arranged by {bank}.",
    ],
    quotes: ["The financing lets us build for {customers} without selling stock at today's price."],
  },
  "2.04": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") received a notice of acceleration from {bank}, which states that the Company did not meet the minimum net worth covenant of its loan agreement and declares {sum} of principal and accrued interest immediately due.',
      ],
      [
        "The acceleration is also an event of default under the Company's equipment leases, whose lessors may demand {money}. The Company is negotiating a forbearance agreement; there can be no assurance that it will be able to sign one.",
      ],
    ],
    headlines: ["{short} in Discussions With Lenders After Notice of Acceleration"],
    ledes: [
      "{company} said today that its lender has declared a loan of {sum} due and that discussions on a forbearance agreement continue.",
    ],
    quotes: [
      "We are talking with our lenders every day and expect to find a way that keeps the business whole.",
    ],
  },
  "2.05": {
    paragraphs: [
      [
        'On {date}, the board of directors of {company} (the "Company") approved a restructuring plan that closes its {city} plant, moves the making of {product} to contract manufacturers, and reduces its workforce by about {count} positions, or {part} of all employees.',
      ],
      [
        "The Company expects total charges of {money}: {money} for employee severance, {money} for the termination of leases, and the rest for moving equipment. Most of them will be recorded in the {quarter} and about two thirds will be paid in cash. The plan is to be complete by {later}.",
      ],
    ],
    headlines: ["{short} to Close {city} Plant, Reduce Workforce by {part}"],
    ledes: [
      "{company} ({ticker}) today announced a restructuring plan that will lower annual costs by {money}.",
    ],
    quotes: [
      "Parting with colleagues who built this company is the hardest decision a management can make.",
    ],
  },
  "2.06": {
    paragraphs: [
      [
        'On {date}, in preparing its statements for the {quarter}, {company} (the "Company") concluded that a goodwill impairment charge is required for the reporting unit that makes {product}. Orders from {customers} fell short of the forecast on which the carrying amount rested.',
      ],
      [
        "The Company estimates the impairment charge at {sum}, none of which will result in future cash payments. Fair value was determined from discounted cash flows with the help of an independent appraiser.",
      ],
    ],
    headlines: ["{short} to Record Goodwill Impairment Charge"],
    ledes: [
      "{company} ({ticker}) said today that it will record a charge of {sum} for the {quarter}.",
    ],
    quotes: ["The charge looks back; our cash position and our product plans are unchanged."],
  },
};
