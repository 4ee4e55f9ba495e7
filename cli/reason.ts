const reasons: Readonly<Record<string, string>> = {
  EACCES: "it is not allowed",
  EEXIST: "its folder is a file",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "its folder is not there",
  ENOSPC: "the disk is full",
  ENOTDIR: "its folder is a file",
  EPERM: "it is not allowed",
  EROFS: "the disk is read-only",
};

/**
 * Why the file system refuses something.
 *
 * @param words what to say of some codes in place of what is said of a file that is written
 */
export function reasonOf(error: unknown, words: Readonly<Record<string, string>> = {}): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  return words[code] ?? reasons[code] ?? code;
}
