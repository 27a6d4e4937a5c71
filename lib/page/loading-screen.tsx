/** Cards to come, drawn while the first answer is under way. */
const PLACEHOLDERS = [1, 2, 3, 4];

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
