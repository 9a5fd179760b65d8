import { linesWith } from "../model/pages";
import type { Postmortem } from "../model/postmortem";
import { movedRange, type TextRange } from "../text";
import type { Rule, RuleDocumentation } from "./rule";

/** An e-mail address, a public IP address, a telephone or a card number of somebody. */
export const personalData: Rule = {
  id: "personal-data",
  description: "No personal data is published.",
  severity: "information",
  *check(postmortem) {
    const { text } = postmortem;
    const places = new Map<string, [Kind, ...TextRange[]]>();
    for (const { kind, range } of findIn(postmortem)) {
      const value = text.slice(range.start, range.end);
      const known = places.get(value);
      if (known) known.push(range);
      else places.set(value, [kind, range]);
    }
    for (const [value, [{ name, mask }, first, ...others]] of places) {
      if (!first) continue;
      yield {
        range: first,
        message: `“${value}” looks like ${name}. Mask it if it is a person's, before the document is published.`,
        related: others.map((range) => ({ range, message: "The same again" })),
        quickFixes: [
          {
            title: `Replace by ${mask}`,
            edits: [first, ...others].map((range) => ({
              range,
              newText: mask,
            })),
            preferred: true,
          },
        ],
      };
    }
  },
};

interface Kind {
  readonly name: string;
  readonly mask: string;
  /** What each of them holds. */
  readonly mark: RegExp;
  /** Each quantifier is bounded. */
  readonly pattern: RegExp;
  readonly isPersonal: (value: string, before: string) => boolean;
}

const kinds: readonly Kind[] = [
  {
    name: "an e-mail address",
    mask: "[REDACTED e-mail]",
    mark: /@[\w-]{1,60}\./,
    pattern:
      /(?<![\w.+/@:-])[\w.+-]{1,64}@(?:[A-Za-z\d-]{1,60}\.){1,4}[A-Za-z]{2,18}(?![\w@/-])/g,
    isPersonal: (value) => !roleAddress.test(value) && !testDomain.test(value),
  },
  {
    name: "a public IP address",
    mask: "[REDACTED IP]",
    mark: /\d\.\d/,
    pattern: /(?<![\w.:/-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|[./]\d)/g,
    isPersonal: (value, before) =>
      isPublic(value) && !/\b(?:v|ver|version|release)s? ?$/i.test(before),
  },
  {
    name: "a public IP address",
    mask: "[REDACTED IP]",
    mark: /[23][\da-f]{3}:/i,
    pattern:
      /(?<![\w.:/])[23][\da-f]{3}:(?:[\da-f]{0,4}:){1,6}[\da-f]{0,4}(?![\w.:/])/gi,
    isPersonal: (value) =>
      (value.includes("::") || value.split(":").length === 8) &&
      !/^2001:0?db8:/i.test(value),
  },
  {
    name: "a telephone number",
    mask: "[REDACTED number]",
    mark: /\+\d/,
    pattern:
      /(?<![\w+.:/-])\+\d{1,3}(?:[ .-]?\(\d{1,4}\))?(?:[ .-]\d{2,5}){2,5}(?![\w.:-]\d|\w)/g,
    isPersonal: (value) =>
      value.replace(/\D/g, "").length >= 10 && !/555[ .-]?01\d\d$/.test(value),
  },
  {
    name: "a card number",
    mask: "[REDACTED number]",
    mark: /\d{4}[ -]\d{4}[ -]/,
    pattern:
      /(?<![\w.-])[3-6]\d{3}([ -])\d{4}\1\d{4}\1\d{4}(?![\w-]|[ -]\d{4})/g,
    isPersonal: (value) => isCardNumber(value.replace(/\D/g, "")),
  },
];

const roleAddress =
  /^(?:[\w.+-]*(?:no-?reply|security|support|help(?:desk)?|info|admin\w*|root|ops|devops|sre|on-?call|team|abuse|postmaster|webmaster|hostmaster|contact|hello|press|privacy|legal|billing|sales|status|alerts?|alerting|monitoring|notifications?|incidents?|noc|list|dev|users|announce|git|service|bot|postmortem)[\w.+-]*)@|@(?:groups|lists?|googlegroups|users\.noreply)\.|\.gserviceaccount\.|@(?:openssh|libssh)\.|@googlegroups\./i;

/** Names that belong to nobody (RFC 2606, RFC 6761, RFC 6762). */
const testDomain =
  /@(?:[\w-]+\.)*(?:example(?:\.\w+)?|test|invalid|localhost|local|internal)$/i;

/** Addresses that everybody knows. */
const resolvers: ReadonlySet<string> = new Set(
  "8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9".split(" "),
);

/** Whether an IPv4 address is of the public network: of no block with a special use (RFC 6890), and no resolver. */
function isPublic(address: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  if ([a, b, c, d].some((part) => part > 255)) return false;
  return !(
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19)) ||
    (a === 198 && b === 51 && c === 100) ||
    (a === 203 && b === 0 && c === 113) ||
    // More likely the number of a version.
    (a < 20 && b < 20 && c < 20 && d < 20) ||
    resolvers.has(address)
  );
}

