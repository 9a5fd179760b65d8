import { readLength } from "./durationNotation";
import { matchAt } from "./scanning";

/** A time counted from the start of an incident, and where the text after it goes on. */
interface ElapsedTime {
  readonly minutes: number;
  readonly end: number;
}

const zero = /T ?0(?![\w.]|:\d)/y;
const sign = /(?:[Tt] ?([+\-−–]) ?|(\+) ?)(?=\d)/y;
const clock = /(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])/y;
const bareMinutes = /\d{1,4}(?![\w.]|:\d)/y;
const stop = /[\s*_`]{0,4}(?:$|[:|\n)\]–—-])/y;

/** "T+5m", "T+00:15", "T-24h", "T0"; without the T only where it stands alone: "+15 min:". Minutes, with fractional seconds. */
export function readElapsedTime(
  source: string,
  at: number,
): ElapsedTime | null {
  const start = matchAt(zero, source, at);
  if (start !== null) return { minutes: 0, end: at + start[0].length };
  const match = matchAt(sign, source, at);
  if (match === null) return null;
  const length = readAmount(source, at + match[0].length);
  if (length === null) return null;
  if (match[2] !== undefined && matchAt(stop, source, length.end) === null)
    return null;
  const isBefore = match[1] !== undefined && match[1] !== "+";
  return isBefore ? { ...length, minutes: -length.minutes } : length;
}

function readAmount(source: string, at: number): ElapsedTime | null {
  const match = matchAt(clock, source, at);
  if (match !== null) {
    const seconds = Number(match[3] ?? 0) / 60;
    const minutes = Number(match[1]) * 60 + Number(match[2]) + seconds;
    return { minutes, end: at + match[0].length };
  }
  const length = readLength(source, at);
  if (length !== null) return { minutes: length.minutes, end: length.end };
  const bare = matchAt(bareMinutes, source, at);
  return bare && { minutes: Number(bare[0]), end: at + bare[0].length };
}
