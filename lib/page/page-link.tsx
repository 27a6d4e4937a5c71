import type { ComponentChildren, TargetedMouseEvent } from "preact";
import { useNavigation } from "./navigation-context.ts";
import type { PageState } from "./page-state.ts";
import { addressOf } from "./use-page-state.ts";

interface PageLinkProps {
  readonly to: PageState;
  readonly hash?: string;
  readonly class?: string;
  readonly title?: string;
  readonly label?: string;
  /** Marks the link that arrow keys stop at. */
  readonly isResult?: boolean;
  readonly children: ComponentChildren;
}

/** A link to a state of the page: followed without a load, and a real address for a new tab. */
export function PageLink({ to, hash = "", label, isResult, children, ...rest }: PageLinkProps) {
  const { navigate } = useNavigation();
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    navigate(to, hash);
  };
  return (
    <a
      {...rest}
      href={addressOf(to) + hash}
      onClick={follow}
      aria-label={label}
      data-result-link={isResult}
    >
      {children}
    </a>
  );
}
