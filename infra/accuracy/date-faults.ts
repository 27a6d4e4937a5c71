const TWO_DATES = "the cover prints report date and event date, the header has the report date";
const OTHER_DAY = "the cover prints one date, the header has another";

/**
 * Filings whose header has another period of report than the event date that the cover prints,
 * each looked at by a person. The cover was read right: no reading of it yields the header's date.
 */
export const DATE_FAULTS: ReadonlyMap<string, string> = new Map<string, string>([
  ["a_full_submission/1993-2000/0000703901-98-000003.txt", OTHER_DAY],
  ["a_full_submission/1993-2000/1002022_8K_2000_0000914260-00-000030.txt", TWO_DATES],
  ["a_full_submission/1993-2000/1002022_8K_2000_0000914260-00-000057.txt", TWO_DATES],
  ["a_full_submission/1993-2000/1004963_8K_1996_0001004963-96-000004.txt", OTHER_DAY],
  ["a_full_submission/1993-2000/1004963_8K_1996_0001004963-96-000018.txt", OTHER_DAY],
  ["a_full_submission/1993-2000/109446_8K_1994_0000109446-94-000008.txt", OTHER_DAY],
  [
    "a_full_submission/2001-2004/0000723533-04-000001.txt",
    "the cover prints a date of report and one of the earliest event, the header has neither",
  ],
  ["a_full_submission/2001-2004/1001258_8K_2004_0001125282-04-000379.txt", OTHER_DAY],
  ["a_full_submission/2005-2010/0001213900-09-002194.txt", TWO_DATES],
  ["a_full_submission/2005-2010/1001258_8K_2005_0001125282-05-004198.txt", OTHER_DAY],
  ["b_ascii_main_doc/1993-2000/0000109446-94-000008.main.txt", OTHER_DAY],
  ["b_ascii_main_doc/1993-2000/0000914260-00-000030.main.txt", TWO_DATES],
  ["b_ascii_main_doc/1993-2000/0000914260-00-000057.main.txt", TWO_DATES],
  ["b_ascii_main_doc/1993-2000/0001004963-96-000004.main.txt", OTHER_DAY],
  ["b_ascii_main_doc/1993-2000/0001004963-96-000018.main.txt", OTHER_DAY],
  ["b_ascii_main_doc/2001-2004/0001125282-04-000379.main.txt", OTHER_DAY],
  ["b_ascii_main_doc/2005-2010/0001125282-05-004198.main.txt", OTHER_DAY],
]);
