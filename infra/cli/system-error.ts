/** What people say for the commonest codes of the file system, and of Node where it reads files. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EISDIR: "this is a folder, not a file",
  EEXIST: "a file has this name already",
  ENOTDIR: "there is a file where a folder should be",
  EACCES: "permission is missing",
  EROFS: "nothing can be written there",
  ENOSPC: "the disk is full",
  ERR_FS_FILE_TOO_LARGE: "the file is larger than 2 GB",
  ERR_STRING_TOO_LONG: "the file is larger than 512 MB",
};

export interface SystemError extends Error {
  readonly code: string;
}

/** Tells whether the file system refused something: no such file, a folder, no permission. */
export function isSystemError(error: unknown): error is SystemError {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return "syscall" in error || Object.hasOwn(MEANINGS, String(error.code));
}

/** Says in plain words what the file system refused; without the path. */
export function describeSystemError({ code, message }: SystemError): string {
  return MEANINGS[code] ?? message;
}

/** Says what the file system refused, and where: at the error's own path, if it has one. */
export function formatSystemError(error: SystemError, path?: string): string {
  const place = "path" in error ? String(error.path) : path;
  const meaning = MEANINGS[error.code];
  // Node's own message names the path already.
  if (meaning === undefined) return error.message;
  return place === undefined ? meaning : `${meaning}: path=\`${place}\``;
}
