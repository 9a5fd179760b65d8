import type {
  Code,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
} from "mdast";
import type { SourceBlock } from "./blocks";

/**
 * The nodes of a block that is written so plainly that there is only one way to read it: headings, paragraphs and flat
 * lists of words, bold words and code, and closed fences at the margin. Null where anything else stands, which is remark's
 * to read. Most of a postmortem is as plain as that, and remark takes fifty times as long. The nodes are those that remark
 * gives, with offsets from the beginning of the block and lines from 1.
 */
export function plainNodes(
  source: string,
  kind: SourceBlock["kind"],
): RootContent[] | null {
  if (kind === "frontMatter") return null;
  const lines = linesOf(source);
  return kind === "fence" ? fence(lines, source) : flow(lines, source);
}

interface Line {
  /** 1-based. */
  readonly number: number;
  readonly start: number;
  /** Without the line ending. */
  readonly end: number;
}

type Position = NonNullable<RootContent["position"]>;

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: ending } of source.matchAll(/\r\n?|\n/g)) {
    lines.push({ number: lines.length + 1, start, end: index });
    start = index + ending.length;
  }
  if (start < source.length) {
    lines.push({ number: lines.length + 1, start, end: source.length });
  }
  return lines;
}

/** From an offset on one line to one on another. */
function position(
  first: Line,
  start: number,
  last: Line,
  end: number,
): Position {
  return {
    start: {
      line: first.number,
      column: start - first.start + 1,
      offset: start,
    },
    end: { line: last.number, column: end - last.start + 1, offset: end },
  };
}

