import { labelAt, type Label } from "./labels";
import { htmlCandidate, markdownInHtml } from "./htmlCandidates";
import { lineAlone, type OwnLine, type SourceLine } from "./lines";
import { linesWith } from "./pages";
import {
  beginsAnew,
  isInList,
  isNamed,
  isPlainLabel,
  movedCandidate,
  namedLabel,
  plainBeginning,
  titled,
  withoutMarkup,
  wordsIn,
  type Candidate,
} from "./sectionCandidate";
import {
  normalizeTitle,
  postmortemWords,
  sectionNameOf,
  type OwnNames,
} from "./sectionNames";
import { cellsOf } from "./tables";
import { dayHeadingIn, timestampAt } from "./timestamps";

/** Whether a candidate may stand on a line of the document, by the lines around it. */
type Surroundings = (lines: readonly SourceLine[], line: SourceLine) => boolean;

const anywhere: Surroundings = () => true;

/** What a line by itself may open, with offsets from its beginning. */
interface Possibility {
  readonly candidate: Candidate;
  readonly fits: Surroundings;
  /** Where it is limited to lines inside or outside of a timeline. */
  readonly only?: "inside" | "outside";
}

/** The lines that may open a section, and what each may open: of these the first counts that fits. */
export const linesWithCandidates = linesWith(
  (own): readonly Possibility[] | null => {
    const possibilities = possibilitiesOf(lineAlone(own));
    return possibilities.length > 0 ? possibilities : null;
  },
);

function possibilitiesOf(line: SourceLine): Possibility[] {
  switch (line.context) {
    case "heading":
      return headingCandidate(line);
    case "html":
      return alone(htmlCandidate(line) ?? markdownInHtml(line));
    case "code":
      return centredHeading(line);
    case "quote":
      return alone(quotedCandidate(line));
    case "table":
      return rowCandidate(line);
    case "text":
      return [
        ...alone(unspacedHeading(line)),
        ...numberedHeading(line),
        ...labelCandidates(line),
      ];
    default:
      return [];
  }
}

function alone(candidate: Candidate | undefined): Possibility[] {
  return candidate ? [{ candidate, fits: anywhere }] : [];
}

/** The heading or label of a line; undefined where it has none. What the project calls its sections comes first. */
export function candidateAt(
  lines: readonly SourceLine[],
  line: SourceLine,
  possibilities: readonly Possibility[],
  inTimeline: boolean,
  ownNames: OwnNames,
): Candidate | undefined {
  const excluded = inTimeline ? "outside" : "inside";
  const usual = possibilities.find(
    ({ fits, only }) => only !== excluded && fits(lines, line),
  )?.candidate;
  const candidate =
    ownNames.size === 0 ? usual : ownCandidate(line.own, usual, ownNames);
  return candidate && movedCandidate(candidate, line.start);
}

function ownCandidate(
  own: OwnLine,
  usual: Candidate | undefined,
  ownNames: OwnNames,
): Candidate | undefined {
  if (!usual) return ownLabel(lineAlone(own), ownNames);
  const name = ownNames.get(normalizeTitle(usual.words));
  return name ? { ...usual, name } : usual;
}

function ownLabel(line: SourceLine, ownNames: OwnNames): Candidate | undefined {
  if (line.context !== "text" || (isInList(line) && !line.startsItem)) {
    return undefined;
  }
  const label = labelAt(line.source, line.content);
  if (!label || (!label.colon && label.markup === "plain")) return undefined;
  const name = ownNames.get(normalizeTitle(wordsIn(line, label.range)));
  if (!name) return undefined;
  return titled(line, name, label.range, {
    bodyStart: label.textStart,
    ...formOf(line, label),
  });
}

export function headingCandidate(line: SourceLine): Possibility[] {
  if (line.headingDepth === 0) return [];
  const { source, content } = line;
  const titleRange = withoutMarkup(source, content);
  const name = sectionNameOf(wordsIn(line, titleRange), true);
  const candidate = titled(line, name, titleRange, {
    style: line.headingStyle ?? "atx",
    level: line.headingDepth,
    bodyStart: line.range.end,
  });
  const isEntry = timestampAt(source, content) ?? dayHeadingIn(source, content);
  return isEntry
    ? [{ candidate, fits: anywhere, only: "outside" }]
    : [{ candidate, fits: anywhere }];
}

