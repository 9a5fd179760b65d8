import { kindsAround, passagesWith } from "../model/prose";
import {
  movedProblem,
  type Problem,
  type QuickFix,
  type Rule,
  type RuleDocumentation,
} from "./rule";

/** Words that put a person's failing in the place of the system's. */
export const blame: Rule = {
  id: "blame",
  description: "No person is blamed.",
  severity: "information",
  *check({ lines, sections }, { template }) {
    for (const { start, line, found } of passagesWithBlame(lines)) {
      const kinds = kindsAround(sections, line);
      const isLookingAhead =
        kinds.includes("lessonsLearned") || kinds.includes("actionItems");
      const problems = [
        ...found.verdicts,
        ...(isLookingAhead ? [] : found.regrets),
        // The course that asks for these postmortems asks for humour too.
        ...(template?.id === "alx-0x19" ? [] : found.outbursts),
        ...found.faults,
      ];
      for (const problem of problems) yield movedProblem(problem, start);
    }
  },
};

const passagesWithBlame = passagesWith(({ context, source }) => {
  if (context === "heading") return null;
  const found = {
    verdicts: [...verdictsIn(source)],
    regrets: [...regretsIn(source)],
    outbursts: [...outburstsIn(source)],
    faults: [...faultsIn(source)],
  };
  return Object.values(found).some((problems) => problems.length > 0)
    ? found
    : null;
});

/** A verdict on somebody, whoever it is. */
const verdict =
  /\b(?:(?:is|was|are|were|be) (?:solely |entirely |clearly )?(?:to blame|at fault)|(?:his|her|their|whose) (?:own )?(?:fault|carelessness|negligence|incompetence|stupidity)|(?:careless|negligent|incompetent|sloppy|lazy|clueless|hungover|stupid) (?:engineer|developer|admin|operator|colleague|mistake|intern|sre|team)s?|(?:engineer|developer|admin|intern|sre)s? (?:was |were |being )(?:careless|negligent|incompetent|sloppy|lazy|hungover|drunk)|should have known better)\b/gi;
const mayJudge =
  /blame|fault|careless|negligen|incompeten|sloppy|lazy|clueless|hungover|stupid|drunk|known better/i;