/** Fenced code that ends with its closing fence and has nothing but blank lines behind it. */
function fence(lines: readonly Line[], source: string): [Code] | null {
  const [first] = lines;
  if (!first) return null;
  const opening = /^(```+|~~~+)([\w+-]*)$/.exec(
    source.slice(first.start, first.end),
  );
  const [, marks, lang = ""] = opening ?? [];
  if (marks === undefined) return null;
  const closing = lines.findIndex(
    ({ start, end }, index) =>
      index > 0 && isClosing(source, start, end, marks),
  );
  const last = lines[closing];
  if (!last || source.slice(last.start, last.end) !== marks) return null;
  if (lines.slice(closing + 1).some(({ start, end }) => end > start)) {
    return null;
  }
  const value = lines
    .slice(1, closing)
    .map(({ start }, index) => {
      const next = lines[index + 2];
      const isLast = index === closing - 2;
      return source.slice(start, isLast ? lines[index + 1]?.end : next?.start);
    })
    .join("");
  if (/[\0\uFEFF\r]/.test(value)) return null;
  return [
    {
      type: "code",
      lang: lang === "" ? null : lang,
      meta: null,
      value,
      position: position(first, first.start, last, last.end),
    },
  ];
}

/** Whether a line closes the fence, or may: what isn't the very same marks is left to remark. */
function isClosing(
  source: string,
  start: number,
  end: number,
  marks: string,
): boolean {
  return source.slice(start, end).trim().startsWith(marks);
}

const heading = /^(#{1,6}) (?=[^\s#])/;
const item = /^([-*+]) (?:\[([ xX])\] )?(?=\S)/;
/** What a line of words may begin with. */
const words = /^(?:[A-Za-z\d("'“‘@$\u00c0-\u024f]|\*\*[A-Za-z\d]|`[^`\s])/;
const orderedItem = /^\d{1,9}[.)](?:\s|$)/;

/** What may be an address, a control character or the mark at the beginning of a text. */
const doubtful = /https?:|www\.|mailto:|xmpp:|[-.\w+]@|[\0\t\v\f\uFEFF]/i;

function flow(lines: readonly Line[], source: string): RootContent[] | null {
  if (doubtful.test(source)) return null;
  const nodes: RootContent[] = [];
  let paragraph: Line[] = [];
  let list: { marker: string; items: ListItem[] } | undefined;
  const endParagraph = (): boolean => {
    const [first] = paragraph;
    if (first) {
      const node = paragraphOf(paragraph, first.start, source);
      if (!node) return false;
      nodes.push(node);
      paragraph = [];
    }
    return true;
  };
  for (const line of lines) {
    const text = source.slice(line.start, line.end);
    if (text === "") {
      if (!endParagraph()) return null;
      continue;
    }
    if (text.endsWith(" ")) return null;
    const mark = heading.exec(text);
    if (mark) {
      if (!endParagraph() || list || text.endsWith("#")) return null;
      const start = line.start + mark[0].length;
      const children = inlines([line], start, source);
      if (!children) return null;
      nodes.push({
        type: "heading",
        depth: mark[1]?.length as 1 | 2 | 3 | 4 | 5 | 6,
        children,
        position: position(line, line.start, line, line.end),
      });
      continue;
    }
    const bullet = item.exec(text);
    if (bullet) {
      if (!endParagraph()) return null;
      const previous = lines[line.number - 2];
      const isNext = previous !== undefined && previous.end > previous.start;
      if (list && (!isNext || list.marker !== bullet[1])) return null;
      const node = itemOf(line, bullet, source);
      if (!node) return null;
      if (!list) {
        list = { marker: bullet[1] ?? "", items: [] };
        const { items } = list;
        nodes.push({
          type: "list",
          ordered: false,
          start: null,
          spread: false,
          children: items,
        });
      }
      list.items.push(node);
      continue;
    }
    if (list || !words.test(text) || orderedItem.test(text)) return null;
    paragraph.push(line);
  }
  if (!endParagraph() || nodes.length === 0) return null;
  for (const node of nodes)
    if (node.type === "list") placeList(node.children, node);
  return nodes;
}

function placeList(
  items: readonly ListItem[],
  list: { position?: Position | undefined },
): void {
  const [first, last] = [items[0]?.position, items.at(-1)?.position];
  if (first && last) {
    list.position = { start: { ...first.start }, end: { ...last.end } };
  }
}

function itemOf(
  line: Line,
  [mark, , box]: RegExpExecArray,
  source: string,
): ListItem | null {
  const start = line.start + mark.length;
  const text = source.slice(start, line.end);
  if (!words.test(text) || orderedItem.test(text)) return null;
  const paragraph = paragraphOf([line], start, source);
  if (!paragraph) return null;
  // As remark has it, the box belongs to the paragraph where no plain word follows.
  if (box !== undefined && paragraph.children[0]?.type !== "text") {
    const from = line.start + "- ".length;
    paragraph.position = position(line, from, line, line.end);
  }
  return {
    type: "listItem",
    spread: false,
    checked: box === undefined ? null : box !== " ",
    children: [paragraph],
    position: position(line, line.start, line, line.end),
  };
}

function paragraphOf(
  lines: readonly Line[],
  start: number,
  source: string,
): Paragraph | null {
  const [first] = lines;
  const last = lines.at(-1);
  const children = inlines(lines, start, source);
  if (!first || !last || !children) return null;
  return {
    type: "paragraph",
    children,
    position: position(first, start, last, last.end),
  };
}

/** Bold words between spaces and the like, code in single backticks. */
const spans =
  /(?<=^|[\s(])\*\*([A-Za-z\d](?:[^*`\r\n]*[A-Za-z\d])?)\*\*(?=$|[\s.,:;)])|(?<=^|[\s(])\*\*([A-Za-z\d][^*`\r\n]*[.:,%)?])\*\*(?=$|\s)|(?<=^|[\s(])`([^`\s](?:[^`\r\n]*[^`\s])?)`(?!`)/g;

/** What Markdown takes for itself, or may. */
const marks =
  /[\\`*[\]~]|<(?![ \d=])|&(?![ \d])|(?<![A-Za-z\d])_|_(?![A-Za-z\d])/;

function inlines(
  lines: readonly Line[],
  start: number,
  source: string,
): PhrasingContent[] | null {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) return null;
  const text = source.slice(start, last.end);
  const nodes: PhrasingContent[] = [];
  let at = 0;
  let line = 0;
  const place = (from: number, to: number): Position => {
    const [a, b] = [start + from, start + to];
    while ((lines[line + 1]?.start ?? Infinity) <= a) line++;
    let end = line;
    while ((lines[end + 1]?.start ?? Infinity) <= b) end++;
    return position(lines[line] ?? first, a, lines[end] ?? last, b);
  };
  const addText = (to: number): boolean => {
    if (to === at) return true;
    const value = text.slice(at, to);
    if (marks.test(value)) return false;
    nodes.push({ type: "text", value, position: place(at, to) });
    return true;
  };
  for (const {
    index,
    0: whole,
    1: bold,
    2: sentence,
    3: code,
  } of text.matchAll(spans)) {
    if (!addText(index)) return null;
    const end = index + whole.length;
    const strong = bold ?? sentence;
    if (strong === undefined) {
      nodes.push({
        type: "inlineCode",
        value: code ?? "",
        position: place(index, end),
      });
    } else {
      if (marks.test(strong)) return null;
      nodes.push({
        type: "strong",
        children: [
          {
            type: "text",
            value: strong,
            position: place(index + 2, end - 2),
          },
        ],
        position: place(index, end),
      });
    }
    at = end;
  }
  return addText(text.length) ? nodes : null;
}