/** `#Postmortem`: no heading in CommonMark, but meant as one. A hashtag or a reference (`#482`) is not. */
function unspacedHeading(line: SourceLine): Candidate | undefined {
  const { content } = line;
  const words = wordsIn(line, content);
  const marks = /^#{1,6}(?=[^\s#!])/.exec(words);
  if (!marks || isInList(line) || words.length > 80) return undefined;
  const titleRange = withoutMarkup(line.source, {
    start: content.start + marks[0].length,
    end: content.end,
  });
  const title = wordsIn(line, titleRange);
  const name = sectionNameOf(title, true);
  if (!name && !saysPostmortem.test(normalizeTitle(title))) return undefined;
  return titled(line, name, titleRange, {
    style: "plain",
    level: marks[0].length,
    bodyStart: line.range.end,
  });
}

const saysPostmortem = new RegExp(`\\b${postmortemWords}\\b`);

/** `2. Timeline` between blank lines: an item in Markdown, meant as a heading. */
function numberedHeading(line: SourceLine): Possibility[] {
  const { source, content } = line;
  if (!line.startsItem || line.listDepth !== 1) return [];
  if (content.end - content.start > 60) return [];
  if (!/^\s{0,3}\d{1,2}[.)]/.test(source)) return [];
  const titleRange = withoutMarkup(source, content);
  const isPlain = titleRange.start === content.start;
  const name = isPlain
    ? sectionNameOf(wordsIn(line, titleRange), false)
    : undefined;
  if (!name) return [];
  const candidate = titled(line, name, titleRange, {
    style: "plain",
    level: 7,
    bodyStart: line.range.end,
  });
  return [{ candidate, fits: isBetweenBlanks }];
}

const isBetweenBlanks: Surroundings = (lines, { index }) =>
  [index - 1, index + 1].every(
    (beside) => (lines[beside]?.context ?? "blank") === "blank",
  );

/** A known name in the middle of its line by blanks alone, which is code in Markdown. */
function centredHeading(line: SourceLine): Possibility[] {
  const { source, content, indent } = line;
  if (indent < 4 || content.end - content.start > 60) return [];
  const titleRange = withoutMarkup(source, content);
  const title = wordsIn(line, titleRange);
  const name = sectionNameOf(title, false);
  if (!name || !isPlainLabel(title, name)) return [];
  const candidate = titled(line, name, titleRange, {
    style: "plain",
    level: 7,
    bodyStart: line.range.end,
  });
  return [{ candidate, fits: isCodeByItself }];
}

/** In a fence, blank lines are code, too. */
const isCodeByItself: Surroundings = (lines, { index }) =>
  (lines[index - 1]?.context ?? "blank") === "blank" &&
  lines[index + 1]?.context !== "code";

/** A quotation's own heading, or a label in bold; what people said is none. */
function quotedCandidate(line: SourceLine): Candidate | undefined {
  const { source, content } = line;
  const marks = /^#{1,6}[ \t]+/.exec(wordsIn(line, content))?.[0];
  if (marks === undefined) {
    const label = labelAt(source, content);
    if (!label?.colon || label.markup !== "bold") return undefined;
    return namedLabel(line, label.range, "bold-inline", {
      level: 8,
      bodyStart: label.textStart,
    });
  }
  const titleRange = withoutMarkup(source, {
    start: content.start + marks.length,
    end: content.end,
  });
  const name = sectionNameOf(wordsIn(line, titleRange), true);
  return (
    name &&
    titled(line, name, titleRange, {
      style: "atx",
      level: marks.trimEnd().length,
      bodyStart: line.range.end,
    })
  );
}

/** `| Impact | Half of all customers could not pay |`: a table of two columns whose first one names. */
function rowCandidate(line: SourceLine): Possibility[] {
  const { source } = line;
  const [label, value, ...others] = cellsOf(source, line.range);
  if (!label || !value || others.length > 0) return [];
  const words = wordsIn(line, value).match(/\p{L}{3,}/gu) ?? [];
  if (words.length < 2) return [];
  const candidate = namedLabel(line, withoutMarkup(source, label), "table", {
    level: 9,
    bodyStart: value.start,
  });
  return candidate ? [{ candidate, fits: isNoHeader }] : [];
}

/** The table's header is followed by its delimiters. */
const isNoHeader: Surroundings = (lines, { index }) => {
  const next = lines[index + 1]?.source;
  return next === undefined || next.length >= 1_000 || !/^[\s|:-]+$/.test(next);
};

