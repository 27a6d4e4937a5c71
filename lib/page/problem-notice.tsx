import type { RequestProblem } from "./request-problem.ts";

interface ProblemNoticeProps {
  readonly problem: RequestProblem;
  readonly retry: () => void;
}

/** Says what went wrong; offers to try again unless the request itself is to be changed. */
export function ProblemNotice({ problem, retry }: ProblemNoticeProps) {
  const isReadersTurn = problem.status === 400 || problem.status === 404;
  return (
    <div class="notice notice-problem" role="alert">
      <h2>{problem.title}</h2>
      {problem.details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      {!isReadersTurn && (
        <button type="button" class="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
