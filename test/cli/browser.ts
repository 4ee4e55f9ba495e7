import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium as playwright, type Page } from "playwright-core";

/** The package's Chromium is for one kind of machine alone. */
const isSupported = process.platform === "linux" && process.arch === "x64";

/** Why no browser can be had here; undefined where one can. */
export const withoutBrowser = isSupported ? undefined : `there is no Chromium for ${process.platform} ${process.arch}`;

const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Unpacks the browser into the temporary folder, which only a process of its own has for itself. */
const unpacking = `
import chromium from "@sparticuz/chromium";
console.log(JSON.stringify({ executablePath: await chromium.executablePath(), args: chromium.args }));
`;

/**
 * A headless browser. It runs in one process, and ends with its page.
 *
 * @param folder where it is unpacked
 */
export async function openBrowser(folder: string): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const env = { ...process.env, TMPDIR: folder };
  const told = execFileSync(process.execPath, ["--input-type=module", "-e", unpacking], { env, encoding: "utf8" });
  const { executablePath, args } = JSON.parse(told) as { readonly executablePath: string; readonly args: string[] };
  const browser = await playwright.launch({ executablePath, args: [...args, ...quiet], headless: true });
  return { browser, page: await browser.newPage() };
}

/** A call of a function in the page: plain JavaScript, since a browser's globals are none of the tests'. */
export function inPage(name: string, argument = ""): string {
  const text = readFileSync(path.join(__dirname, "in-page", `${name}.js`), "utf8");
  return `(${text.trim().replace(/;$/, "")})(${JSON.stringify(argument)})`;
}

/** What `in-page/measure.js` finds. */
export interface Measured {
  /** How much wider the page is than the window. */
  readonly overflow: number;
  /** Elements that stick out of the window, and those whose content sticks out of them. */
  readonly cut: readonly string[];
  /** Texts whose contrast to what is behind them is less than 4.5. */
  readonly faint: readonly string[];
  /** How many elements hold a text, and before how many the style writes one. */
  readonly texts: number;
  readonly titles: number;
}
