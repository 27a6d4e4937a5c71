/**
 * The cover page of a main document: tagged facts first, then the printed page. No field is
 * mended with another; what the cover does not say is null.
 */

import type { CheckBoxes, Cover } from "../filing.ts";
import type { LineSpan } from "../sections/segmented-document.ts";
import type { DocumentText } from "../text/line.ts";
import { readAddress } from "./cover-address.ts";
import { NO_BOXES, readBoxes } from "./cover-boxes.ts";
import { readReportDate } from "./cover-date.ts";
import { readCoverForm } from "./cover-form.ts";
import { readFormerName } from "./cover-former-name.ts";
import { readCoverGrid } from "./cover-grid.ts";
import { readEin, readFileNumber, readStateOfIncorporation } from "./cover-identifiers.ts";
import { readCompany } from "./cover-name.ts";
import { readPhone } from "./cover-phone.ts";
import { readSecurities } from "./cover-securities.ts";
import { readTaggedCover } from "./inline-xbrl.ts";

export interface CoverPage {
  readonly cover: Cover;
  /** "Amendment No. 2" */
  readonly amendmentNumber: number | null;
}

/** The cover of a filing without a main document. */
export const EMPTY_COVER: CoverPage = {
  cover: {
    company: null,
    cik: null,
    form: null,
    reportDate: null,
    stateOfIncorporation: null,
    fileNumber: null,
    ein: null,
    address: null,
    phone: null,
    formerName: null,
    securities: [],
    boxes: NO_BOXES,
  },
  amendmentNumber: null,
};

/** Reads the cover of a document whose cover page are the lines of `span`. */
export function readCover(document: DocumentText, span: LineSpan): CoverPage {
  const lines = document.lines.slice(span.start, span.end);
  const tagged = readTaggedCover(document);
  const { form, raw, amendmentNumber } = readCoverForm(lines);
  const printed = isComplete(tagged) ? EMPTY_COVER.cover : readPrintedCover(document, span);
  return {
    cover: {
      company: tagged.company ?? printed.company,
      cik: tagged.cik,
      form: tagged.form ?? (form && raw ? { value: form, source: "cover", raw } : null),
      reportDate: tagged.reportDate ?? printed.reportDate,
      stateOfIncorporation: tagged.stateOfIncorporation ?? printed.stateOfIncorporation,
      fileNumber: tagged.fileNumber ?? printed.fileNumber,
      ein: tagged.ein ?? printed.ein,
      address: tagged.address ?? printed.address,
      phone: tagged.phone ?? printed.phone,
      formerName: tagged.formerName ?? printed.formerName,
      securities: tagged.securities.length > 0 ? tagged.securities : printed.securities,
      boxes: hasBoxes(tagged.boxes) ? tagged.boxes : readBoxes(lines),
    },
    amendmentNumber,
  };
}

function hasBoxes(boxes: CheckBoxes): boolean {
  return Object.values(boxes).some((box) => box !== null);
}

/** A cover with these facts is tagged throughout; what it does not tag it does not print. */
function isComplete(tagged: Cover): boolean {
  const { company, reportDate, stateOfIncorporation, fileNumber, ein, address, phone } = tagged;
  const fields = [company, reportDate, stateOfIncorporation, fileNumber, ein, address, phone];
  return fields.every((field) => field !== null);
}

function readPrintedCover(
  document: DocumentText,
  span: LineSpan,
): Omit<Cover, "cik" | "form" | "boxes"> {
  const grid = readCoverGrid(document.lines.slice(span.start, span.end));
  const phone = readPhone(grid);
  return {
    company: readCompany(grid),
    reportDate: readReportDate(grid),
    stateOfIncorporation: readStateOfIncorporation(grid),
    fileNumber: readFileNumber(grid),
    ein: readEin(grid),
    address: readAddress(grid, phone?.value ?? null),
    phone,
    formerName: readFormerName(grid),
    securities: readSecurities(grid),
  };
}
