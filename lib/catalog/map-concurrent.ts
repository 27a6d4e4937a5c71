/**
 * Calls `act` for each item, at most `lanes` at a time, and returns the answers in the items'
 * order. After a failure no further call is begun; rejects with it when those under way have ended.
 */
export async function mapConcurrent<T, R>(
  items: readonly T[],
  lanes: number,
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  const failures: unknown[] = [];
  const queue = items.entries();
  const runLane = async (): Promise<void> => {
    for (const [ordinal, item] of queue) {
      if (failures.length > 0) return;
      try {
        answers[ordinal] = await act(item);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, runLane));
  if (failures.length > 0) throw failures[0];
  return answers;
}
