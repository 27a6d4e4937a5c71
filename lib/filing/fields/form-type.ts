/**
 * EDGAR form types: `8-K`, `8-K/A`, `SC 13D/A`, `10-K405`. The part before `/A` is the root form.
 */

/** Returns the form type in EDGAR's spelling: upper case, single spaces; null when empty. */
export function parseFormType(text: string): string | null {
  const form = text.trim().replace(/\s+/g, " ").toUpperCase();
  return form === "" ? null : form;
}

/** Returns the form without its amendment suffix. */
export function rootFormOf(form: string): string {
  return form.replace(/\/A$/, "");
}

/** Tells whether the form type is that of an amendment. */
export function isAmendment(form: string): boolean {
  return form.endsWith("/A");
}

/** Tells whether the form's items are those of Form 8-K: successor issuers report on 8-K too. */
export function isCurrentReport(rootForm: string): boolean {
  return /^8-?K(?:12B|12G3|15D5|405|T)?$/i.test(rootForm);
}
