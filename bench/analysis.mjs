// What reading a postmortem costs, side by side with what people would otherwise run, in one process and in turns: the
// ratios are worth more than the milliseconds.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import MarkdownIt from "markdown-it";
import { lint } from "markdownlint/sync";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { root } from "../scripts/support/paths.mjs";
import { sayWhile } from "../scripts/support/say.mjs";
import { dense, grow } from "./grow.mjs";

/**
 * Sizes in KB (1,000 UTF-16 units), what the analysis may cost as a multiple of the bare parse, and what a keystroke may
 * cost as a part of the analysis.
 */
const sizes = [
  { size: 5, rounds: 40, analysis: 1.25 },
  { size: 20, rounds: 25, analysis: 1.25, keystroke: 1 / 12 },
  { size: 100, rounds: 9, analysis: 1 },
  { size: 500, rounds: 5, analysis: 0.6, keystroke: 1 / 50 },
];

/** From this size on, a keystroke is to cost less than one parse of markdown-it. */
const leastForMarkdownIt = 100;

const settings = {
  assumePostmortem: true,
  defaultTimeZone: "",
  template: "",
  templates: [],
  sectionNames: {},
  rules: {},
  objectives: [],
  rates: null,
  today: "2026-03-31",
};

/** What is measured. @typedef {(text: string) => unknown} Tool */

const remark = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ["yaml", "toml"])
  .freeze();
const markdownIt = new MarkdownIt();

/** @type {Tool} */
const bareParse = (text) => remark.parse(text);
/** @type {Tool} */
const markdownlint = (text) => lint({ strings: { text } });
/** @type {Tool} */
const markdownItParse = (text) => markdownIt.parse(text, {});

/**
 * The core that ships, from dist/.
 * @returns {(text: string, before?: unknown) => unknown}
 */
function analyzer() {
  const core = createRequire(import.meta.url)(join(root, "dist/core.cjs"));
  return (text, before) => {
    const steps = core.analyzeInSteps(text, settings, undefined, before);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };
}

/** @returns {Promise<import("./main.mjs").Measurement[]>} */
export async function measureAnalysis() {
  const analyze = analyzer();
  /** @type {import("./main.mjs").Measurement[]} */
  const rows = [];
  for (const { size, ...rest } of sizes) {
    await sayWhile(`Analysing ${size} KB`, async () => {
      rows.push(...measureSize(analyze, size, rest));
    });
  }
  await sayWhile("Analysing 100 and 500 KB of one kind", async () => {
    rows.push(...measureLinearity(analyze));
  });
  const [ours, bare] = await sayWhile("Measuring memory", () =>
    Promise.all([peakMemory("analysis"), peakMemory("parse")]),
  );
  rows.push(
    { what: "500 KB: peak memory of the bare parse", actual: bare, unit: "MB" },
    { what: "  of the analysis", actual: ours, unit: "MB" },
    { what: "  ÷ bare parse", actual: ours / bare, unit: "×", budget: 3 },
  );
  return rows;
}

/**
 * @param {ReturnType<typeof analyzer>} analyze
 * @param {number} size
 * @param {{ rounds: number, analysis: number, keystroke?: number }} plan
 * @returns {import("./main.mjs").Measurement[]}
 */
function measureSize(analyze, size, { rounds, analysis, keystroke }) {
  const text = grow(size * 1000);
  /** @type {Record<string, Tool>} */
  const tools = {
    bare: bareParse,
    whole: (each) => analyze(each),
    lint: markdownlint,
    it: markdownItParse,
  };
  const {
    bare = 0,
    whole = 0,
    lint: linted = 0,
    it = 0,
  } = inTurns(tools, text, rounds);
  const again = measureKeystrokes(analyze, text);
  const ms = { unit: "ms" };
  const times = { unit: "×" };
  return [
    { what: `${size} KB: bare parse by remark`, actual: bare, ...ms },
    { what: "  markdownlint", actual: linted, ...ms },
    { what: "  markdown-it", actual: it, ...ms },
    { what: "  analysis", actual: whole, ...ms },
    {
      what: "    ÷ bare parse",
      actual: whole / bare,
      ...times,
      budget: analysis,
    },
    { what: "    ÷ markdownlint", actual: whole / linted, ...times, budget: 1 },
    { what: "  analysis after a keystroke", actual: again, ...ms },
    {
      what: "    ÷ analysis",
      actual: again / whole,
      ...times,
      ...(keystroke === undefined ? {} : { budget: keystroke }),
    },
    {
      what: "    ÷ markdown-it",
      actual: again / it,
      ...times,
      ...(size < leastForMarkdownIt ? {} : { budget: 1 }),
    },
  ];
}

/**
 * Medians of the time that each tool takes, after a round that isn't counted. One after the other in each round, so that
 * whatever else the machine does hits all of them.
 * @param {Record<string, Tool>} tools
 * @param {string} text
 * @param {number} rounds
 */
function inTurns(tools, text, rounds) {
  /** @type {Record<string, number[]>} */
  const costs = {};
  for (let round = -1; round < rounds; round++) {
    for (const [name, tool] of Object.entries(tools)) {
      const cost = timeOf(() => tool(text));
      if (round >= 0) (costs[name] ??= []).push(cost);
    }
  }
  return Object.fromEntries(
    Object.entries(costs).map(([name, each]) => [name, median(each)]),
  );
}

/** So many letters are typed before they count: the code that a keystroke runs is compiled by then, as in an editor. */
const warmUp = 80;

/**
 * One letter after the other typed in the middle, in a paragraph or wherever that is.
 * @param {ReturnType<typeof analyzer>} analyze
 * @param {string} text
 */
function measureKeystrokes(analyze, text) {
  const middle = text.indexOf(" ", text.length / 2);
  const letters = " and more of it than anybody had thought".repeat(6);
  let before = analyze(text);
  /** @type {number[]} */
  const costs = [];
  for (let typed = 1; typed <= letters.length; typed++) {
    const now = [
      text.slice(0, middle),
      letters.slice(0, typed),
      text.slice(middle),
    ].join("");
    const cost = timeOf(() => (before = analyze(now, before)));
    if (typed > warmUp) costs.push(cost);
  }
  return median(costs);
}

/**
 * @param {ReturnType<typeof analyzer>} analyze
 * @returns {import("./main.mjs").Measurement[]}
 */
function measureLinearity(analyze) {
  return Object.entries(dense).map(([kind, text]) => {
    const short = text(100_000);
    const long = text(500_000);
    analyze(short);
    const costs = [1, 2, 3, 4, 5].map(() => ({
      short: timeOf(() => analyze(short)),
      long: timeOf(() => analyze(long)),
    }));
    const ratio =
      median(costs.map((cost) => cost.long)) /
      median(costs.map((cost) => cost.short));
    return {
      what: `500 KB ÷ 100 KB of ${kind}`,
      actual: ratio,
      unit: "×",
      budget: 6,
    };
  });
}

/**
 * @param {"analysis" | "parse"} work
 * @returns {Promise<number>} MB, in a process of its own
 */
async function peakMemory(work) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    join(root, "bench/memory.mjs"),
    work,
  ]);
  return Number(stdout);
}

/** Once, without keeping what is given. @param {"analysis" | "parse"} work @param {string} text */
export function work(work, text) {
  if (work === "parse") bareParse(text);
  else analyzer()(text);
}

/** @param {() => unknown} work @returns {number} ms */
function timeOf(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