function* verdictsIn(source: string): Generator<Problem> {
  if (!mayJudge.test(source)) return;
  for (const { index, 0: raw } of source.matchAll(verdict)) {
    const before = source.slice(Math.max(0, index - 40), index);
    if (
      /\b(?:no ?one|nobody|not|never|n['’]t|default|who)\s[^.]*$/i.test(before)
    ) {
      continue;
    }
    // Systems may be at fault: only their parts of speech tell who is meant.
    if (/to blame|at fault/i.test(raw) && !personBefore.test(before)) continue;
    yield {
      range: { start: index, end: index + raw.length },
      message: `“${words(raw)}” is a verdict on a person. Say what happened and what allowed it.`,
    };
  }
}

/** “We should have noticed”: of people only, since what a system should have done is how it is meant to work. */
const regret =
  /\b(?:[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Ii]|[Tt]he (?:team|engineer|developer|on-call|SRE|admin)s?) (?:really |clearly |definitely |obviously )?(?:should|could) have (?!been\b)[a-z]{3,15}\b/g;

function* regretsIn(source: string): Generator<Problem> {
  if (!/ have /.test(source)) return;
  for (const { index, 0: raw } of source.matchAll(regret)) {
    yield {
      range: { start: index, end: index + raw.length },
      message: `“${words(raw)}” tells of what did not happen. Say what was known and done at the time, and keep what would help for the lessons.`,
    };
  }
}

const outburst =
  /\b(?:ridiculous|idiotic|insane|shameful|inexcusable|unforgivable|(?:I|we) can(?:['’]t|not) believe|what a (?:mess|nightmare|disaster)|utter(?:ly)? (?:chaos|failure|incompetence))\b/gi;

function* outburstsIn(source: string): Generator<Problem> {
  for (const { index, 0: raw } of source.matchAll(outburst)) {
    yield {
      range: { start: index, end: index + raw.length },
      message: `“${words(raw)}” is a feeling about what happened. Say what happened, and let its figures speak.`,
    };
  }
}

const role =
  "(?:[Tt]he |[Aa]n? |[Oo]ur |[Oo]ne of (?:the|our) )(?:(?:junior|senior|new|on-call|lead|responsible|backend|frontend|devops|database|network|system|systems|platform) ){0,2}(?:engineer|developer|SRE|intern|admin|administrator|DBA|on-call|employee|colleague|contractor|technician|sysadmin)s?";
const person = `(?:@[\\w-]{2,38}|[\\w-]{2,38}@|${role}|[Hh]e|[Ss]he|[Ss]omeone|[Ss]omebody|[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)`;
const personBefore = new RegExp(`(?:^|[\\s*(])${person}\\s+$`);

const fault =
  "(?:forgot|ignored|failed to|neglected|broke|botched|messed up|screwed up|mistakenly|carelessly|foolishly|should have known|wasn['’]t paying attention|was not paying attention|didn['’]t bother|didn['’]t pay attention|overlooked|violated|needs to learn)";
const faultVerbs = new RegExp(`\\b${fault}`);
const personAtFault = new RegExp(
  `(?<![\\w@.-])(${person})((?:\\s+(?:had|has|have|simply|completely|also|again|then))?\\s+)(${fault})\\b`,
  "g",
);

function* faultsIn(source: string): Generator<Problem> {
  if (!faultVerbs.test(source)) return;
  for (const match of source.matchAll(personAtFault)) {
    const [, who = "", between = "", verb = ""] = match;
    const { index } = match;
    if (!isPerson(source, index, who) || isExcused(source, match)) continue;
    const start = index + who.length + between.length;
    yield {
      range: { start, end: start + verb.length },
      message: `“${words(match[0])}” blames a person. Say what the system let happen or didn't show: which check, alert or default was missing.`,
      related: [
        {
          range: { start: index, end: index + who.length },
          message: `“${who}” is a person`,
        },
      ],
      quickFixes: asRole(who, index),
    };
  }
}

/** Words with a capital that name no person: products, places, and whatever a sentence may begin with. */
const notPerson =
  /^(?:The|This|That|These|Those|It|They|We|You|Some|All|Each|Every|Both|Most|Many|None|Nobody|Users?|Customers?|Clients?|Team|Teams|Monitoring|Alerting|Alerts?|Deployment|Deployments?|Server|Servers?|Service|Services?|Database|Pods?|Nodes?|Tests?|Builds?|Jobs?|Requests?|Queries|Connections?|Kubernetes|Docker|Postgres\w*|Redis|Nginx|Apache|Grafana|Prometheus|Cloudflare|Google|Amazon|Azure|Github|Gitlab|Slack|Puppet|Ansible|Terraform|Jenkins|Kafka|Linux|Ubuntu|Windows|Java|Python|Node|React|Chrome|Firefox|Safari|Which|What|When|Where|Why|How|But|And|Then|Also|However|Because|Since|After|Before|Once|While|Although|Traffic|Replication|Migration|Failover|Backup|Backups|Rollback|Update|Upgrade|Configuration|Validation|System|Systems?|Application|Applications?|Website|Site|Script|Scripts?|Process|Processes)$/;

/**
 * Whether the words name somebody. A single word with a capital at the start of a sentence may be anything, and one in its
 * middle is a product more often than a person: a first name together with a family name is enough.
 */
function isPerson(source: string, index: number, who: string): boolean {
  if (!/^[A-Z][a-z]+(?: [A-Z][a-z]+)?$/.test(who)) return true;
  if (/^(?:He|She|Someone|Somebody)$/.test(who)) return true;
  const [first = "", last] = who.split(" ");
  if (last === undefined || notPerson.test(first) || notPerson.test(last)) {
    return false;
  }
  return !/[|:*]\s*$/.test(source.slice(0, index));
}

/** Negations, conditions and what is said to be nobody's fault. */
function isExcused(source: string, match: RegExpExecArray): boolean {
  const before = source.slice(Math.max(0, match.index - 60), match.index);
  return /\b(?:if|whether|unless|even (?:if|when)|nobody|no one|in case|not that|alert\w* (?:if|when))\s(?:[^.,;]{0,40}\s)?$/i.test(
    before,
  );
}

function words(source: string): string {
  return source.replace(/\s+/g, " ").trim();
}

/** A name is nobody's business; a role says what the reader needs. */
function asRole(who: string, start: number): QuickFix[] {
  if (!/^@|@$|^[A-Z][a-z]+ [A-Z]/.test(who)) return [];
  return [
    {
      title: `Name the role of “${who}” instead`,
      edits: [
        {
          range: { start, end: start + who.length },
          newText: "the [role of the person]",
        },
      ],
      preferred: false,
    },
  ];
}

export const documentation: RuleDocumentation = {
  why: `Where people are blamed, they learn to hide what they did, and the next incident takes longer to understand. A blameless postmortem assumes that everybody acted well with what they knew, and asks what the system showed them.

Systems may fail, forget and break: only a person together with a fault is spoken of. What somebody did, without a verdict, belongs into the timeline.`,
  bad: `## Root Cause

@bob forgot to set the pool size and ignored the warning.
`,
  good: `## Root Cause

The deployment accepted a configuration without a pool size, and its warning went to a log that nobody reads.
`,
  fix: "Names a role instead of a person. The sentence itself only you can rewrite.",
  source:
    "[Site Reliability Workbook, chapter 10](https://sre.google/workbook/postmortem-culture/): avoid finger pointing and blameful language; [PagerDuty](https://postmortems.pagerduty.com/culture/blameless/).",
};
