/** A text as a regular expression that means it as it stands. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** Whether a text is like a pattern in which a * stands for anything, in any case. */
export function isLike(text: string, pattern: string): boolean {
  return new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`, "is").test(text);
}
