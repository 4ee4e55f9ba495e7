import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { ran } from "../emulator/command.js";
import { inPage, type Measured, openBrowser, withoutBrowser } from "./browser.js";
import { failedGate, manyModels, nothing } from "./results.js";

const results = { "a failed gate": failedGate, "many models": manyModels, "no runs": nothing } as const;

const views = [
  { view: "light", width: 1280, height: 900, colorScheme: "light", media: "screen", isDark: false },
  { view: "dark", width: 1280, height: 900, colorScheme: "dark", media: "screen", isDark: true },
  { view: "a phone, light", width: 390, height: 800, colorScheme: "light", media: "screen", isDark: false },
  { view: "a phone, dark", width: 390, height: 800, colorScheme: "dark", media: "screen", isDark: true },
  { view: "paper, of a dark screen", width: 690, height: 900, colorScheme: "dark", media: "print", isDark: false },
] as const;

const cases = Object.keys(results).flatMap((name) => views.map((view) => ({ name, ...view })));

if (withoutBrowser !== undefined && process.env["CI"] !== "true") {
  describe("the page of a result", () => {
    it.skip(`is not looked at: ${withoutBrowser}`, () => undefined);
  });
} else {
  describe("the page of a result, in a browser", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "report-browser-"));
    let browser: Browser;
    let page: Page;
    const asked: string[] = [];
    const complaints: string[] = [];

    const file = (name: string, kind: string): string => path.join(folder, `${name}.${kind}`);

    beforeAll(async () => {
      for (const [name, result] of Object.entries(results)) {
        writeFileSync(file(name, "json"), JSON.stringify(result));
        expect((await ran("report", file(name, "json"), "--html")).code).toBe(0);
      }
      ({ browser, page } = await openBrowser(folder));
      await page.route("**/*", (route) => {
        asked.push(route.request().url());
        return route.continue();
      });
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(error.message));
    });
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const opened = async (
      name: string,
      { width, height, colorScheme, media }: (typeof views)[number],
    ): Promise<void> => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, media });
      await page.goto(pathToFileURL(file(name, "html")).href);
    };

    /** How bright a screenshot is at its edge, from 0 to 255, as the browser itself reads it. */
    const brightness = async (): Promise<number> => {
      const picture = (await page.screenshot()).toString("base64");
      await page.goto("about:blank");
      return page.evaluate<number>(inPage("brightness", picture));
    };

    it.each(cases)("has room for $name on $view, and every text can be read", async ({ name, ...view }) => {
      await opened(name, view);
      const { texts, titles, ...wrong } = await page.evaluate<Measured>(inPage("measure"));
      expect(wrong).toEqual({ overflow: 0, cut: [], faint: [] });
      expect(texts).toBeGreaterThan(5);
      expect(titles > 0).toBe(name === "many models" || (view.width === 390 && name !== "no runs"));
      const seen = await brightness();
      expect(view.isDark ? seen < 60 : seen > 230).toBe(true);
    });

    it("asks for nothing but itself, and breaks no policy of its own", () => {
      const own = Object.keys(results).map((name) => pathToFileURL(file(name, "html")).href);
      expect(new Set(asked)).toEqual(new Set(own));
      expect(complaints).toEqual([]);
    });

    it("keeps its policy even where a script has come into it", async () => {
      await opened("a failed gate", views[0]);
      expect(await page.evaluate<string>(inPage("intrude"))).toBe("fail: search on prod");
      expect(asked.filter((url) => url.startsWith("http"))).toEqual([]);
    });

    it("says what it is to a screen reader", async () => {
      await opened("a failed gate", views[2]);
      expect(await page.evaluate<string>("document.documentElement.lang")).toBe("en");
      expect(await page.getByRole("heading", { level: 1 }).allTextContents()).toEqual(["search on prod"]);
      expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
        "Criteria",
        "Against the baseline",
        "Runs",
      ]);
      const grid = page.getByRole("table", { name: "What each model made of each criterion" });
      expect(await grid.getByRole("columnheader").allTextContents()).toEqual([
        "Criterion",
        "claude-sonnet-4",
        "gpt-5",
        "gemini-2.5-pro",
        "llama-4-maverick",
      ]);
      expect(await grid.getByRole("rowheader").count()).toBe(3);
      const row = grid.getByRole("row", { name: /^Asked for confirmation/ });
      const cells = (await row.getByRole("cell").allTextContents()).map((text) => text.replace(/\s+/g, " ").trim());
      expect(cells).toEqual(["passed", "failed passed in the baseline", "passed", "–"]);
    });

    it("is printed whole", async () => {
      await opened("many models", views[4]);
      const { length } = await page.pdf({ format: "A4", printBackground: true });
      expect(length).toBeGreaterThan(10_000);
    });
  });
}
