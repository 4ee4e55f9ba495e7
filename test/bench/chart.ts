import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { init, type EChartsOption } from "echarts";
import { contenderNames } from "./contender.js";
import { ratioOf } from "./ratios.js";
import { type Measured, nameOf } from "./scale.js";

const width = 960;
const height = 420;

const colours = { armature: "#4c6ef5", floor: "#adb5bd", stock: "#f08c00" };

const legends: Readonly<Record<string, string>> = {
  armature: "pulumi-armature",
  floor: "the engine alone",
  stock: "pulumi.dynamic.Resource",
};

/** The font lies beside the bench: a machine may have none. */
const font = path.join(path.dirname(require.resolve("dejavu-fonts-ttf/package.json")), "ttf", "DejaVuSans.ttf");

const fontFamily = "DejaVu Sans";

/** How many times as long as the floor each contender takes for each step. */
function optionOf(measured: Measured, told: string): EChartsOption {
  // Of a refresh that the server holds up, and the engine alone never asks for, a ratio says nothing.
  const steps = measured.steps.filter(({ step }) => step !== "refresh, rate limit, partial list");
  const text = { fontFamily, fontSize: 12, color: "#343a40" };
  return {
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: text,
    title: {
      text: `How many times as long as the engine alone: ${nameOf(measured)}`,
      subtext: told,
      left: 16,
      top: 12,
      textStyle: { ...text, fontSize: 15 },
      subtextStyle: text,
    },
    legend: { right: 16, top: 40, itemGap: 24, textStyle: text, formatter: (name) => legends[name] ?? name },
    grid: { left: 56, right: 24, top: 84, bottom: 64 },
    xAxis: {
      type: "category",
      data: steps.map(({ step }) => step),
      axisLabel: { ...text, interval: 0, width: 80, overflow: "break" },
    },
    yAxis: { type: "value", axisLabel: text, name: "× floor", nameTextStyle: text },
    series: contenderNames.map((name) => ({
      type: "bar" as const,
      name,
      itemStyle: { color: colours[name] },
      label: { show: true, position: "top" as const, fontFamily, fontSize: 10 },
      // One that failed has no bar.
      data: steps.map(({ samples }) => Number(ratioOf(samples[name], samples.floor).median.toFixed(2))),
    })),
  };
}

export function chartOf(measured: Measured, told: string): { readonly svg: string; readonly png: Uint8Array } {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption(optionOf(measured, told));
  const svg = chart.renderToSVGString();
  chart.dispose();
  const font2x = { fontFiles: [font], loadSystemFonts: false, defaultFontFamily: fontFamily };
  return { svg, png: new Resvg(svg, { fitTo: { mode: "zoom", value: 2 }, font: font2x }).render().asPng() };
}
