/** Descriptions of exhibits can run on for pages; a few lines are enough to choose by. */
const MAX_TITLE_LENGTH = 300;

/** Cuts a title to what an answer may hold of it. */
export function cutTitle(title: string): string {
  return title.slice(0, MAX_TITLE_LENGTH).toWellFormed();
}
