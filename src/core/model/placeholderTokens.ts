/** Letters and marks that stand for what is yet to come, with their offsets in the line. */
export function* tokensIn(
  source: string,
): Generator<{ readonly index: number; readonly raw: string }> {
  if (!mayHoldToken.test(source) || isNotation.test(source)) return;
  for (const pattern of dateTokens) {
    for (const { index, 0: raw } of source.matchAll(pattern)) {
      if (!isHint(source, index)) yield { index, raw };
    }
  }
  for (const pattern of tokens) {
    for (const { index, 0: raw } of source.matchAll(pattern)) {
      yield { index, raw };
    }
  }
}

/** A digit before the letters makes an honest unknown (`2X:XX`). */
const dateTokens: readonly RegExp[] = [
  /\b(?:YYYY[-/.](?:MM[-/.]DD|DD[-/.]MM)|(?:DD[-/.]MM|MM[-/.]DD)[-/.]YY(?:YY)?)(?:[ T,]+HH:MM(?::SS)?Z?)?\b/gi,
  // As they are in French, Spanish, Portuguese and German.
  /\b(?:AAAA[-/.]MM[-/.](?:DD|JJ)|(?:DD|JJ)[-/.]MM[-/.]AAAA|TT\.MM\.JJJJ)(?:[ T,]+HH:MM)?\b/g,
  /(?<![A-Z0-9:]|[A-Z0-9]_)(?:HH:MM(?::SS)?|XX:XX)(?![A-Z0-9]|:\w)/gi,
  /\b(?:XX|20XX)[-/.]XX[-/.]XX(?:XX)?\b|\b20XX\b(?![-/.]XX)/g,
  /\b(?:20(?:xx|yy)[-/.](?:MM|xx)[-/.](?:DD|xx)|20\d\d[-/.]MM[-/.]DD)\b/gi,
  /(?<![A-Z0-9])(?:[A-Z]{2,10}-)?YYYYMMDD(?:-(?:[XN]{2,6}|#{2,6}))?(?![A-Z0-9#]|-[a-z])/g,
  /\b(?:Month|Mon|MMMM?) DD?,? YYYY\b|\bDD? (?:Month|Mon|MMMM?),? YYYY\b/g,
];

/** A `$` before the letters makes a price. */
const tokens: readonly RegExp[] = [
  /(?<![\w$.,])(?:X+(?:[.,]X+)?|xx+|\?\?) ?%/g,
  /(?<![\w$.,])X{1,3}(?:,XXX){1,3}(?![\w,])/g,
  /(?<![\w$.,]|\bthe )X(?= (?:hours?|minutes?|hrs?|mins?)\b)/g,
  /(?<![\w$.,])X ?(?:days?|hours?|hrs?|h|minutes?|mins?|m)[ ,]{1,2}(?:and )?Y ?(?:hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b(?:[ ,]{1,2}(?:and )?Z ?(?:minutes?|mins?|m|seconds?|secs?|s)\b)?/g,
  /(?<=[:|][ \t*_]{0,4})@(?:user-?name|name|owner|handle)(?![\w-])/g,
  /(?<=[:|][ \t*_]{0,4})X (?:days?|weeks?|users?|customers?|requests?)(?=[ \t]*(?:$|\|))/g,
  /\bSEV[- ]?X\b|\b[A-Z]{2,10}-(?:YYYY-)?(?:X{2,6}|N{3,6})\b|\b[A-Z]{2,10}-(?:YYYY-)?#{2,6}|#X{2,6}\b/g,
  /(?<=:[ \t*_]{0,4})(?:…|\.\.\.)(?=\s*$)/g,
  /\bmust contain(?=:?[\s*]*$)/gi,
  /\[(?:[NX-Z]|\?\?)\](?= ?%| ?ms\b| (?:minutes?|hours?|users?|customers?|requests?)\b)|(?<=[$€£~])\[[NX-Z]\]/gi,
  /\(insert [^()]{2,80}\)/gi,
  /(?<![\w$.,])(?:XX+|xx+)(?= (?:min(?:ute)?s?|h(?:ou)?rs?|days?|users?|customers?|requests?|[AP]M)\b)/g,
  /\blorem ipsum\b/gi,
  /(?<=[:|(][ \t*_]{0,4}[$€£]?)_{3,}(?!\w)/g,
  /(?<!\w)_{3,}(?= (?:days?|hours?|minutes?|seconds?|users?|customers?|requests?)\b| ?%)/g,
  /\b[A-Za-z]{1,20} \((?:who|when|name|date|time|owner)\):(?=[ \t]*(?:\||$|[A-Za-z]{1,20} \((?:who|when|name|date|time|owner)\):))/g,
  /(?<=(?:^|[:|])[ \t*_]{0,4})Your Name\b/g,
  /[@#]\[(?:user(?:[ _-]?name)?|name|handle|owner|team|person|assignee|issue|ticket|pr|pull request|incident|channel|number|(?:issue|pr|ticket)[ _-](?:number|id))\](?!\()/gi,
  // Behind digits, or in a table's first column, they are a time that nobody knows: `12:??`.
  /(?<=(?:(?<![\dX?]):|\S[ \t]{0,40}\|[ \t])[ \t*_]{0,4})\?{3,6}(?=[*_]{0,3}[ \t]*(?:$|\|))/g,
  /(?<=(?:(?<![\dX?]):|\|[ \t])[ \t*_]{0,4})(?:X{2,6}|x{3,6}|Y{3,4})(?=[*_]{0,3}[ \t]*(?:$|\|))/g,
];

/** What each of them holds: a line without costs one look. */
const mayHoldToken =
  /YY|H:M|X|\?\?|\[[NYZ]|[@#]\[|-##|-NNN|[:|][ \t*_]{0,4}@|[-/.]MM|\(insert|lorem|___|\):|Your Name|…|\.\.\.|must contain/i;

/** Lines that speak of how times are written. */
const isNotation = /\bformat|\bISO\b|strftime/i;

/** `Date (YYYY-MM-DD)`, “write times as HH:MM” and sentences in italics say how to write what stands elsewhere. */
function isHint(source: string, index: number): boolean {
  const before = source.slice(Math.max(0, index - 40), index);
  return (
    /\b(?:dates?|times?|timestamps?|days?|when|start(?:ed)?|end(?:ed)?)\b[^\w()]{0,4}\([^()]{0,20}$/i.test(
      before,
    ) ||
    /\b(?:as|use|like|replace|writ(?:e|ten)) ["'*_]{0,3}$/i.test(before) ||
    (/^\s*([*_])[^*_]{20,400}\1\s*$/.test(source) &&
      /(?:\w+\W+){4}$/.test(before.slice(-30)))
  );
}
