import type { TextRange } from "../text";
import { labelWithin } from "./labels";
import type { SourceLine } from "./lines";
import {
  isPlainLabel,
  namedLabel,
  titled,
  withoutMarkup,
  wordsIn,
  type Candidate,
} from "./sectionCandidate";
import { sectionNameOf } from "./sectionNames";

/** Elements that wrap a line's text without meaning anything by it. */
const wrappers =
  /(?:\s*<(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|tbody|thead|center|span|font|section|details|br)\b[^<>]{0,200}>)*\s*/iy;
const closers =
  /(?:\s*<(?:\/(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|tbody|thead|center|span|font|section|details)|br\s?\/?)>)+\s*$/i;
const htmlHeading =
  /<(h[1-6]|summary)(?:\s[^<>]{0,200})?>([^\n]{1,200}?)<\/\1>/i;
const htmlCells =
  /<t[hd]\b[^<>]{0,200}>([^\n]{1,80}?)<\/t[hd]>\s*<td\b[^<>]{0,200}>(?=\s*[^\s<])/i;

/** `<h2>Impact</h2>`, `<summary>`, `<li><b>Impact:</b> …`, `<tr><th>Impact</th><td>…`. */
export function htmlCandidate(line: SourceLine): Candidate | undefined {
  const { source } = line;
  const heading = htmlHeading.exec(source);
  if (heading?.[2]) {
    const [whole, element = "", words] = heading;
    const start = heading.index + whole.indexOf(">") + 1;
    const titleRange = withoutTags(source, start, start + words.length);
    const name = sectionNameOf(wordsIn(line, titleRange), true);
    const depth = Number(element[1]);
    // What a summary unfolds is a section only where its words say so.
    if (!name && Number.isNaN(depth)) return undefined;
    return titled(line, name, titleRange, {
      style: "html",
      level: Number.isNaN(depth) ? 7 : depth,
      bodyStart: heading.index + whole.length,
    });
  }
  const cells = htmlCells.exec(source);
  if (cells?.[1]) {
    const start = cells.index + cells[0].indexOf(">") + 1;
    const titleRange = withoutTags(source, start, start + cells[1].length);
    return namedLabel(line, titleRange, "html", {
      level: 8,
      bodyStart: cells.index + cells[0].length,
    });
  }
  wrappers.lastIndex = 0;
  const lead = wrappers.exec(source)?.[0].length ?? 0;
  const label = labelWithin(source, {
    start: lead,
    end: Math.max(lead, closers.exec(source)?.index ?? source.length),
  });
  if (!label || (!label.colon && !label.wholeLine)) return undefined;
  if (!label.colon && label.markup === "plain") return undefined;
  return namedLabel(line, label.range, "html", {
    level: label.wholeLine ? 7 : 8,
    bodyStart: label.textStart,
  });
}

/** Right under a line of HTML, Markdown is none, but meant as such: a heading, or a label on a line of its own. */
export function markdownInHtml(line: SourceLine): Candidate | undefined {
  const { source, content } = line;
  const words = wordsIn(line, content);
  if (words.includes("<") || words.length > 120) return undefined;
  const marks = /^#{1,6}(?=[ \t])/.exec(words)?.[0].length ?? 0;
  const titleRange = withoutMarkup(source, {
    start: content.start + marks,
    end: content.end,
  });
  const title = wordsIn(line, titleRange);
  const name = sectionNameOf(title, marks > 0);
  if (!name || (marks === 0 && !isPlainLabel(title, name))) return undefined;
  return titled(line, name, titleRange, {
    style: marks > 0 ? "atx" : "plain",
    level: marks > 0 ? marks : 7,
    bodyStart: line.range.end,
  });
}

/** The words of an element without the tags at their ends. */
function withoutTags(text: string, start: number, end: number): TextRange {
  const source = text.slice(start, end);
  const lead = /^(?:\s*<[^<>]*>)*/.exec(source)?.[0].length ?? 0;
  const tail = /(?:<[^<>]*>\s*)+$/.exec(source)?.index ?? source.length;
  return withoutMarkup(text, {
    start: start + lead,
    end: start + Math.max(lead, tail),
  });
}
