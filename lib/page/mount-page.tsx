import { render } from "preact";
import { SearchPage } from "./search-page.tsx";

const root = document.getElementById("root");
if (root !== null) {
  root.replaceChildren();
  render(<SearchPage />, root);
}
