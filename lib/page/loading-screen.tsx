/** Cards to come, drawn while the first answer is under way. */
const PLACEHOLDERS = [1, 2, 3, 4];

/** Shows the outlines of results while there are none yet. */
export function LoadingScreen() {
  return (
    <div class="loading" aria-hidden="true">
      {PLACEHOLDERS.map((number) => (
        <div key={number} class="placeholder">
          <span />
          <span />
          <span />
        </div>
      ))}
    </div>
  );
}
