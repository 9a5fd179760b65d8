import { normalizeLabel } from "../definitions";
import { movedRange, type TextRange } from "../text";
import type { OwnLine, SourceLine } from "./lines";
import { linesWith } from "./pages";
import { blank, blankCode, blankComments } from "./prose";

/** A field of a template that nobody has filled in. */
export interface Placeholder {
  readonly range: TextRange;
  /** As written: `[Timestamp]`, `{{ summary }}`, `DD/MM/YYYY`. */
  readonly raw: string;
}

/** With offsets from the beginning of its line. */
interface Find extends Placeholder {
  /** Whether the words alone don't tell it from an aside in brackets. */
  readonly isDoubtful: boolean;
  /** What would make it a link, if the document defined it; null in other brackets than a link's. */
  readonly label: string | null;
}

/** From this many certain ones on, a document is a half-filled template, and doubtful ones count too. */
const certainEnough = 2;

/**
 * The unfilled fields of a template, in document order. Code, quotations, comments, links and task boxes are none, nor are
 * honest unknowns (`12:??`); guidance in whole sentences is not looked for.
 */
export function readPlaceholders(lines: readonly SourceLine[]): Placeholder[] {
  const references = new Set(
    linesWithReference(lines).map(({ found }) => found),
  );
  const finds = [...findsByLine(lines)].flatMap(({ line, finds: found }) =>
    withoutOverlaps(
      found.filter(({ label }) => label === null || !references.has(label)),
    ).map((find) => ({
      ...find,
      range: movedRange(find.range, line.start),
    })),
  );
  const certain = finds.filter(({ isDoubtful }) => !isDoubtful);
  const counted = certain.length < certainEnough ? certain : finds;
  return counted.map(({ range, raw }) => ({ range, raw }));
}

/** What may be placeholders in a line by itself, and whether a comment is open at its end. */
interface LineFinds {
  readonly finds: readonly Find[];
  readonly inComment: boolean;
}

function* findsByLine(
  lines: readonly SourceLine[],
): Generator<{ readonly line: SourceLine; readonly finds: readonly Find[] }> {
  let next = 0;
  for (const { line, found } of linesWithFinds(lines)) {
    if (line.index < next) continue;
    yield { line, finds: found.finds };
    let { inComment } = found;
    for (next = line.index + 1; inComment; next++) {
      const after = lines[next];
      if (!after || !isRead.has(after.context)) break;
      const read = findsIn(after.own, true);
      yield { line: after, finds: read.finds };
      ({ inComment } = read);
    }
  }
}

const linesWithFinds = linesWith((line): LineFinds | null => {
  if (!isRead.has(line.context) || !mayHoldField.test(line.source)) return null;
  const found = findsIn(line, false);
  return found.finds.length > 0 || found.inComment ? found : null;
});

