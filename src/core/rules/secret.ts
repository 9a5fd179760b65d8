import type { SourceLine } from "../model/lines";
import { linesWith } from "../model/pages";
import { secretPatterns } from "../model/secretPatterns";
import { movedRange, type TextRange } from "../text";
import type { Problem, Rule, RuleDocumentation } from "./rule";

/** A key, token or password, in prose or code. */
export const secret: Rule = {
  id: "secret",
  description: "No key, token or password is published.",
  severity: "error",
  *check({ text, lines }) {
    const found: Secret[] = [
      ...secretsIn(lines),
      ...privateKeysIn(text, lines),
    ].sort((a, b) => a.range.start - b.range.start);
    const seen = new Map<string, Secret[]>();
    let end = -1;
    for (const each of found) {
      if (each.range.start < end) continue;
      end = each.range.end;
      const value = text.slice(each.range.start, end);
      const same = seen.get(value);
      if (same) same.push(each);
      else seen.set(value, [each]);
    }
    for (const places of seen.values()) yield* problemOf(places);
  },
};

interface Secret {
  readonly name: string;
  /** The secret alone. */
  readonly range: TextRange;
  /** Where it is marked, if that is less. */
  readonly mark?: TextRange;
}

function* problemOf(places: readonly Secret[]): Generator<Problem> {
  const [first, ...others] = places;
  if (!first) return;
  yield {
    range: first.mark ?? first.range,
    message: `This looks like ${first.name}. Redact it before the document is published, and replace it where it is used: whoever has read it has it.`,
    related: others.map(({ range }) => ({ range, message: "The same again" })),
    quickFixes: [
      {
        title: "Replace by [REDACTED]",
        edits: places.map(({ range }) => ({ range, newText: "[REDACTED]" })),
        preferred: true,
      },
    ],
  };
}

function* secretsIn(lines: readonly SourceLine[]): Generator<Secret> {
  for (const { line, found } of linesWithSecrets(lines)) {
    for (const { name, range } of found) {
      yield { name, range: movedRange(range, line.start) };
    }
  }
}

const linesWithSecrets = linesWith(({ source }): readonly Secret[] | null => {
  if (source.length < shortestSecret) return null;
  const found = [
    ...tokensIn(source),
    ...assignedIn(source.slice(0, longestRead)),
  ];
  return found.length > 0 ? found : null;
});

const shortestSecret = 15;

/** No more of a line is read for names with values, in UTF-16 units. */
const longestRead = 20_000;

function* tokensIn(source: string): Generator<Secret> {
  for (const { name, marks, pattern } of secretPatterns) {
    if (!marks.some((mark) => source.includes(mark))) continue;
    for (const match of source.matchAll(pattern)) {
      const value = match[1] ?? match[0];
      const start = match.index + match[0].lastIndexOf(value);
      if (isExample(value) || entropy(value) < leastEntropy) continue;
      yield { name, range: { start, end: start + value.length } };
    }
  }
}

/** Between these lines, from how many characters on, a key is more than a sketch of one. */
const keyHead = /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g;
const shortestKey = 64;
const longestKey = 10_000;

function* privateKeysIn(
  text: string,
  lines: readonly SourceLine[],
): Generator<Secret> {
  for (const { start: headStart, end: start } of keyHeadsIn(lines)) {
    const rest = text.slice(start, start + longestKey);
    const foot = rest.indexOf("-----");
    const body = (foot < 0 ? rest : rest.slice(0, foot)).replace(
      /[^A-Za-z\d+/=\s\\>|].*$/s,
      "",
    );
    const key = body.trim();
    if (key.length < shortestKey || isExample(key)) continue;
    const from = start + body.indexOf(key);
    yield {
      name: "a private key",
      range: { start: from, end: from + key.length },
      mark: { start: headStart, end: start },
    };
  }
}

function keyHeadsIn(lines: readonly SourceLine[]): TextRange[] {
  return linesWithKeyHeads(lines).flatMap(({ line, found }) =>
    found.map((range) => movedRange(range, line.start)),
  );
}

