import type { Topic } from "./topic.ts";

/** Officers, bylaws, votes, fair disclosure and other events: sections 5.02 to 8 of the form. */
export const GOVERNANCE_TOPICS: Readonly<Record<string, Topic>> = {
  "5.02": {
    paragraphs: [
      [
        '(b) On {date}, {person}, {office} of {company} (the "Company"), resigned effective {later} to pursue other interests. {Ms}\'s departure is not the result of any disagreement with the Company on its operations, policies or practices.',
        '(b) On {date}, {person} informed the board of directors of {company} (the "Company") of {his} decision to retire as {office} after {count} months in that position and to leave the board at the next annual meeting.',
      ],
      [
        "(c) On the same day the board appointed {successor}, age {age}, as {office}. {MsNext} joined the Company from {partner}, where {heNext} was responsible for {product}. There is no family relationship between {MsNext} and any director or officer.",
        "(d) The board elected {successor} as a director to fill the vacancy and named {himNext} to the audit committee. {MsNext} has served as an executive of {partner} since {lastYear} and will receive the standard fees of non-employee directors.",
      ],
      [
        "(e) Under a separation agreement the Company will pay {Ms} twelve months of salary, or {money}, and the vesting of {shares} restricted stock units will be accelerated. {Ms} has released all claims and will be available as a consultant until {later}.",
        "(e) {Ms} will stay with the Company as an adviser until {later} at an annual salary of {salary}, and options on {shares} shares will go on vesting during that time. The letter agreement is filed as Exhibit {agreementExhibit}.",
      ],
    ],
    headlines: [
      "{short} Names {successor} {officeTitle}",
      "{short} Announces Departure of {person}",
    ],
    ledes: [
      "{company} ({ticker}) today announced that {successor} will become {office}, succeeding {person}.",
    ],
    quotes: [
      "{MsNext} has run a business like ours through good years and bad ones, and knows what our {customers} need.",
    ],
  },
  "5.03": {
    paragraphs: [
      [
        'On {date}, the board of directors of {company} (the "Company") adopted amended and restated bylaws, effective at once. The amendments require ninety days\' advance notice of nominations, allow meetings to be held by remote communication, and let holders of a quarter of the stock call a special meeting.',
        'On {date}, the board of directors of {company} (the "Company") approved a change of the Company\'s fiscal year end from {oldYearEnd} to December 31. The Company will file a report on Form 10-K for the transition period.',
      ],
      [
        "The description is qualified by the text of the document, which is filed as Exhibit 3.1 with the changes marked.",
        "The change brings the Company's reporting in line with that of its largest {customers} and takes effect with the current period.",
      ],
    ],
    headlines: ["{short} Amends Bylaws"],
    ledes: ["The board of {company} ({ticker}) has amended the company's bylaws."],
    quotes: ["Good governance is a habit, and these bylaws write it down."],
  },
  "5.04": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") sent its directors and officers a notice of a blackout period under its retirement savings plan. The blackout is needed because the plan administrator is changing from {partner} to {bank}.',
      ],
      [
        "From {after} until the week of {later}, participants will be unable to direct investments or take loans in the plan. During the blackout period directors and officers may not buy or sell shares of the Company that they acquired in connection with their service.",
      ],
    ],
    headlines: ["{short} Announces Blackout Period for Retirement Plan"],
    ledes: ["{company} is changing the administrator of its retirement savings plan."],
    quotes: ["The new plan offers our employees lower fees and more choice."],
  },
  "5.05": {
    paragraphs: [
      [
        'On {date}, the board of directors of {company} (the "Company") amended the code of ethics that applies to its principal executive, financial and accounting officers. The amended code adds rules on gifts from suppliers of {product} and names a hotline for reports in confidence.',
        'On {date}, the audit committee of {company} (the "Company") granted a waiver of the code of ethics to {person}, {office}, so that {he} may serve as an unpaid director of {partner}, a supplier of the Company.',
      ],
      [
        "The code of ethics is posted on the Company's web site and a copy will be sent free of charge on request.",
      ],
    ],
    headlines: ["{short} Updates Code of Ethics"],
    ledes: ["{company} has updated its code of ethics."],
    quotes: ["A code of ethics works only if people read it, so we made ours shorter."],
  },
  "5.06": {
    paragraphs: [
      [
        'As a result of the reverse merger completed on {date}, {company} (the "Company") is no longer a shell company as defined in Rule 12b-2. The Company now makes and sells {product} through its subsidiary {partner}.',
      ],
      [
        "The information that would be required in a registration statement on Form 10 is given in Exhibit 99.2. Before the merger the Company had no operations and three stockholders of record.",
      ],
    ],
    headlines: ["{short} Completes Reverse Merger"],
    ledes: [
      "{company} has completed a reverse merger with {partner} and is no longer a shell company.",
    ],
    quotes: ["Being public gives a small maker of {product} the means to grow."],
  },
  "5.07": {
    paragraphs: [
      [
        '{company} (the "Company") held its annual meeting of stockholders on {date}. Of {votes} shares entitled to vote, {control} were present in person or by proxy. The stockholders voted on three proposals, with these results:',
      ],
      [
        "Proposal 1 - Election of directors. {person} and {successor} were each elected for a term of three years. Proposal 2 - Advisory vote on the pay of executives: approved. Proposal 3 - Ratification of the appointment of {auditor} for {year}: approved.",
      ],
    ],
    headlines: ["{short} Announces Results of Annual Meeting"],
    ledes: [
      "Stockholders of {company} ({ticker}) elected two directors at the annual meeting held in {city} on {date}.",
    ],
    quotes: ["We thank our stockholders for their confidence."],
  },
  "5.08": {
    paragraphs: [
      [
        'The board of directors of {company} (the "Company") has set {later} as the date of its next annual meeting, which is more than thirty days after the anniversary of the last one. A nominating shareholder who wishes to have a nominee included in the proxy materials must therefore submit a notice on Schedule 14N not later than {after}.',
      ],
    ],
    headlines: ["{short} Sets Date of Annual Meeting"],
    ledes: ["{company} will hold its annual meeting in {city} on {later}."],
    quotes: ["We look forward to seeing our stockholders in {city}."],
  },
  "7.01": {
    paragraphs: [
      [
        "On {date}, members of management of {company} will speak at an investor conference in {city}. The slides of the investor presentation, which include outlook for sales of {product}, are furnished as Exhibit {exhibit}.",
        'The text of a press release dated {date}, issued by {company} ("{short}"), about the development of {product} for {customers}, is furnished as Exhibit {exhibit} and incorporated by reference. There can be no assurance that {short} will be able to sell {product} at a profit.',
      ],
      [
        "The presentation contains forward-looking statements. Actual results may differ because of competition, the cost of raw materials, and the other risks named in the Company's annual report.",
        "{short} makes no admission as to the materiality of the information furnished under this Item {item}, and undertakes no duty to update it. It shall not be deemed filed for purposes of Section 18 of the Exchange Act.",
      ],
    ],
    headlines: [
      "{short} to Present at Investor Conference in {city}",
      "{short} Gives Outlook for {product}",
    ],
    ledes: [
      "{company} ({ticker}) will present at an investor conference in {city} on {date} and expects revenue of {money} to {money} for the full year, its management said today.",
    ],
    quotes: ["We want every investor to hear the same facts at the same time."],
  },
  "8.01": {
    paragraphs: [
      [
        'On {date}, {company} (the "Company") announced that its board of directors has authorized a share repurchase program of up to {sum}. Purchases may be made in the open market or in private transactions until {later}, as prices and cash flow allow.',
        'On {date}, {company} (the "Company") announced the results of a one-year trial of {product} at {count} sites. The trial met its main goal, with failures down by {percent}, and no harmful effects were seen.',
        'On {date}, {company} (the "Company") signed a settlement agreement with {partner} that ends the patent case over {product} pending since {before}. The Company will pay {sum} and both sides have dropped all claims.',
        'On {date}, the board of directors of {company} (the "Company") declared a quarterly cash dividend of {perShare} per share, payable on {later} to stockholders of record on {after}.',
      ],
      [
        "The Company has about {shares} shares outstanding. The program does not oblige it to buy any particular number and may be suspended at any time. A press release is filed as Exhibit {exhibit}.",
        "The full data will be presented at a meeting in {city}. The Company cautions that regulators may ask for further trials, and that larger trials may not confirm these results. A press release is filed as Exhibit {exhibit}.",
        "Neither party admits any liability. The payment will be charged to the {quarter}; the Company had accrued {money} for it. A press release is filed as Exhibit {exhibit}.",
        "It is the forty-first dividend in a row. The board decides on dividends each quarter in the light of earnings, capital needs and the limits in the Company's loan agreements. A press release is filed as Exhibit {exhibit}.",
      ],
    ],
    headlines: [
      "{short} Authorizes {sum} Share Repurchase",
      "{short} Announces Positive Trial Results",
      "{short} Settles Litigation With {partnerShort}",
      "{short} Declares Quarterly Dividend of {perShare} Per Share",
    ],
    ledes: [
      "The board of directors of {company} ({ticker}) has authorized the purchase of up to {sum} of its own stock, the company said today.",
      "{company} ({ticker}) today announced positive results of a one-year trial of {product}.",
      "{company} ({ticker}) and {partner} have ended their dispute over patents on {product}, the companies said today.",
      "The board of directors of {company} ({ticker}) has declared a quarterly cash dividend of {perShare} per share, payable on {later}.",
    ],
    quotes: [
      "Buying our own stock at this price reflects our confidence in {product}.",
      "It has been a long road, and we are grateful to every site that took part.",
      "Both companies can now spend their time on {customers} instead of lawyers.",
      "A dividend that comes every quarter is a promise, and we keep ours.",
    ],
  },
};
