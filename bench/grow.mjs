// Postmortems of any length, grown from our own samples: each chapter is a sample told anew, with other services, people,
// times and figures, in another order and of another length. The same length gives the same text.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/support/paths.mjs";

const samples = readdirSync(join(root, "test/samples"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(join(root, "test/samples", name), "utf8"));

/** Words that a chapter replaces by others of their row. */
const rows = [
  "checkout billing search login catalogue shipping invoicing messaging",
  "alice bob carol dave erin frank grace heidi",
  "database queue cache index gateway scheduler registry broker",
  "orders payments queries sessions uploads exports emails tickets",
  "pool limit quota buffer window budget lease shard",
  "fails stalls slows degrades recovers restarts hangs drains",
  "deployment migration rollback failover release upgrade rotation rebuild",
  "customers users tenants partners operators visitors teams shops",
].map((row) => row.split(" "));

const asides = [
  "The graph of the last week shows the same shape, only lower.",
  "Nobody had expected this, since the change had passed every test.",
  "See [the log](https://logs.example.com/q/4711) and `kubectl describe pod` for what was seen.",
  "It was **not** the network, although two alarms said so.",
  "A retry helped at first, and made it worse later.",
  "The on-call engineer followed the runbook, step by step.",
];

/**
 * @param {number} length in UTF-16 units
 * @returns {string} a postmortem of that length, less the rest of a block
 */
export function grow(length) {
  const random = randomNumbers(length);
  const parts = [];
  let grown = 0;
  for (let chapter = 0; grown < length; chapter++) {
    for (const block of chapterOf(chapter, random)) {
      if (grown > 0 && grown + block.length > length) return parts.join("");
      parts.push(block);
      grown += block.length;
    }
  }
  return parts.join("");
}

/** @param {number} chapter @param {() => number} random @returns {string[]} */
function chapterOf(chapter, random) {
  const sample = samples[chapter % samples.length] ?? "";
  const own = rows.map((row) => {
    const shift = 1 + Math.floor(random() * (row.length - 1));
    return { row, shift: chapter === 0 ? 0 : shift };
  });
  const later = Math.floor(random() * 1440);
  const blocks = blocksOf(sample).filter(
    (block) => chapter === 0 || !block.startsWith("---"),
  );
  return blocks.flatMap((block, index) => {
    const isTitle = index === 0 && chapter > 0;
    const told = retell(block, own, later, random);
    const text = isTitle
      ? `## Wave ${chapter}: ${told.replace(/^#+ /, "")}`
      : told;
    const isProse = /^[A-Z][^\n|]+\n\n$/.test(block);
    return isProse && random() < 0.5
      ? [text, `${asides[Math.floor(random() * asides.length)]}\n\n`]
      : [text];
  });
}

/** What stands between blank lines; fences and front matter in one piece. @param {string} text @returns {string[]} */
function blocksOf(text) {
  /** @type {string[]} */
  const blocks = [];
  let fence = "";
  let isOpen = false;
  for (const line of text.split("\n")) {
    if (line === "" && fence === "") {
      isOpen = false;
      continue;
    }
    if (isOpen) blocks.push(`${blocks.pop()}${line}\n`);
    else blocks.push(`${line}\n`);
    isOpen = true;
    const mark = /^(?:```|---$)/.exec(line)?.[0] ?? "";
    if (mark !== "") fence = fence === "" ? mark : "";
  }
  return blocks.map((block) => `${block}\n`);
}

/**
 * @param {string} block
 * @param {readonly { row: readonly string[], shift: number }[]} own
 * @param {number} later minutes
 * @param {() => number} random
 */
function retell(block, own, later, random) {
  let text = block.replace(
    /\b(\d\d):(\d\d)( [AP]M)?\b/g,
    (_, hour, minute, half) => {
      const at = (Number(hour) * 60 + Number(minute) + later) % 1440;
      const hours = Math.floor(at / 60);
      const shown = half === undefined ? hours : hours % 12 || 12;
      const digits = [shown, at % 60].map((part) =>
        String(part).padStart(2, "0"),
      );
      if (half === undefined) return digits.join(":");
      return `${digits.join(":")} ${hours < 12 ? "AM" : "PM"}`;
    },
  );
  for (const { row, shift } of own) {
    text = text.replace(
      new RegExp(`\\b(?:${row.join("|")})\\b`, "g"),
      (word) => row[(row.indexOf(word) + shift) % row.length] ?? word,
    );
  }
  return text.replace(
    /(?<![\d:.-])(?!20\d\d)[1-9]\d{1,3}(?![\d:.-]| (?:and|February|March))/g,
    (number) => String(Math.ceil(Number(number) * (0.8 + random() * 0.19))),
  );
}

/** Evenly spread over [0, 1) (mulberry32), always the same for a seed. @param {number} seed */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Texts of one kind, each line of which differs: what a reader that looks back or ahead takes long for.
 * @type {Record<string, (length: number) => string>}
 */
export const dense = {
  "a list": (length) =>
    `# Postmortem: checkout fails\n\n## Timeline\n\n${repeated(length, (i) => `- ${clock(i)} UTC: step ${i} of @alice on **checkout-${i % 97}**`)}`,
  "a table": (length) =>
    `# Postmortem: checkout fails\n\n## Timeline\n\n| Time | Event |\n| - | - |\n${repeated(length, (i) => `| ${clock(i)} | step ${i} on checkout-${i % 97} |`)}`,
  headings: (length) =>
    `# Postmortem: checkout fails\n\n${repeated(length, (i) => `## ${["Impact", "Timeline", "Root cause", "Action items"][i % 4]} of wave ${i}`)}`,
  "brackets, marks and labels": (length) =>
    repeated(
      length,
      (i) =>
        `**Impact ${i}: [[[ <<< *a_ \`${"{{".repeat(9)} ${clock(i)}: 14:05:${"12:".repeat(9)}`,
    ),
};

/** @param {number} length @param {(index: number) => string} line */
function repeated(length, line) {
  const lines = [];
  for (let index = 0, grown = 0; grown < length; index++) {
    const next = line(index);
    lines.push(next);
    grown += next.length + 1;
  }
  return `${lines.join("\n")}\n`;
}

/** @param {number} minutes @returns {string} a time of day */
function clock(minutes) {
  const parts = [Math.floor(minutes / 60) % 24, minutes % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
