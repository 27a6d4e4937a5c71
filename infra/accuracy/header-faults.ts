const EXHIBITS_LEFT_OUT =
  "the body heads Item 9.01 with an exhibit list, which the header leaves out";
const ONE_DECLARED = "the body heads Items 5 and 7, the header declares one item without a label";
const EMPTY_LABEL = "the body heads Item 12, for which EDGAR printed an empty label";

/**
 * Filings whose header lists other items than the body reports, each looked at by a person, with
 * what the body really says. EDGAR took the codes from the filer's own entry and checked nothing.
 */
export const HEADER_FAULTS: ReadonlyMap<string, string> = new Map<string, string>([
  ["a_full_submission/1993-2000/1002022_8K_2000_0000914260-00-000030.txt", ONE_DECLARED],
  ["f_negative/concatenated_x3_0000320193-99-000010.txt", ONE_DECLARED],
  [
    "a_full_submission/1993-2000/1004963_8K_1996_0001004963-96-000018.txt",
    "the only item of the body is 5, the header says change in control",
  ],
  [
    "a_full_submission/2001-2004/0000774352-01-000002.txt",
    "the body heads Item 7 above its reports, which the header leaves out",
  ],
  ["a_full_submission/2001-2004/1001258_8K_2004_0001125282-04-000379.txt", EMPTY_LABEL],
  ["a_full_submission/2001-2004/1001258_8K_2004_0001125282-04-002113.txt", EMPTY_LABEL],
  ["a_full_submission/2001-2004/1001258_8K_2004_0001125282-04-003595.txt", EMPTY_LABEL],
  [
    "a_full_submission/2005-2010/0001213900-09-002194.txt",
    "the body lists its exhibit without a heading for Item 9.01",
  ],
  ["a_full_submission/2019-2026/0000019617-26-000241.txt", EXHIBITS_LEFT_OUT],
  ["a_full_submission/2019-2026/0000066740-24-000023.txt", EXHIBITS_LEFT_OUT],
  ["a_full_submission/2019-2026/NVDA_0001045810-24-000144.txt", EXHIBITS_LEFT_OUT],
  ["a_full_submission/2019-2026/NVDA_0001045810-25-000039.txt", EXHIBITS_LEFT_OUT],
  [
    "b_ascii_main_doc/1993-2000/0001004963-96-000018.main.txt",
    "the only item of the body is 5, the header says change in control",
  ],
  ["b_ascii_main_doc/2001-2004/0001125282-04-000379.main.txt", EMPTY_LABEL],
  ["b_ascii_main_doc/2001-2004/0001125282-04-002113.main.txt", EMPTY_LABEL],
  ["b_ascii_main_doc/2001-2004/0001125282-04-003595.main.txt", EMPTY_LABEL],
  ["c_html_main_doc/2019-2026/0000019617-26-000241_jpm-20260624.htm", EXHIBITS_LEFT_OUT],
  [
    "c_html_main_doc/2019-2026/BA_0000012927-25-000004_ba-20250123.htm",
    "the body heads Item 2.02 with preliminary results, which the header leaves out",
  ],
  ["c_html_main_doc/2019-2026/GOOGL_0001652044-25-000027_goog-20250318.htm", EXHIBITS_LEFT_OUT],
  ["c_html_main_doc/2019-2026/JPM_0000019617-24-000275_jpm-20240408.htm", EXHIBITS_LEFT_OUT],
  ["c_html_main_doc/2019-2026/JPM_0000019617-24-000660_jpm-20241209.htm", EXHIBITS_LEFT_OUT],
  ["c_html_main_doc/2019-2026/JPM_0000019617-25-000056_jpm-20250121.htm", EXHIBITS_LEFT_OUT],
  ["c_html_main_doc/2019-2026/NVDA_0001045810-24-000144_nvda-20240607.htm", EXHIBITS_LEFT_OUT],
  ["c_html_main_doc/2019-2026/NVDA_0001045810-25-000039_nvda-20250303.htm", EXHIBITS_LEFT_OUT],
  [
    "e_ground_truth/labelled_text_2025/ATHA_0000950170-25-068020.txt",
    "the body heads Item 7.01, its first letter on a line of its own, which the header leaves out",
  ],
  [
    "e_ground_truth/labelled_text_2025/INDV_0001625297-25-000032.txt",
    "the header lists Item 1.01, which the body does not head",
  ],
  [
    "e_ground_truth/labelled_text_2025/SSP_0000832428-25-000024.txt",
    "the list names an exhibit, 99.1, as an item",
  ],
]);
