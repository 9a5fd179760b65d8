import { keptByText } from "./perWords";

/** The points of an incident that response times are measured between, in their usual order. */
export const milestones = [
  "started",
  "detected",
  "acknowledged",
  "escalated",
  "identified",
  "mitigated",
  "resolved",
] as const;

export type Milestone = (typeof milestones)[number];

export function isMilestone(word: string): word is Milestone {
  return (milestones as readonly string[]).includes(word);
}

/**
 * The milestone that a timeline entry tells of; null where it tells of none, or only that one is hoped for or missed.
 * `label` are the words set off before the entry's text ("Detection"), null where there are none; they go first, as do words
 * in capitals (“OUTAGE ENDS”). An entry of several milestones is the end of the impact if it tells of that, else the first.
 */
export function milestoneOf(
  entryText: string,
  label: string | null,
): Milestone | null {
  const words = entryText.slice(0, longestEntry);
  return label === null
    ? milestoneTold(words)
    : milestoneNamed(`${label}\n${words}`);
}

const milestoneTold = keptByText((words) => readMilestone(words, null));

/** Of a label and, on the next line, the words behind it. */
const milestoneNamed = keptByText((lines) => {
  const cut = lines.indexOf("\n");
  return readMilestone(lines.slice(cut + 1), lines.slice(0, cut));
});

function readMilestone(
  entryText: string,
  label: string | null,
): Milestone | null {
  const text = entryText.replace(/[*_`]+/g, "");
  for (const [tag, milestone] of tags) if (tag.test(text)) return milestone;
  const title = label === null ? text : label.replace(/[*_`]+/g, "");
  if (misleading.test(title) || misleading.test(text)) return null;
  const named = titles.find(([pattern]) => pattern.test(title.trim()));
  if (named) return named[1];
  const words = label === null ? text : `${label}: ${text}`;
  if (lapsed.test(words)) return firstOf(words, told.slice(2));
  for (const ending of told.slice(0, 2)) {
    if (firstOf(words, [ending])) return ending.milestone;
  }
  return firstOf(words, told.slice(2));
}

/**
 * The entry from which each milestone is taken; a milestone that no entry tells of is left out.
 *
 * An incident starts, is noticed, taken up, handed on and understood once: the first entry counts, later ones repeat it. In
 * the example of the SRE book, 14:54 OUTAGE BEGINS, 14:55 pager and 15:18 smoking gun stand against 14:57 “all traffic is
 * failing” and 15:34 “found an error in the calculations”; in that of the SRE workbook (chapter 10) the incident starts when
 * the machines are gone, 32 minutes before the first of many pages. But it is over when it is resolved for the last time,
 * since whoever writes “resolved” twice was wrong the first time; and what mitigated it is the last measure taken until
 * then, since one that had worked would have needed no other (the SRE book's 15:36, which ends neither outage nor incident).
 */
export function pickMilestones<
  Entry extends { readonly milestone: Milestone | null },
>(entries: readonly Entry[]): Partial<Record<Milestone, Entry>> {
  const picked: Partial<Record<Milestone, Entry>> = {};
  const resolved = entries.findLastIndex(
    ({ milestone }) => milestone === "resolved",
  );
  for (const [index, entry] of entries.entries()) {
    const { milestone } = entry;
    if (milestone === null) continue;
    if (milestone === "resolved") picked.resolved = entry;
    else if (milestone === "mitigated") {
      if (resolved < 0 || index < resolved) picked.mitigated = entry;
    } else picked[milestone] ??= entry;
  }
  return picked;
}

/** No more of an entry is read, in UTF-16 units: what it tells of stands in its first sentences. */
const longestEntry = 1000;

/** Remarks in capitals, as in the SRE book, or in brackets. “INCIDENT ENDS” closes the response; the outage is over before. */
const tags: readonly (readonly [RegExp, Milestone | null])[] = [
  [
    /\b(?:OUTAGE|IMPACT|DEGRADATION) (?:BEGINS|BEGAN|STARTS|STARTED)\b/,
    "started",
  ],
  [/\b(?:OUTAGE|INCIDENT|IMPACT) MITIGATED\b/, "mitigated"],
  [
    /\b(?:OUTAGE|IMPACT|DEGRADATION) (?:ENDS|ENDED|OVER|RESOLVED)\b/,
    "resolved",
  ],
  [/\bINCIDENT (?:BEGINS|DECLARED)\b/, "acknowledged"],
  [/\bINCIDENT (?:ENDS|ENDED|CLOSED)\b/, null],
  [/\(\s*(?:the )?outage (?:begins|starts|began|started)\s*\)/i, "started"],
  [/\(\s*(?:the )?outage (?:ends|ended|over)\s*\)/i, "resolved"],
];

