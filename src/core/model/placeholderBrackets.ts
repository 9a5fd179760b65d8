/** Words in brackets that may be a field's name. */
export interface BracketFind {
  /** Offset in the line. */
  readonly index: number;
  /** With the brackets. */
  readonly raw: string;
  /** Whether the words alone don't tell it from an aside in brackets. */
  readonly isDoubtful: boolean;
  /** What stands between square brackets; null in others. */
  readonly label: string | null;
}

/**
 * In a line as it reads (code, comments and links are blanks) and as it is written. In data (lists and maps of YAML and
 * TOML) only `{{ }}` is none of the data's own brackets.
 */
export function* bracketsIn(
  source: string,
  written: string,
  isData: boolean,
): Generator<BracketFind> {
  for (const { mark, pattern, judge } of brackets) {
    if (!source.includes(mark) || (isData && mark !== "{{")) continue;
    for (const { index, 0: raw, 1: inner = "" } of source.matchAll(pattern)) {
      const words = inner.trim();
      const end = index + raw.length;
      const surroundings = surroundingsOf(
        written.slice(Math.max(0, index - 40), index),
        source.slice(end, end + 40),
      );
      const judgement = judge(words, surroundings);
      if (judgement === "none") continue;
      if (judgement === "doubtful" && isTag(words, surroundings)) continue;
      yield {
        index,
        raw,
        isDoubtful: judgement === "doubtful",
        label: raw.startsWith("[") ? words : null,
      };
    }
  }
}

/** What stands around a pair of brackets, as far as it matters. */
interface Surroundings {
  /** Whether they are all that a line, an item, a cell or a field says. */
  readonly isAlone: boolean;
  /** Whether a field's value or a cell begins with them. */
  readonly beginsValue: boolean;
  /** Whether a line, an item or a cell begins with them. */
  readonly beginsWords: boolean;
  readonly after: string;
}

