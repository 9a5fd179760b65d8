import { matchAt } from "./scanning";

/** A time that is not given, and where the text after it goes on. */
interface UnknownTime {
  /** Whether a template's token still waits for it; an honest "???" does not. */
  readonly placeholder: boolean;
  readonly end: number;
}

const questionMarks = /\?{2,5}(?![\w?])/y;
const notKnown =
  /[[(](?:time |date )?(?:tbc|tbd|unknown|unclear|not known|to be confirmed)(?: time| date)?[)\]]/iy;
const toBeConfirmed = /tb[cd](?=[ *_]{0,4}(?:[:|]|[–—-]\s))/iy;
const dateLetters =
  /(?:YYYY|yyyy|YY|yy|DD|dd|MM|mm)[-/.](?:MM|mm|DD|dd)[-/.](?:YYYY|yyyy|YY|yy|DD|dd)(?:[ T,]{1,2}(?:HH|hh|XX|xx):(?:MM|mm|YY|yy|XX|xx)(?::(?:SS|ss|XX|xx))?)?(?![A-Za-z0-9])/y;
const token =
  /([[{<(])\1?\s{0,4}([^[\]{}<>\n]{1,80}?)\s{0,4}[\]}>)]{1,2}(?!\()/y;
const separators = /[^a-z]+/;

const placeholderNouns = new Set(
  "time times timestamp timestamps date dates hh yyyy".split(" "),
);
const placeholderWords = new Set(
  "insert specify enter add exact start end event incident detection resolution approximate of and or in the here mm ss dd xx including zone timezone utc local am pm format e g".split(
    " ",
  ),
);

/** What stands in a timestamp's place where the time isn't known: "[???]", "(time unknown)", "[Timestamp]", "{{ hh:mm }}". */
export function readUnknownTime(
  source: string,
  at: number,
): UnknownTime | null {
  const honest =
    matchAt(questionMarks, source, at) ??
    matchAt(notKnown, source, at) ??
    matchAt(toBeConfirmed, source, at);
  if (honest !== null)
    return { placeholder: false, end: at + honest[0].length };
  const letters = matchAt(dateLetters, source, at);
  if (letters !== null)
    return { placeholder: true, end: at + letters[0].length };
  const bracketed = matchAt(token, source, at);
  if (bracketed === null || !isTimeToken(bracketed[1], bracketed[2]))
    return null;
  return { placeholder: true, end: at + bracketed[0].length };
}

/** Whether every word in the brackets is about times: "[Date and Time (including timezone)]", but not "[Time series](…)" nor a tag `<time>`. */
function isTimeToken(
  bracket: string | undefined,
  content: string | undefined,
): boolean {
  if (bracket === "(" || content === undefined) return false;
  const words = content.toLowerCase().split(separators).filter(Boolean);
  if (
    bracket === "<" &&
    !words.some((word) => word === "hh" || word === "timestamp")
  )
    return false;
  return (
    words.some((word) => placeholderNouns.has(word)) &&
    words.every(
      (word) => placeholderNouns.has(word) || placeholderWords.has(word),
    )
  );
}
