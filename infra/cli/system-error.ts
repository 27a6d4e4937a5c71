/** What people say for the commonest codes of the file system. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EISDIR: "this is a folder, not a file",
  ENOTDIR: "there is a file where a folder should be",
  EACCES: "permission is missing",
  ENOSPC: "the disk is full",
};

export interface SystemError extends Error {
  readonly code: string;
}

/** Tells whether the file system refused something: no such file, a folder, no permission. */
export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && "code" in error && "syscall" in error;
}

/** Says in plain words what the file system refused; without the path. */
export function describeSystemError({ code, message }: SystemError): string {
  return MEANINGS[code] ?? message;
}
