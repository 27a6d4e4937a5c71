/** Inline XBRL: the tags around cover values, and the hidden header that defines them. */
import { formatCompactDate } from "../calendar.ts";
import type { FictionalCompany } from "../fictional-company.ts";
import type { Report } from "../report.ts";

const CONTEXT = "c-1";

/** Tags ready-made inline HTML as a fact of the dei taxonomy. */
export function tagFact(name: string, html: string, format?: string): string {
  const transformation = format === undefined ? "" : ` format="${format}"`;
  return `<ix:nonNumeric contextRef="${CONTEXT}"${transformation} name="dei:${name}" id="f-${name}">${html}</ix:nonNumeric>`;
}

/** Wraps a body into an XHTML document with the hidden facts and the context of all facts. */
export function inlineDocument(report: Report, body: string): string {
  const [company] = report.registrants;
  if (company === undefined) return body;
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:ixt-sec="http://www.sec.gov/inlineXBRL/transformation/2015-08-31" xmlns:dei="http://xbrl.sec.gov/dei/2023" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<head><title>${company.ticker.toLowerCase()}-${formatCompactDate(report.eventDate)}</title></head>
<body>${hiddenHeader(report, company)}
${body}</body>
</html>`;
}

function hiddenHeader(report: Report, company: FictionalCompany): string {
  const { eventDate } = report;
  const amended = report.form.endsWith("/A");
  return `<div style="display:none"><ix:header><ix:hidden>${tagFact("EntityCentralIndexKey", company.cik)}${tagFact("AmendmentFlag", String(amended))}</ix:hidden><ix:references><link:schemaRef xlink:type="simple" xlink:href="${company.ticker.toLowerCase()}-${formatCompactDate(eventDate)}.xsd"/></ix:references><ix:resources><xbrli:context id="${CONTEXT}"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">${company.cik}</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>${eventDate}</xbrli:startDate><xbrli:endDate>${eventDate}</xbrli:endDate></xbrli:period></xbrli:context></ix:resources></ix:header></div>`;
}
