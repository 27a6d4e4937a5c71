/** Where the page's answers come from, for those who want to ask themselves. */
export function PageFooter() {
  return (
    <footer class="page-footer">
      <p>
        <a href="openapi.json">API description</a>
        <a href="stats">Index statistics</a>
        <a href="health">Status</a>
        <span class="key-hints">
          <kbd>/</kbd> search <kbd>↓</kbd> <kbd>↑</kbd> results <kbd>Esc</kbd> back
        </span>
      </p>
    </footer>
  );
}
