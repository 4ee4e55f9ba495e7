/**
 * What a terminal or a CI service obeys: control, bidi and half characters; a command of Azure's or GitHub's wherever it
 * stands; one of GitHub's that begins a line.
 */
const obeyed = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u0000-\u0009\u000b-\u001f\u007f-\u009f]|##\w*\[|^\s*::/mu;

/** The lines of a text that somebody obeys. */
export const obeyedIn = (text: string): string[] => text.split("\n").filter((line) => obeyed.test(line));
