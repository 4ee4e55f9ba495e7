/** A command could not find out what it was asked: one line on stderr, and exit code 3, which is no verdict. */
export class Undecided extends Error {
  override readonly name = "Undecided";
}
