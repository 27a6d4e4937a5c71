/** What a test wants to tell one filing from another by. */
export interface SubmissionParts {
  readonly accession?: string;
  readonly company?: string;
  readonly cik?: string;
  readonly text?: string;
}

/** Formats a small Form 8-K as EDGAR's complete submission text file. */
export function formatSubmission(parts: SubmissionParts = {}): Uint8Array {
  const { accession, company, cik, text } = {
    accession: "0000900001-03-000001",
    company: "ALDER VALLEY FOUNDRY INC",
    cik: "0000900001",
    text: "Alder Valley Foundry Inc. today announced the casting of its thousandth bell.",
    ...parts,
  };
  return new TextEncoder().encode(`<SEC-DOCUMENT>${accession}.txt : 20030409
<SEC-HEADER>${accession}.hdr.sgml : 20030409
ACCESSION NUMBER:		${accession}
CONFORMED SUBMISSION TYPE:	8-K
PUBLIC DOCUMENT COUNT:		1
CONFORMED PERIOD OF REPORT:	20030408
ITEM INFORMATION:		Other events
FILED AS OF DATE:		20030409

FILER:

	COMPANY DATA:	
		COMPANY CONFORMED NAME:			${company}
		CENTRAL INDEX KEY:			${cik}
		STANDARD INDUSTRIAL CLASSIFICATION:	IRON & STEEL FOUNDRIES [3320]
		STATE OF INCORPORATION:			OH
		FISCAL YEAR END:			1231

	FILING VALUES:
		FORM TYPE:		8-K
		SEC ACT:		1934 Act
		SEC FILE NUMBER:	000-90001
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>report.txt
<TEXT>
                                    FORM 8-K

                                 CURRENT REPORT

        Date of Report (Date of earliest event reported): April 8, 2003

ITEM 5.  OTHER EVENTS

${text}

                                   SIGNATURES

     Pursuant to the requirements of the Securities Exchange Act of 1934, the
registrant has duly caused this report to be signed on its behalf by the
undersigned hereunto duly authorized.

                                        By: /s/ Ada Smelter
                                            Ada Smelter, President
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
`);
}

/** A submission in which nothing can be read, as one of several in a file. */
export const BROKEN_SUBMISSION: Uint8Array = new TextEncoder().encode(
  "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n\n-----END PRIVACY-ENHANCED MESSAGE-----\n",
);