const linesWithKeyHeads = linesWith(
  ({ source }): readonly TextRange[] | null => {
    if (!source.includes("PRIVATE KEY")) return null;
    const heads = [...source.matchAll(keyHead)].map(({ index, 0: head }) => ({
      start: index,
      end: index + head.length,
    }));
    return heads.length > 0 ? heads : null;
  },
);

/** `API_KEY=…`, `"password": "…"`. The name says that it is secret, the value that it is no word. */
const assigned =
  /(?<![A-Za-z])((?:[A-Za-z]{1,20}[_-]){0,3}(?:password|passwd|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|auth[_-]?key|private[_-]?key|secret[_-]?key|client[_-]?secret))["'`]?[ \t]{0,3}(?::|=>|=)[ \t]{0,3}["'`]?([\w+/.~!$%^&-]{10,150}={0,2})(?![\w+/.~!$%^&(-])/gi;
const mayAssign = /passw|pwd|secret|token|key/i;

/** Tokens that are handed around in the open. */
const openTokens =
  /(?:next|page|continuation|cancel\w*|csrf|xsrf|idempotency|trace|cache|sync|public)[_-]/i;

function assignedIn(source: string): Secret[] {
  if (!mayAssign.test(source)) return [];
  const found: Secret[] = [];
  for (const match of source.matchAll(assigned)) {
    const [whole, name = "", value = ""] = match;
    if (openTokens.test(name) || !isRandom(value) || isExample(value)) continue;
    const start = match.index + whole.lastIndexOf(value);
    const range = { start, end: start + value.length };
    found.push({ name: `the value of “${name}”`, range });
  }
  return found;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a value is made of random characters rather than of words, a path, a variable, a digest or a version. */
function isRandom(value: string): boolean {
  return (
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/^[$%]|^sha\d|^v?\d+\.|\/\/|\.\.|^(?:process|env|os|var|secrets?|config|settings)\./i.test(
      value,
    ) &&
    !uuid.test(value) &&
    // A commit or a digest.
    !/^(?:[\da-f]{7,12}|[\da-f]{40}|[\da-f]{64})$/.test(value) &&
    // Words and numbers with joints: `checkout-2026-blue`, `arn.aws.iam1`.
    !/^(?:[A-Za-z]{2,20}|\d{1,4})(?:[-_./](?:[A-Za-z]{2,20}\d{0,2}|[a-z]?\d{1,4}))+$/.test(
      value,
    ) &&
    entropy(value) >= leastRandomness
  );
}

const examples =
  /example|sample|dummy|fake|redact|change_?me|placeholder|your[-_]?|xxxx|0{6}|1234567|abcdef|\*{3}|\.{3}|…|\$\{|\{\{|%[A-Z_]+%|^\$|^(?:user|username|pass|password|secret|token|passwd)\d{0,4}$/i;
/** The payload of the token that jwt.io shows. */
const documented = /eyJzdWIiOiIxMjM0NTY3ODkwIi/;

function isExample(value: string): boolean {
  return examples.test(value) || documented.test(value);
}

const leastEntropy = 2.5;
const leastRandomness = 3.2;

/** Shannon's, in bits for each character. */
function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / value.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

export const documentation: RuleDocumentation = {
  why: `Logs and commands are pasted into a postmortem in a hurry, and postmortems are read by many, kept for years and often published. A key in one is a leaked key.

Code and fences are read too. Documented examples, variables, digests, commit hashes and UUIDs are none.`,
  bad: `## Root Cause

The deployment read the wrong setting:

\`\`\`
DATABASE_PASSWORD=hV7kq29ZmT4w
\`\`\`
`,
  good: `## Root Cause

The deployment read the wrong setting:

\`\`\`
DATABASE_PASSWORD=[REDACTED]
\`\`\`
`,
  fix: "Replaces the secret by `[REDACTED]`, wherever it stands in the document. It has to be replaced where it is used, too.",
  source:
    "Patterns of [Secretlint](https://github.com/secretlint/secretlint) (MIT License); the idea of names and entropy is that of [gitleaks](https://github.com/gitleaks/gitleaks).",
};
