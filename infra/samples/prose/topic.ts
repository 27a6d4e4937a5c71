/** What reports on one kind of event say: templates whose {slots} a story fills in. */
export interface Topic {
  /** Each entry is one paragraph in several wordings. */
  readonly paragraphs: readonly (readonly string[])[];
  /** Headlines of a press release about it. */
  readonly headlines: readonly string[];
  /** The first sentence of the release, after the dateline. */
  readonly ledes: readonly string[];
  /** What the chief executive says about it. */
  readonly quotes: readonly string[];
}