const mayHoldField =
  /[[{<%?_]|[TF][BIO][ACDX]|YY|yy|:[MmXx]|XX|xx|X |-X|orem|Your N|\):|\([Ii]nsert|:\W{0,8}(?:…|\.\.\.)|st contain/;

const isRead: ReadonlySet<SourceLine["context"]> = new Set([
  "text",
  "heading",
  "table",
  "html",
  "frontMatter",
]);

/** Code, comments and links are blanked out; what is left stands where it stood. */
function findsIn(line: OwnLine, isInComment: boolean): LineFinds {
  const { source, inComment } = blankComments(line.source, isInComment);
  return { finds: placeholdersOf(line, blankCodeAndLinks(source)), inComment };
}

function blankCodeAndLinks(source: string): string {
  let result = source.includes("`") ? blankCode(source) : source;
  if (result.includes("](")) {
    result = result.replace(/!?\[[^[\]]{0,300}\]\([^()]{0,500}\)/g, blank);
  }
  return result.replace(/\bhttps?:\/\/[^\s<>]+/g, blank);
}

/** The labels that `[label]` links to: those with a definition whose target looks like an address. */
const linesWithReference = linesWith(({ source, context }) => {
  if (context !== "text") return null;
  const definition = /^[ \t]*\[([^[\]]{1,200})\]:[ \t]*<?(\S+)/.exec(source);
  return definition && /[/.#]/.test(definition[2] ?? "")
    ? normalizeLabel(definition[1] ?? "")
    : null;
});

function placeholdersOf(line: OwnLine, source: string): Find[] {
  const finds: Find[] = [];
  const add = (
    start: number,
    raw: string,
    isDoubtful = false,
    label: string | null = null,
  ): void => {
    const end = start + raw.length;
    finds.push({
      range: { start, end },
      raw: line.source.slice(start, end),
      isDoubtful,
      label,
    });
  };
  for (const { mark, pattern, judge } of brackets) {
    if (!source.includes(mark)) continue;
    for (const match of source.matchAll(pattern)) {
      const words = (match[1] ?? "").trim();
      // In YAML and TOML the other brackets are lists and maps.
      const isData =
        line.context === "frontMatter" && !match[0].startsWith("{{");
      const judgement = isData ? "none" : judge(words);
      if (judgement === "none") continue;
      const label = match[0].startsWith("[") ? normalizeLabel(words) : null;
      add(match.index, match[0], judgement === "doubtful", label);
    }
  }
  if (mayHoldToken.test(source) && !isNotation.test(source)) {
    for (const pattern of tokens) {
      for (const match of source.matchAll(pattern)) add(match.index, match[0]);
    }
  }
  for (const match of source.matchAll(/\b(?:TBD|TBC|TBA)\b/g)) {
    if (isWholeValue(source, match.index, match[0].length)) {
      add(match.index, match[0]);
    }
  }
  const task = openTask(source, line);
  if (task) add(task.index, task.raw);
  return finds;
}

/** In order, each find that begins after the one before it has ended: of nested ones the outer. */
function withoutOverlaps(finds: Find[]): Find[] {
  finds.sort(
    (a, b) => a.range.start - b.range.start || b.range.end - a.range.end,
  );
  let end = -1;
  return finds.filter(({ range }) => {
    if (range.start < end) return false;
    end = range.end;
    return true;
  });
}

type Judgement = "certain" | "doubtful" | "none";

/** Marks around a field's name, and whether the words between them are one. Each words group is cut off at a length. */
const brackets: readonly {
  readonly mark: string;
  readonly pattern: RegExp;
  readonly judge: (words: string) => Judgement;
}[] = [
  {
    mark: "{{",
    pattern: /\{\{([^{}]{1,80})\}\}/g,
    judge: judgeTemplateVariable,
  },
  {
    mark: "{",
    pattern: /(?<![\w$./"'`{\\])\{([A-Za-z][A-Za-z %_-]{0,40})\}(?![\w/}{])/g,
    judge: (words) => certainIf(isBlankMark(words) || isFieldName(words)),
  },
  {
    mark: "<",
    pattern: /(?<![\w<\\])<([^<>]{2,80})>/g,
    judge: judgeAngleBrackets,
  },
  // Not a link, a reference, a footnote, a task box or a definition.
  {
    mark: "[",
    pattern: /(?<![\]!\\\w[])\[([^[\]^][^[\]]{1,119})\](?![([\]])/g,
    judge: judgeSquareBrackets,
  },
  // As text editors export them.
  {
    mark: "\\[",
    pattern: /\\\[([^[\]\\]{2,119})\\\]/g,
    judge: judgeSquareBrackets,
  },
  {
    mark: "\\<",
    pattern: /\\<([^<>\\]{2,80})(?:\\>|>)/g,
    judge: judgeAngleBrackets,
  },
];

function certainIf(condition: boolean): Judgement {
  return condition ? "certain" : "none";
}

/** `{{ incident name }}`, but not what a generator fills in: `{{ page.title }}`, `{{< figure >}}`, `{{ $value | x }}`. */
function judgeTemplateVariable(words: string): Judgement {
  return certainIf(
    /^[A-Za-z]/.test(words) && !/[$|"'=<>%#]|\w\.\w|\w\(/.test(words),
  );
}

/** Elements of HTML whose names are also words of ours. */
const htmlElements = new Set(
  (
    "a abbr address area article aside audio b base blockquote body br button caption center cite code col data dd del " +
    "details dfn dialog div dl dt em embed fieldset figure font footer form frame h1 h2 h3 h4 h5 h6 head header hr html i " +
    "iframe img input ins kbd label legend li link main map mark menu meta meter nav object ol option output p param " +
    "picture pre progress q s samp script section select slot small source span strike strong style sub summary sup svg " +
    "table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr"
  ).split(" "),
);

const angleTokens =
  /^(?:eof|eot|cr|lf|crlf|null|nil|none|empty|redacted|removed)$/i;

function judgeAngleBrackets(words: string): Judgement {
  const [first = ""] = words.split(/[\s/]/);
  const isElement = htmlElements.has(first.toLowerCase());
  // Nobody writes an element as `<Title>`.
  if (isElement && !/^[A-Z][a-z]+$/.test(words)) return "none";
  if (/[=@:]/.test(words)) return "none";
  if (/^[A-Z][A-Z0-9 _/-]+$/.test(words)) {
    return certainIf(!angleTokens.test(words));
  }
  if (isBlankMark(words) || isFieldName(words)) return "certain";
  return /^[a-z]{4,20}$/.test(words) ? "doubtful" : "none";
}

function judgeSquareBrackets(words: string): Judgement {
  if (isBlankMark(words) || request.test(words)) return "certain";
  if (/[@#:`~=|$*;!?]|^\W|\d\d/.test(words) || !/[A-Za-z]{2}/.test(words)) {
    return "none";
  }
  if (asides.test(words)) return "none";
  if (isFieldName(words)) return "certain";
  return /^[A-Z][a-z]|^[a-z]+ [a-z]+|^(?:link|url|ticket|screenshot|graph)$/.test(
    words,
  )
    ? "doubtful"
    : "none";
}

/** What editors put in brackets in finished texts. */
const asides =
  /^(?:sic|all|see|edited|emphasis|citation|note|redacted|removed|updated?|resolved|done|optional|draft|wip|closed|open|retroactive|internal|external|public)\b/i;

/** `XX`, `X%`, `XX:XX`, `X hours`, `YYYY-MM-DD`, `HH:MM UTC`, `TBD`, `…`. */
function isBlankMark(words: string): boolean {
  return (
    /^(?:XX+|X{1,3} ?%|X{1,3} [a-z]+|[Xx]{1,2}:[Xx]{2}|TBD|TBC|TBA|TODO)(?: [A-Z]{1,5})?$/.test(
      words,
    ) || dateLetters.test(words)
  );
}

const dateLetters =
  /^(?:YYYY|DD|MM|HH)[-/.:](?:MM|DD|mm)(?:[-/.:](?:DD|YYYY|YY|SS|ss))?(?:[ T,]+HH:(?:MM|mm)(?::(?:SS|ss))?)?(?: [A-Z]{1,5})?$/i;

/** A word that asks the writer to put something there; it needs to say what. */
const request =
  /^(?:insert|specify|enter|add|describe|provide|include|list|explain|state|mention|fill in|write|replace|attach|choose|select|link to|your|for example|e\.g)\b.*[\s:,]\w/i;

/** What a field is called when it stands alone in brackets. */
const soleFieldName =
  /^(?:time ?stamp|date|time|date and time|date\/time|start time|end time|time ?zone|duration|name|title|owner|assignee|author|description|details|number|percentage|team|person|explanation|placeholder)s?$/i;

/** Nouns that make a phrase in brackets a field's name: “Incident title”, “Description of the outage”. */
const fieldNoun =
  /\b(?:time ?stamps?|dates?|times?|time ?zones?|durations?|names?|titles?|owners?|assignees?|authors?|descriptions?|details|explanations?|percentages?|numbers?|teams?|individuals?|persons?|urls?|reasons?|outcomes?|assumptions?|methods?|placeholders?)\b/i;

function isFieldName(words: string): boolean {
  if (soleFieldName.test(words) || request.test(words)) return true;
  if (!/[\s/_-]/.test(words)) return false;
  const readable = words.replace(/[_-]/g, " ");
  return /^[A-Za-z]/.test(readable) && fieldNoun.test(readable);
}

/** Letters that stand for digits yet to come. A digit before them makes an honest unknown (`2X:XX`), a `$` a price. */
const tokens: readonly RegExp[] = [
  /\b(?:YYYY[-/.]MM[-/.]DD|(?:DD[-/.]MM|MM[-/.]DD)[-/.]YY(?:YY)?)(?:[ T,]+HH:MM(?::SS)?)?\b/gi,
  /(?<![\w:])(?:HH:MM(?::SS)?|XX:XX)(?![\w:])/gi,
  /\b(?:XX|20XX)[-/.]XX[-/.]XX(?:XX)?\b|\b20XX\b(?![-/.]XX)/g,
  /(?<![\w$.,])(?:X+|xx+|\?\?) ?%/g,
  /(?<![\w$.,]|\bthe )X(?= (?:hours?|minutes?|hrs?|mins?)\b)/g,
  /\bSEV[- ]?X\b|\b[A-Z]{2,10}-X{2,6}\b|#X{2,6}\b/g,
  /(?<=:[ \t*_]{0,4})(?:…|\.\.\.)(?=\s*$)/g,
  /\bmust contain(?=:?[\s*]*$)/gi,
  /\[(?:[NX]|\?\?)\](?= ?%| (?:minutes?|hours?|users?|customers?|requests?)\b)/gi,
  /\(insert [^()]{2,80}\)/gi,
  /(?<![\w$.,])XX+(?= (?:minutes?|hours?|users?|customers?|requests?|[AP]M)\b)/g,
  /\blorem ipsum\b/gi,
  /(?<=:[ \t*_]{0,4})_{3,}(?!\w)/g,
  /\b[A-Za-z]{1,20} \((?:who|when|name|date|time|owner)\):(?=[ \t]*(?:\||$|[A-Za-z]{1,20} \((?:who|when|name|date|time|owner)\):))/g,
  /(?<=(?:^|[:|])[ \t*_]{0,4})Your Name\b/g,
];

/** What each of them holds: a line without costs one look. */
const mayHoldToken =
  /YY|H:M|X|\?\?|\[N|\(insert|lorem|___|\):|Your Name|…|\.\.\.|must contain/i;

/** Lines that speak of how times are written. */
const isNotation = /\bformat|\bISO\b|strftime/i;

/** Whether the word is all that a line, a cell, a field or a pair of brackets says, or the first that it says. */
function isWholeValue(source: string, index: number, length: number): boolean {
  const before = source
    .slice(Math.max(0, index - 20), index)
    .replace(/[\s*_~]+$/, "");
  const after = source.slice(index + length, index + length + 20);
  return (
    /(?:^|[:|([>=–—]|[-+]|\d[.)])$/.test(before) && !/^[ \t]+[a-z]/.test(after)
  );
}

/** `TODO: …` and `FIXME …` at the start of a line or cell; the lone word is a status in a table and a name in a heading. */
function openTask(
  source: string,
  line: OwnLine,
): { index: number; raw: string } | undefined {
  if (line.context === "heading" || !/TODO|FIXME/.test(source))
    return undefined;
  const pattern =
    line.context === "table"
      ? /(?<=\|[ \t*_]{0,4})(?:(?:TODO|FIXME)(?:\([^()|]{1,40}\))?:|FIXME\b)[^|]*/
      : /(?<=^[\s>*_+-]{0,40}(?:\d{1,3}[.)] {1,4})?(?:\[[ xX]\] {1,4})?[*_]{0,3})(?:TODO(?:\([^()]{1,40}\))?(?::|$)|FIXME\b).*/;
  const match = pattern.exec(source);
  return match ? { index: match.index, raw: match[0].trimEnd() } : undefined;
}