/** Paths that led nowhere tell of no milestone, whatever was found on them. */
const misleading =
  /\b(?:misleading|misled|red[ -]herring|dead[ -]end|false lead|wild goose)\b/i;

/** Labels and headings of entries; `title` is matched from its beginning. */
const titles: readonly (readonly [RegExp, Milestone])[] = [
  [
    /^(?:(?:incident|issue|outage|impact|problem) )?(?:#?\d{1,2} )?(?:start(?:ed|s)?|began|begins)(?: time)?$/i,
    "started",
  ],
  [
    /^(?:(?:initial|incident|issue|problem|outage) )?(?:detect(?:ion|ed)|discover(?:y|ed))(?: (?:time|method|and alerting))?(?=$|:|\s*[-–—])/i,
    "detected",
  ],
  [/^(?:first (?:alert|report|signs?)|alert(?:s|ed|ing)?)$/i, "detected"],
  [/^(?:@[\w-]+ )?(?:(?:is|was|gets|got) )?paged\.?$/i, "detected"],
  [
    /^(?:(?:incident|issue) )?(?:acknowledge?ment|acknowledged|response|initial response|initial investigation|investigation (?:begins|started))$/i,
    "acknowledged",
  ],
  [
    /^(?:(?:incident|issue) )?escalat(?:ion|ed)(?: path| time)?(?=$|:|\s*[-–—])/i,
    "escalated",
  ],
  [
    /^(?:the )?(?:root )?cause(?: (?:identified|identification|found|analysis))?$|^(?:identification|identified|diagnosis|diagnosed)$/i,
    "identified",
  ],
  [
    /^(?:(?:incident|issue) )?(?:mitigat(?:ion|ed)|workaround|fix (?:applied|deployed|implemented)|temporary fix|rollback)$/i,
    "mitigated",
  ],
  [
    /^(?:(?:final|incident|issue|outage|problem|full|complete|natural|permanent|service) )?(?:#?\d{1,2} )?(?:resol(?:ution|ved)|recover(?:y|ed)|restor(?:ation|ed?)|end time|all clear)(?: (?:time|and recovery|confirmed))?(?=$|:|\s*[-–—])/i,
    "resolved",
  ],
];

/** Measures whose entry says that they did not hold. */
const lapsed =
  /persist|\bstill (?:fail\w*|down|unavailable|unreachable|broken|not working)\b|\b(?:but|however|yet|though)\b[^.;]{0,60}\b(?:creep\w*|came back|come back|return\w*|recur\w*|remain\w*|continu\w*|still|failed|no (?:effect|improvement|change))\b|\b(?:without success|to no avail|unsuccessful\w*|(?:did|does|do|had) ?n[o'’]t help|no effect)\b|\b(?:did|does|do) not help\b/i;

/** Words before a happening which make it a hope, a plan, a doubt or a failure. */
const notYet =
  /(?:\bto(?: be| get)?|(?:\b(?:not|never|cannot|no|nothing|fail\w* to|without|unable to|attempt\w*|try(?:ing)?|tried|tries|will|would|could|should|may|might|must|until|unless|before|once|if|when|expect\w*|plan\w*|hop(?:ed|ing)|possibl[ey]|potential(?:ly)?|partial(?:ly)?|temporarily|whether|suspect\w*|assum\w*|unclear|unknown)|n['’]t)(?:\s+(?!and\b|but\b|then\b)[\w'’-]+){0,2})\s+$/i;

/** “Ensuring that Apache is up and running” */
const checkBefore =
  /\b(?:(?:ensuring|making sure|make sure)\b[^.;]{0,60}|(?:checking|check(?:ed|s)? (?:if|whether))\b[^.;,]{0,60})$/i;

const part = "(?<![\\d.,])\\d{1,2}(?:[.,]\\d+)?\\s?(?:%|percent)";

/** A share below 100 % before or behind a happening: it is under way. A share of errors says that it is done. */
const partBefore = new RegExp(
  `${part} (?:of (?:[\\w'’-]+ ){1,3})?(?:(?:has|have|had|is|are|was|were|been|now) ){0,3}$`,
  "i",
);
const partBehind = new RegExp(
  `^ (?:to|for) (?:(?:about|around|some|nearly|almost|over|only) )?${part}(?! (?:of )?(?:\\w+ )?(?:error|fail))`,
  "i",
);

interface Wording {
  readonly milestone: Milestone;
  readonly pattern: RegExp;
  /** Whether words before the happening can undo it. */
  readonly canFail: boolean;
}

const problem =
  "(?:issue|problem|incident|outage|error|errors|failure|failures|anomaly|degradation|breakdown)";
const fault =
  "(?:cause|culprit|bug|misconfigur\\w*|mis-?config|leak|reason|source|fault|faulty|bottleneck|typo|defect|regression|flaw|deadlock|race condition|exhaust\\w*)";
const monitoring =
  "(?:monitoring|monitors?|alerts?|alarms?|alerting|pagers?|alertmanager|pingdom|uptimerobot|uptime robot|pagerduty|opsgenie|datadog|grafana|prometheus|nagios|new ?relic|cloudwatch|sentry|statuscake|healthchecks?)";
/** What attackers drain, and they themselves. */
const loot =
  "(?:coins?|funds|tokens?|wallets?|vaults?|assets|liquidity|money|treasury|attackers?|hackers?|exploiters?)";
const people = "(?:users?|customers?|clients?|support|visitors|subscribers)";

/** The keyword table, the two that end the impact first. Gaps are bounded, so that no entry takes long. */
const told: readonly Wording[] = [
  wording("resolved", [
    "restored",
    "(?:re)?solved(?! to (?:an? |the )?(?:ip|address|wrong|different|old))",
    "(?<!\\b(?:the|an?|our) )fixed(?! (?:status|version|release|by|in))",
    "recovered",
    "(?:goes|went|gone) away",
    "back (?:online|to normal|up|in service|to full)",
    "(?:services?|sites?|websites?|systems?|applications?|apps?|servers?) (?:is|are|was|were|comes?|came) back(?! to )",
    "(?:comes?|came|goes|went|is|are|was|were) back from (?:the )?(?:downtime|outage|maintenance)",
    "restoration (?:is |was |has been )?(?:confirmed|achieved|completed?)",
    "(?:return|returns|returned|returning) to (?:normal|full|service)",
    "(?:fully|again|back|now|completely) (?:\\w+ )?(?:operational|functional|available|up)",
    "(?:operational|functional|available|working|healthy|up) again",
    `(?:${people}|everyone|everybody|we) can (?:\\w+ ){1,4}again`,
    "(?:confirmed|verified) (?:as |to be )?(?:working|healthy)",
    "(?:latency|metrics?|error rates?|response times?|everything) (?:is |are |was |were |now )?(?:normal|normali[sz]e[sd]?)",
    "all (?:\\w+ ){1,2}(?:are )?healthy",
    "errors? (?:are |were |have )?(?:gone|stop(?:s|ped)?|ceased?|disappear(?:s|ed)?)",
    "up and running",
    "(?:service|services|operation|operations|functionality) (?:\\w+ )?(?:resume[ds]?|normali[sz]ed)",
    "(?:outage|impact|downtime|incident) (?:is |was )?(?:ends|ended|over)",
    "(?:alerts?|alarms?) (?:stops?|stopped|ceased?|clears?|cleared)",
    "all[ -]clear",
    "crisis averted",
    "bring\\w* [^.;]{1,30} to an end",
    "resolution (?:is |was )?(?:confirmed|achieved)",
    `(?<=^|[:;–—] ?)resolution of (?:the )?(?:\\w+ )?${problem}`,
    "(?:everything|services?|systems?|sites?|websites?|apps?|applications?) (?:\\w+ ){0,3}works? (?:correctly|normally|properly|fine|as expected|again)",
    "confirm(?:s|ed) (?:the )?(?:successful|full|complete) (?:resolution|recovery)",
    "(?:set|marked|changed|moved|updated|switched) (?:to|as) [\"“'‘]?resolved",
    "now (?:\\w+ )?(?:running|working|operating|functioning|loading) (?:normally|properly|correctly|as expected|fine)",
    "(?:systems?|services?|sites?|websites?|servers?|applications?|apps?) (?:recovers?|functions? normally)",
  ]),
  wording("mitigated", [
    "mitigated",
    "repaired",
    "roll(?:ed|s) back",
    "rolled [\\w ]{1,30} back",
    "revert(?:ed|s)",
    "successful (?:\\w+ ){0,3}rollback",
    "rollback (?:is |was )?(?:complete\\w*|done|finish\\w*|succe\\w*|deployed)",
    "workaround (?:is |was )?(?:applied|deployed|in place|implemented|found)",
    "(?:applied|deployed|implemented) (?:a |the |an )?(?:\\w+ )?(?:workaround|fix|hot-?fix|patch)",
    "(?:fix|hot-?fix|patch) (?:is |was |has been )?(?:applied|deployed|rolled out|implemented|released|pushed|live|goes live|went live)",
    "(?:pushed|released|ships|shipped|deploys|successfully deploys) (?:a |the |an )?(?:\\w+ )?(?:fix|hot-?fix|patch|fixed)",
    "patched",
    "fail(?:ed|s) over",
    "failover (?:is |was )?(?:complete\\w*|done|performed|triggered)",
    `(?<!${loot} (?:(?:was|were|is|are|has|have|been|then|fully) ){0,3})drained(?! (?:of |[$€£\\d]|(?:the |its |our )?${loot}))`,
    "corrected",
    "reconfigured",
    "(?:begins?|began|started|starts|starting) (?:to )?recover\\w*",
    "recovering",
    "partial(?:ly)? (?:restor\\w+|recover\\w+|service)",
    "temporar(?:y|ily) (?:fix|fixed|relief|workaround|solution|restored|resolved)",
    "error rates? (?:\\w+ )?(?:drops?|dropped|falls?|fell|decreas\\w+)",
  ]),
  wording("started", [
    `${problem} (?:begins|began|starts|started|occurs|occurred)(?! (?:creep|com|return|again))`,
    "(?:impact|downtime|interruption|disruption) (?:begins|began|starts|started)",
    "(?:goes|went|gone|going) (?:down|offline)",
    "(?:begins?|began|starts?|started) (?:to )?(?:fail\\w*|crash\\w*|time out|timing out|return(?:ing)? (?:\\d{3}|errors)|melt\\w*|degrad\\w*|experienc\\w*|see(?:ing)? (?:errors|failures))",
    "first (?:\\w+ )?(?:fail\\w*|error|errors|timeouts)",
    "(?:stops?|stopped) (?:responding|working|serving|accepting)",
    "becomes? (?:unavailable|unresponsive|inaccessible|unreachable)",
    "became (?:unavailable|unresponsive|inaccessible|unreachable)",
    "(?:was|were|is|are) (?:not accessible|inaccessible|unavailable|unreachable)",
    "fault occurs",
  ]),
  wording("detected", [
    `${problem} (?:is |was |were |has been )?(?:first |initially )?(?:discovered|found|spotted|seen)(?! (?:to|that|in) )`,
    `${problem} (?:is |was |were |first )?(?:first |initially )?identified (?:by|through|via|from|when|after|with|on) [^.;]{0,40}(?:${monitoring}|${people}|dashboard)`,
    "(?:detects|detected|detection of)(?! the (?:root )?cause|[^.;]{0,40}\\b(?:healthy|normal|recover\\w*))",
    `(?:discover|discovers|discovered|noticed|notices|found|finds|spotted|spots) (?:the |an? |that the )?(?:\\w+ )?${problem}`,
    "notices?",
    "noticed",
    "flagged",
    "observed",
    "(?:becomes?|became) aware",
    "(?:reports?|reported|complains?|complained|complaints?|complaining)(?! (?:was |is )?(?:published|written|drafted)| no (?:anomal\\w+|issues?|problems?|errors?)\\b| [^.;]{0,20}\\b(?:still persist|persist))",
    `${people} (?:\\w+ ){0,2}(?:reach(?:ed|es)? out|contact(?:ed|s)?|inform(?:ed|s)?|call(?:ed|s)|rais(?:ed|es))`,
    `${monitoring}:? (?:[\\w)'’-]+ ){0,3}(?:alert\\w*|pag(?:es|ed)|notif\\w+|trigger\\w*|fir(?:e|es|ed|ing)|sent|sends|send|show(?:s|ed)|indicat\\w+|report\\w*|receiv\\w+|went off|goes? off|raised|warn\\w*|tingled|arriv\\w*|start\\w*|sound\\w*|began)`,
    `(?:received|receives|got|gets|first|saw|sees|triggered|triggers|triggering|sent|sends|raised) (?:\\w+ ){0,3}(?:alerts?|alarms?|pages?|pager|notifications?)`,
    "alerted",
    `notified [^.;]{0,40}by (?:the |our )?(?:\\w+ )?${monitoring}`,
    `(?:paged|pages) (?:by|the on-?call|on-?call|@)`,
    "on-?call (?:\\w+ )?(?:is |was |gets |got )?paged",
    "pager storm",
    "first (?:report|signs?|symptoms?|observed|seen|confirmation|instance)",
  ]),
  wording("acknowledged", [
    "acknowledg(?:es?|ed|ing)",
    "(?:begins?|began|starts?|started|initiated|initiates|commenced|launched|opened) (?:\\w+ ){0,3}(?:investigat\\w*|look\\w*|debug\\w*|troubleshoot\\w*|triag\\w*|diagnos\\w*|check\\w*|analy\\w*|examin\\w*)",
    "investigations? (?:\\w+ )?(?:begins?|began|starts?|started|initiated|launched|commenced|underway|focus\\w*)",
    "initial investigations?",
    "(?:investigates|investigating|looks into|looking into)",
    "joined|joins",
    "respond(?:ed|s)(?! (?:via|that|saying|with))",
    "(?:incident|sev-?\\d) (?:was |is )?(?:declared|opened|created)",
    "declar(?:ed|es) (?:an? |the )?(?:incident|outage|sev)",
    "war[ -]room",
  ]),
  wording("escalated", [
    "(?<!\\b(?:traffic|load|latency|usage|rates?|attacks?|errors) (?:[\\w-]+ )?)escalat(?:ed|es|ing|ion)",
    "(?:paged|pinged|pings|summoned|summons)(?= )",
    "pages (?:the |our )?(?:\\w+ ){0,3}(?:teams?|engineers?|specialists?|dbas?)",
    "(?:looped|loops|brought|brings|called|calls|pulled|pulls) (?:in|[\\w@]+ (?:\\w+ ){0,3}in)(?!\\w)",
    "contact(?:ed|s)",
    "reach(?:ed|es)? out to",
    "(?:asked|asks|requested|requests) (?:\\w+ ){0,5}(?:team|engineers?|provider|vendor|support|help|assistance|specialists?)",
    "(?:was|were|is) informed",
    "informed (?:the |our )?(?:\\w+ ){0,3}(?:team|engineers?|provider|vendor|management|specialists?)",
    "handed (?:over|off)",
    "engaged (?:the |our )?(?:\\w+ ){0,3}(?:team|engineers?|provider|vendor|support|specialists?)",
  ]),
  wording("identified", [
    `${fault}[^.;]{0,50}? (?:identified|found|finds?|detected|discovered|determined|confirmed|located|pinpointed|isolated|revealed|established|understood)`,
    `(?:identif(?:ies|ied)|found|finds|detected|discover(?:s|ed)|determin(?:es|ed)|locat(?:es|ed)|pinpoint(?:s|ed)|isolat(?:es|ed)|reveal(?:s|ed)|uncover(?:s|ed)|confirm(?:s|ed)) [^.;]{0,60}?${fault}`,
    "identif(?:ies|ied)",
    `identification of (?:the )?(?:root )?${fault}`,
    "smoking gun",
    "figured out",
    "found out",
    "traced",
    "narrowed (?:it )?down",
    "diagnosed",
    "(?:discover(?:s|ed)|realiz(?:es|ed)|realis(?:es|ed)|determin(?:es|ed)) (?:that )?[^.;]{1,60}? (?:was|were|is|are|had|has)",
    "(?:issue|problem|outage) (?:is|was) (?:caused by|due to|with)",
  ]),
];

function wording(
  milestone: Milestone,
  alternatives: readonly string[],
): Wording {
  return {
    milestone,
    pattern: new RegExp(
      `(?<![\\w-])(?:${alternatives.join("|")})(?!\\w)`,
      "gi",
    ),
    canFail: milestone !== "started" && milestone !== "acknowledged",
  };
}

/** Of the milestones that the words tell of, the one they tell of first; the table's order where two begin together. */
function firstOf(
  words: string,
  wordings: readonly Wording[],
): Milestone | null {
  let first: Milestone | null = null;
  let least = Infinity;
  for (const { milestone, pattern, canFail } of wordings) {
    for (const { index, 0: happening } of words.matchAll(pattern)) {
      if (index >= least) break;
      const before = words.slice(Math.max(0, index - 60), index);
      if (canFail && notYet.test(before)) continue;
      if (milestone === "resolved") {
        const behind = index + happening.length;
        if (partBefore.test(before) || checkBefore.test(before)) continue;
        if (partBehind.test(words.slice(behind, behind + 60))) continue;
      }
      least = index;
      first = milestone;
      break;
    }
  }
  return first;
}