function surroundingsOf(before: string, after: string): Surroundings {
  const beginsValue = /[:|][\s*_~]*$/.test(before);
  const beginsLine =
    /^[\s>#*_~+-]*(?:\d{1,3}[.)]\s+)?(?:\[[ xX]\]\s+)?[*_~]*$/.test(before);
  return {
    isAlone:
      (beginsValue || beginsLine) && /^[*_~.]*\s*(?:$|\||<br)/.test(after),
    beginsValue,
    beginsWords: beginsLine || /\|[\s*_~]*$/.test(before),
    after,
  };
}

/** `[Infra] Alert on the pool`, but not `[Service] was down`. */
function isTag(words: string, { beginsWords, after }: Surroundings): boolean {
  return (
    beginsWords &&
    !words.includes(" ") &&
    /^[*_]*\s+(?!(?:was|were|is|are|has|had|will|and|or|at|in|on|to|from|by|with|of|for)\b)[A-Za-z]/.test(
      after,
    )
  );
}

type Judgement = "certain" | "doubtful" | "none";

/** Marks around a field's name, and whether the words between them are one. Each words group is cut off at a length. */
const brackets: readonly {
  readonly mark: string;
  readonly pattern: RegExp;
  readonly judge: (words: string, surroundings: Surroundings) => Judgement;
}[] = [
  {
    mark: "{{",
    pattern: /\{\{([^{}]{1,80})\}\}/g,
    judge: judgeTemplateVariable,
  },
  {
    mark: "{",
    pattern:
      /(?<![\w$./"'`{\\])\{([A-Za-z][^{}<>[\]=:$#@"`\\]{0,118})\}(?![\w/}{])/g,
    judge: judgeBraces,
  },
  {
    mark: "<",
    pattern: /(?<![\w<\\])<([^<>]{2,80})>/g,
    judge: judgeAngleBrackets,
  },
  // Not a link, a reference, a footnote, a task box or a definition.
  {
    mark: "[",
    pattern:
      /(?<![\]!\\A-Za-z0-9[]|[A-Za-z0-9]_)\[([^[\]^][^[\]]{1,119})\](?![([\]])/g,
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

/** Logs, sets and macros of wikis stand in braces as well: `{code}`, `{alice, bob}`. */
function judgeBraces(
  words: string,
  { isAlone, beginsValue }: Surroundings,
): Judgement {
  if (/^[A-Za-z %_-]{1,41}$/.test(words)) {
    if (isBlankMark(words) || isFieldName(words)) return "certain";
    if (/^[A-Z]{2,20}(?: [A-Z]{2,20}){1,4}$/.test(words)) return "certain";
  }
  if (isAlone && beginsValue && isChoice(words)) return "certain";
  if (!phrase.test(words) || !/[^,;] /.test(words)) {
    return isAlone && /^[a-z][\w-]{2,20}$/.test(words) ? "doubtful" : "none";
  }
  return isAlone ? "certain" : "doubtful";
}

/** Two words and more, with commas between them. */
const phrase = /^[A-Za-z][\w'’/&-]*(?:[,;]? [\w'’/&-]+)+[.?]?$/;

/** `Draft | Final`, `Yes / No`, `EU/US/APAC`; a path or a pair of names is none. */
function isChoice(words: string): boolean {
  const isOption = (option: string): boolean =>
    /^[A-Za-z][\w .&-]{0,24}$/.test(option);
  const options = words.split(/\\?\||(?<=\s)\/(?=\s)/);
  if (options.length > 1) return options.every((each) => isOption(each.trim()));
  return (
    /^[A-Z][\w-]{0,20}(?:\/[A-Z][\w-]{0,20}){2,4}$/.test(words) ||
    /^(?:yes\/no|true\/false|open\/closed|draft\/final)$/i.test(words)
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

function judgeAngleBrackets(
  words: string,
  { isAlone, beginsValue }: Surroundings,
): Judgement {
  const [first = ""] = words.split(/[\s/]/);
  const isElement =
    htmlElements.has(first.toLowerCase()) && !wordsOfPhrases.test(words);
  // Nobody writes an element as `<Title>`.
  const isTitleToCome = words === "title" && isAlone && beginsValue;
  if (isElement && !/^[A-Z][a-z]+$/.test(words) && !isTitleToCome) {
    return "none";
  }
  if (/[=@:]/.test(words) || turningPoint.test(words)) return "none";
  if (/^[A-Z][A-Z0-9 _/-]+$/.test(words)) {
    return certainIf(!angleTokens.test(words));
  }
  if (isBlankMark(words) || isFieldName(words)) return "certain";
  if (wordsOfPhrases.test(words) || /^yes ?\/ ?no$/i.test(words)) {
    return "certain";
  }
  if (beginsValue && isChoice(words)) return "certain";
  return /^[a-z]{4,20}$/.test(words) || (isAlone && phrase.test(words))
    ? "doubtful"
    : "none";
}

/** What tells `<link to the ticket>` from an element with attributes, and from a person's name. */
const wordsOfPhrases =
  /^[A-Za-z][\w-]*(?: [\w,-]+){0,6} (?:of|to|the|for|that|was|were|who|what|how|if) [A-Za-z]|^(?:what|who|how|why|when|where) [a-z]+/i;

/** What timelines have between their entries: `<START OF OUTAGE>`, `[Outage ends]`. */
const turningPoint =
  /^(?:(?:start|end|beginning) of (?:the )?(?:outage|incident)|(?:outage|incident) (?:begins?|starts?|ends?|over|mitigated|resolved))$/i;

function judgeSquareBrackets(
  words: string,
  { isAlone, beginsValue }: Surroundings,
): Judgement {
  if (isBlankMark(words) || request.test(words) || timeWindow.test(words)) {
    return "certain";
  }
  if (turningPoint.test(words)) return "none";
  if (isAlone) {
    if (beginsValue && (isChoice(words) || /^URL$/i.test(words))) {
      return "certain";
    }
    if (isPrompt(words)) return "certain";
  }
  if (!/[A-Za-z]{2}/.test(words) || asides.test(words)) return "none";
  const isLoose =
    isAlone &&
    (/^[a-z]{3,20}$/.test(words) || /^(?:\S+\s+){1,30}\S/.test(words));
  if (/[@#:`~=|$*;!?]|^\W|\d\d/.test(words)) {
    return isLoose && !/[@#`=|*]|^\W|\d\d/.test(words) ? "doubtful" : "none";
  }
  if (isFieldName(words)) return "certain";
  return isLoose ||
    /^[A-Z][a-z]|^[a-z]+ [a-z]+|^(?:link|url|ticket|screenshot|graph)$/.test(
      words,
    )
    ? "doubtful"
    : "none";
}

/** What editors put in brackets in finished texts. */
const asides =
  /^(?:sic|all|see|edit(?:ed|or)?|emphasis|citation|note|redacted|removed|updated?|resolved|done|optional|draft|wip|closed|open|retroactive|internal|external|public)\b/i;

const timeWindow =
  /^(?:start|from|begin)(?: time)? ?(?:[-–—]|to) ?(?:end|to|until)(?: time)?$/i;

/** “What failed?”, “One sentence: what failed”, “Discussion of what follows from it”: what a template asks the writer. */
function isPrompt(words: string): boolean {
  return (
    /^(?:\S+\s+){3}\S/.test(words) &&
    !/[@#`=|$*~]|\d\d/.test(words) &&
    !asides.test(words) &&
    prompts.some((prompt) => prompt.test(words))
  );
}

const prompts: readonly RegExp[] = [
  /^(?:what|why|how|who|when|where|which)\b[^?]*\?/i,
  /(?:[:;–—]| -)\s+(?:what|why|how|who|when|whether)\b/i,
  /^(?:(?:brief|short|detailed|quick|one-sentence) )?(?:discussion|description|summary|overview|explanation|analysis|list|outline) of\b/i,
];

/** `XX`, `X%`, `XX:XX`, `X hours`, `YYYY-MM-DD`, `HH:MM UTC`, `TBD`, `…`. */
function isBlankMark(words: string): boolean {
  return (
    /^(?:XX+|X{1,3}(?:[.,]X{1,3}){1,3} ?%?|X{1,3} ?%|X{1,3} [a-z]+|[Xx]{1,2}:[Xx]{2}|TBD|TBC|TBA|TODO)(?: [A-Z]{1,5})?$/.test(
      words,
    ) || dateLetters.test(words)
  );
}

export const dateLetters =
  /^(?:YYYY|DD|MM|HH)[-/.:](?:MM|DD|mm)(?:[-/.:](?:DD|YYYY|YY|SS|ss))?(?:[ T,]+HH:(?:MM|mm)(?::(?:SS|ss))?)?(?: [A-Z]{1,5})?$/i;

/** A word that asks the writer to put something there; it needs to say what. */
const request =
  /^(?:insert|specify|enter|add|describe|provide|include|list|explain|state|mention|fill in|write|replace|attach|choose|select|link to|your|for example|e\.g)\b.*[\s:,]\w/i;

/** What a field is called when it stands alone in brackets. */
export const soleFieldName =
  /^(?:time ?stamp|date|time|date and time|date\/time|start time|end time|time ?zone|duration|name|title|owner|assignee|author|description|details|number|percentage|team|person|explanation|placeholder|amount|user ?name)s?$/i;

/** Nouns that make a phrase in brackets a field's name: “Incident title”, “Description of the outage”. */
const fieldNoun =
  /\b(?:time ?stamps?|dates?|times?|time ?zones?|durations?|names?|titles?|owners?|assignees?|authors?|descriptions?|details|explanations?|percentages?|numbers?|teams?|individuals?|persons?|urls?|reasons?|outcomes?|assumptions?|methods?|placeholders?)\b/i;

function isFieldName(words: string): boolean {
  if (soleFieldName.test(words) || request.test(words)) return true;
  if (!/[\s/_-]/.test(words)) return false;
  const readable = words.replace(/[_-]/g, " ");
  return /^[A-Za-z]/.test(readable) && fieldNoun.test(readable);
}
