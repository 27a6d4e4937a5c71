/**
 * The fields and columns of the index. Raising any of the version numbers makes older segments
 * unreadable by new writers' merges until they are rebuilt, so they change only with a reindex.
 */

/** Indexed text fields, in MiniSearch's sense; order gives the field ids stored in segments. */
export const FIELDS = ["company", "title", "text"] as const;
export type Field = (typeof FIELDS)[number];

/** Names and titles are short and say what a section is about, so a match there counts more. */
export const FIELD_BOOSTS: Readonly<Record<Field, number>> = { company: 4, title: 2, text: 1 };

export const SCHEMA_VERSION = 1;