function labelCandidates(line: SourceLine): Possibility[] {
  if (isInList(line) && !line.startsItem) return [];
  const label = labelAt(line.source, line.content);
  const stamped = isInList(line) ? null : stampedLabel(line);
  if (!stamped) return label ? labelCandidate(line, label) : [];
  return [
    ...inOnly("inside", labelCandidate(line, stamped)),
    ...inOnly("outside", label ? labelCandidate(line, label) : []),
  ];
}

function inOnly(
  only: "inside" | "outside",
  possibilities: readonly Possibility[],
): Possibility[] {
  return possibilities.map((each) => ({ only, ...each }));
}

function labelCandidate(line: SourceLine, label: Label): Possibility[] {
  const surroundings = surroundingsOf(line, label);
  if (!surroundings) return [];
  const title = wordsIn(line, label.range);
  const isPlain = label.markup === "plain";
  if (isPlain && !plainBeginning.test(title)) return [];
  // “What happened.” is a sentence.
  if (isPlain && !label.colon && /\.\)?$/.test(title)) return [];
  // “*How was it detected?*” is a template's guidance.
  if (label.markup === "italic" && title.endsWith("?")) return [];
  const isHeading = !isInList(line) && label.wholeLine && !isPlain;
  const name = sectionNameOf(title, isHeading);
  if (!name) return [];
  const isTodo = !isNamed(title);
  const isAlone = label.wholeLine && label.colon && !isInList(line);
  if (isTodo && !isAlone) return [];
  // “15:00 - Resolution: …” is an entry.
  if (isPlain && timestampAt(line.source, label.range)) return [];
  const text = line.source.slice(label.textStart, line.content.end);
  if (name.kinds[0] === "timeline" && /^\[[^[\]]*\]\([^()]*\)/.test(text)) {
    return [];
  }
  const candidate = titled(line, name, label.range, {
    bodyStart: label.textStart,
    ...formOf(line, label),
  });
  return [
    isTodo ? { candidate, fits: standsOver } : { candidate, ...surroundings },
  ];
}

/** “TODO:” is a heading where tasks follow at once. */
const standsOver: Surroundings = (lines, { index }) =>
  lines[index + 1]?.context === "text";

/** Where a line of this form can open a section, whatever its words say; null where it never can. */
function surroundingsOf(
  line: SourceLine,
  label: Label,
): Pick<Possibility, "fits" | "only"> | null {
  if (label.colon) return { fits: anywhere };
  if (isInList(line)) {
    return label.markup === "plain"
      ? { fits: hasChildren, only: "outside" }
      : { fits: anywhere };
  }
  if (!label.wholeLine) return null;
  return { fits: label.markup === "plain" ? standsApart : anywhere };
}

/** Beside no text, or before a line that begins anew: “Timeline” in the midst of a paragraph, as plain text is pasted. */
const standsApart: Surroundings = (lines, { index }) => {
  const [before, after] = [lines[index - 1], lines[index + 1]];
  if (before?.context !== "text" || after?.context !== "text") return true;
  return beginsAnew(after);
};

function formOf(
  line: SourceLine,
  { markup, colon, wholeLine }: Label,
): Pick<Candidate, "style" | "level"> {
  if (isInList(line)) {
    return { style: "list-label", level: 8 + line.listDepth };
  }
  const isPlain = markup === "plain";
  if (!wholeLine) {
    return { style: isPlain ? "plain-colon" : "bold-inline", level: 8 };
  }
  if (!isPlain) return { style: markup, level: 7 };
  return { style: colon ? "plain-colon" : "plain", level: 7 };
}

/** “**15:10 UTC: Resolution**”: a label behind the time in an entry's bold line. */
function stampedLabel(line: SourceLine): Label | null {
  const { source, content } = line;
  if (!/^(?:\*\*|__)/.test(source.slice(content.start))) return null;
  const timestamp = timestampAt(source, content);
  if (!timestamp) return null;
  const range = withoutMarkup(source, {
    start: timestamp.textStart,
    end: content.end,
  });
  return range.end - range.start > 60
    ? null
    : {
        range,
        markup: "bold",
        colon: true,
        textStart: content.end,
        wholeLine: true,
      };
}

/** Whether a list item consists of its own line and a nested list. */
const hasChildren: Surroundings = (lines, line) => {
  const next = lines
    .slice(line.index + 1, line.index + 3)
    .find((other) => other.context !== "blank");
  return (
    next !== undefined && next.startsItem && next.listDepth > line.listDepth
  );
};