const testCards = /^(?:4111|4242|5555|4000|3782|6011|0000)|(\d)\1{7}/;

/** By Luhn's checksum (ISO/IEC 7812-1), and not one that payment services document for tests. */
function isCardNumber(digits: string): boolean {
  if (testCards.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Fields in which people are named on purpose. */
const namedOnPurpose =
  /^[\s>*_|#-]{0,12}(?:\w{1,20} ){0,3}?(?:authors?|owners?|contacts?|reviewers?|by|from|to|cc|signed-off-by|co-authored-by)[*_]{0,3}\s?[:|]/i;

/** No more of a line is read, in UTF-16 units. */
const longestLine = 20_000;

interface Find {
  readonly kind: Kind;
  readonly range: TextRange;
}

function* findIn({ lines }: Postmortem): Generator<Find> {
  for (const { line, found } of linesWithData(lines)) {
    for (const { kind, range } of found) {
      yield { kind, range: movedRange(range, line.start) };
    }
  }
}

const linesWithData = linesWith((line): readonly Find[] | null => {
  if (line.context === "frontMatter" || line.context === "blank") return null;
  const source = line.source.slice(0, longestLine);
  if (!mayHold.test(source) || namedOnPurpose.test(source)) return null;
  const found: Find[] = [];
  for (const kind of kinds) {
    if (!kind.mark.test(source)) continue;
    for (const { index, 0: value } of source.matchAll(kind.pattern)) {
      const before = source.slice(Math.max(0, index - 12), index);
      if (!kind.isPersonal(value, before)) continue;
      found.push({ kind, range: { start: index, end: index + value.length } });
    }
  }
  return found;
});

/** A line without any of these costs one look. */
const mayHold =
  /@[\w-]{1,60}\.|\d\.\d{1,3}\.\d|[23][\da-f]{3}:|\+\d|\d{4}[ -]\d{4}[ -]/i;

export const documentation: RuleDocumentation = {
  why: `Excerpts of logs carry the addresses of customers and colleagues into a document that many read and that is kept for years. What identifies a person isn't needed to understand an incident.

Private and documentation addresses, role addresses (\`noreply@\`, \`security@\`), front matter and the field of authors are left alone.`,
  bad: `## Detection

The first report came from jane.doe@customer-mail.com at 14:12.
`,
  good: `## Detection

The first report came from a customer at 14:12.
`,
  fix: "Masks the value wherever it stands in the document.",
  source:
    "[GDPR, article 5](https://gdpr-info.eu/art-5-gdpr/): data minimisation. Address blocks: [RFC 6890](https://www.rfc-editor.org/rfc/rfc6890).",
};
