/** Words that mean a secret wherever they stand in a name. */
const longWords =
  "passwor[dt]|passwd|passphrase|passcode|kennwort|pwd|secret|token|credential|cookie|authori[sz]ation|" +
  "connection[_ -]?string|(?:api|access|private|signing|encryption|account|license|master|shared|ssh)[_ -]?key";

/** Words that do so by themselves: a compass has nothing to hide. */
const shortWords = "pin|pw|otp|auth|jwt|[a-z]*(?<!by|com|sur|tres|under|over)pass";

const word = `(?:${longWords}|(?<![\\p{L}\\d])(?:${shortWords})(?![\\p{L}\\d]))`;

/** `userPIN`, `db_pass` and `x-api-key` as words. */
const wordsOf = (name: string): string => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ").replace(/[^\p{L}\d]+/gu, " ");

const inName = new RegExp(word, "iu");
const atEndOfName = new RegExp(`${word} ?\\d*$`, "iu");

/** Whether a text or an object that is called so is a secret. */
export const isSecretName = (name: string): boolean => inName.test(wordsOf(name));

/** Whether a number that is called so is a secret: `token` is one, and `maxTokens` a count. */
export const isSecretNumberName = (name: string): boolean => atEndOfName.test(wordsOf(name));

/** What says that a value follows, and what may stand around the name and the value. */
const sign = "\\s*(?:[:=→]|=>|->)\\s*";
const verb = "\\s+(?:is|was|of|ist|lautet|est|es)\\s*:?\\s+";
const closing = "[\"'`*”»)]*";
const opening = "[\"'`*“„«(]*";

/** Where a secret is kept is none. */
const value = "(?!https?://|\\$?\\{|<)(?=\\S{4})";

/** No look goes on for longer, so that no text takes long. */
const near = "\\S{0,200}?";
const digit = `(?=${near}\\d)`;
const letter = `(?=${near}\\p{L})`;
const inner = (signs: string): string => `(?=${near}[\\p{L}\\d]${signs}+[\\p{L}\\d])`;

/** How prose gives a secret away. Plain words after a name say something about it, nearly always. */
const inProse = [
  // password: correct-horse
  `${word}${closing}(?:${sign}|${verb})${opening}${value}(?:${digit}|${inner("[^\\s\\p{L}\\d'’]")})`,
  // password Tr0ub4dor
  `${word}${closing}\\s+${opening}${value}(?:${digit}|${inner("[@#$%^&*+~_!]")})`,
  // password "correct horse"
  `${word}["'\`]?(?:${sign}|${verb}|\\s+)["'\`“„«](?!https?://|\\$?\\{|<)[^"'\`”“»\\n]{4,200}["'\`”“»]`,
  // password for bob is hunter2
  `${word}(?:\\s+[\\p{L}\\d@._'-]{1,60}){1,4}?(?:${sign}|${verb})${opening}${value}${digit}${letter}`,
  // ?token=abc
  `${word}=(?![$<{])[^\\s"'<>]{3}`,
  "(?:authori[sz]ation|cookie)[\"']?\\s*[:=]\\s*[\"']?(?![$<{])\\S",
].map((pattern) => new RegExp(pattern, "iu"));

/** Whether a text gives a secret away, as far as that can be told. */
export const givesAway = (text: string): boolean => inProse.some((pattern) => pattern.test(text));

const spoken = new RegExp(`(?<!\\p{L})(?:${longWords})(?:e?s)?(?!\\p{L})`, "iu");

/** Whether a text speaks of a secret, so that somebody has to look whether it has one. */
export const namesSecret = (text: string): boolean => spoken.test(text);
