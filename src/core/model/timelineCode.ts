import type { SourceLine } from "./lines";
import {
  entryContent,
  entryStampAt,
  tellsTime,
  type Cursor,
  type EntryContent,
} from "./timelineContents";

/** A line of code and what is in force there. */
export interface CodeLine {
  readonly line: SourceLine;
  readonly cursor: Cursor;
}

/**
 * The entries of a timeline that stands in a block of code as a whole, to keep its lines; none of what a program or a chat
 * wrote.
 */
export function entriesInCode(
  text: string,
  code: readonly CodeLine[],
): readonly EntryContent[] {
  const lines: CodeLine[] = [];
  for (const each of code) {
    const { start, end } = each.line.content;
    if (start >= end) continue;
    const fence = codeFence.exec(text.slice(start, end));
    // A language says that it is code.
    if (fence?.[1] !== undefined) return [];
    if (!fence) lines.push(each);
  }
  const contents = lines.flatMap(({ line, cursor }) => {
    const timestamp = entryStampAt(text, line.content);
    if (!timestamp || !tellsTime(timestamp)) return [];
    const parts = { timestamp, end: line.content.end };
    return [entryContent(line, cursor, parts)];
  });
  if (contents.length < leastOfCode || contents.length * 2 < lines.length) {
    return [];
  }
  const isWritten = lines.every(({ line: { content } }) => {
    const end = Math.min(content.end, content.start + longestBeginning);
    return !loggedLine.test(text.slice(content.start, end));
  });
  return isWritten ? contents : [];
}

const codeFence =
  /^(?:`{3,}|~{3,})\s*(?!(?:text|txt|plain|plaintext)\b)(\w+)?/i;
/** Fewer lines of code with a time are an example. */
const leastOfCode = 2;
/** Seconds, levels of a log, and who says something in a chat: “14:05 <bob> yes”, “[14:05] bob: yes”. */
const loggedLine =
  /\d:\d\d:\d\d|\b(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b|^[[(]?\d{1,2}:\d\d(?: ?[AP]M)?[\])]?\s+(?:<[@+%]?[\w-]+>|@?[a-z][\w-]*:\s)/;

/** Of a logged line, in UTF-16 units. */
const longestBeginning = 160;
