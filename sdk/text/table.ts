import Table from "cli-table3";

const noLines = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
  ].map((place) => [place, ""]),
);

/**
 * A table without lines or colours.
 *
 * @param others what stands beside the first column: texts are to the left, numbers to the right
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  others: "texts" | "numbers" = "numbers",
): string {
  const printed = new Table({
    head: [...head],
    chars: { ...noLines, middle: "  " },
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: head.map((_, column) => (column === 0 || others === "texts" ? "left" : "right")),
  });
  printed.push(...rows.map((row) => [...row]));
  return printed.toString().replace(/ +$/gm, "");
}
