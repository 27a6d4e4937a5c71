/** Tells whether one letter added, lost, changed or swapped with the next makes one word the other. */
export function isOneLetterOff(word: string, meant: string): boolean {
  let front = 0;
  while (front < word.length && word[front] === meant[front]) front++;
  let back = 0;
  const shorter = Math.min(word.length, meant.length) - front;
  while (back < shorter && word.at(-1 - back) === meant.at(-1 - back)) back++;
  const left = word.slice(front, word.length - back);
  const right = meant.slice(front, meant.length - back);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right === `${left[1]}${left[0]}`;
}
