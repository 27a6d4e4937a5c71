/**
 * The event date of a cover.
 *
 *     Date of Report (Date of earliest event reported): May 23, 2000 (May 22, 2000)
 *                                                        report       event
 *     DATE OF REPORT (DATE OF EARLIEST EVENT REPORTED)    the date below, or above as in 1996
 *     March 22, 1994                                      a bare date line, as in 1994
 */

import type { Sourced } from "../filing.ts";
import { findDates } from "./calendar-date.ts";
import { type CoverGrid, findLabel, isRuleRow } from "./cover-grid.ts";

/** "on or about", "Wednesday," */
const DAY_CHARS = 12;
/** Lines that a label and its wrapped date can take. */
const ROWS_BEHIND = 4;
const ROWS_ABOVE = 4;

/** Reads the date of the earliest event; a cover's only date line when nothing labels it. */
export function readReportDate(grid: CoverGrid): Sourced<string> | null {
  const label = findLabel(grid, "date");
  if (!label) return periodEnd(grid) ?? bareDate(grid);
  const above = bracketedDate(grid, label.row) ?? dateOver(grid, label.row);
  return above ?? dateBehind(grid, label.row) ?? dateAbove(grid, label.row) ?? bareDate(grid);
}

/** "(date of earliest event reported) (June 2, 1997)": the date over it is that of the report. */
function bracketedDate(grid: CoverGrid, row: number): Sourced<string> | null {
  const text = textOf(grid, row, row + ROWS_BEHIND);
  const label = EVENT.exec(text);
  if (!label || !/\)\s*\($/.test(label[0])) return null;
  const behind = text.slice(label.index + label[0].length);
  return findDates(behind)[0]?.start === 0 ? eventDate(behind) : null;
}

/** A bare date on the line over the label, when the label's own line has none. */
function dateOver(grid: CoverGrid, row: number): Sourced<string> | null {
  const own = grid.lines[row]?.text ?? "";
  if (/:\s*$/.test(own) || findDates(own).length > 0) return null;
  const over = grid.rows.slice(0, row).findLast((cells) => !isRuleRow(cells));
  const [cell, ...others] = over ?? [];
  return cell && others.length === 0 ? dateAlone(cell.text) : null;
}

/** "For the fiscal year ended December 31, 1998", the period of annual and quarterly reports. */
function periodEnd(grid: CoverGrid): Sourced<string> | null {
  const row = grid.lines.findIndex(({ text }) => PERIOD.test(text.trimStart().slice(0, 400)));
  if (row < 0) return null;
  const text = textOf(grid, row, row + 2);
  const period = PERIOD.exec(text);
  return eventDate(text.slice(period ? period.index + period[0].length : 0));
}

/** At the start of its line: prospectuses name the reports of other periods within sentences. */
const PERIOD =
  /^[^A-Za-z]{0,10}(?:for\s+(?:the\s+)?(?:\w+\s+){0,4}(?:year|period|quarter|months?)|quarterly\s+period)\s+end(?:ed|ing)\b\s*:?/i;

/** "(Date of earliest event reported)", "Date of Event Requiring Report:" */
const EVENT =
  /(?:earliest\s+event(?:\s+reported)?|date\s+of\s+(?:the\s+)?event(?:\s+requiring\s+(?:this\s+)?report)?\b)[^A-Za-z0-9]{0,40}/i;

function dateBehind(grid: CoverGrid, row: number): Sourced<string> | null {
  const text = textOf(grid, row, row + ROWS_BEHIND);
  const earliest = EVENT.exec(text);
  const report = /date\s+of\s+(?:the\s+)?report[^A-Za-z0-9]{0,40}/i.exec(text);
  const start = earliest ? earliest.index + earliest[0].length : (report?.index ?? 0);
  // A date behind words below the label is an agreement's, when the report's stands before it.
  if (earliest && report && wordsBefore(text.slice(start)).length > DAY_CHARS) {
    const before = eventDate(text.slice(report.index, earliest.index));
    if (before) return before;
  }
  return (
    eventDate(text.slice(start)) ??
    (earliest && report ? eventDate(text.slice(report.index)) : null)
  );
}

/** What stands before the first date of a text; empty when there is none. */
function wordsBefore(text: string): string {
  return text.slice(0, findDates(text)[0]?.start ?? 0);
}

/** Of two dates the one in parentheses is that of the earliest event, else the earlier one. */
function eventDate(text: string): Sourced<string> | null {
  const [first, second] = findDates(text);
  if (!first || first.start > MAX_GAP_CHARS) return null;
  const between = second ? text.slice(first.end, second.start) : "";
  const isEvent =
    second !== undefined &&
    (OPENS_EVENT.test(between) || (JOINS.test(between) && second.date < first.date));
  const event = isEvent ? second : first;
  return { value: event.date, source: "cover", raw: text.slice(event.start, event.end) };
}

/** "(" or "(for the earliest event dated" between the date of the report and that of the event. */
const OPENS_EVENT = /^[\s,_=–—-]{0,20}\((?:\s*|[a-z\s]{0,20}event[a-z\s:]{0,30})$/i;

/** "May 5, 2003 / April 30, 2003" */
const JOINS = /^\s{0,3}(?:[/,;&]|and)\s{0,3}$/i;

/** A date further behind its label than this belongs to something else. */
const MAX_GAP_CHARS = 160;

function dateAbove(grid: CoverGrid, row: number): Sourced<string> | null {
  for (let above = row - 1; above >= Math.max(0, row - ROWS_ABOVE); above--) {
    const text = grid.lines[above]?.text.trim() ?? "";
    const date = findDates(text).at(-1);
    if (date && !/act\s+of/i.test(text)) return { value: date.date, source: "cover", raw: text };
  }
  return null;
}

/** The first line that is a date and nothing else. */
function bareDate(grid: CoverGrid): Sourced<string> | null {
  for (const cell of grid.rows.flat()) {
    const date = dateAlone(cell.text);
    if (date) return date;
  }
  return null;
}

function dateAlone(text: string): Sourced<string> | null {
  const trimmed = text.replace(/^[\s_]+|[\s_]+$/g, "");
  const [first, second] = findDates(trimmed);
  const last = second ?? first;
  if (!first || !last || first.start > 2 || trimmed.length - last.end > 2) return null;
  return eventDate(trimmed);
}

function textOf(grid: CoverGrid, from: number, to: number): string {
  const lines = grid.lines.slice(from, to).map((line) => line.text.trim().slice(0, 400));
  return lines.join(" ").replace(/\s+/g, " ");
}
