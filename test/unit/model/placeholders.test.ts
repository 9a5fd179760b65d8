import assert from "node:assert/strict";
import fc from "fast-check";
import { readMarkdown } from "../../../src/core/markdown";
import { readLines } from "../../../src/core/model/lines";
import {
  readPlaceholders,
  type Placeholder,
} from "../../../src/core/model/placeholders";

function read(text: string): Placeholder[] {
  const lines = readLines(readMarkdown(text));
  return readPlaceholders(lines);
}

function rawOf(text: string): string[] {
  return read(text).map(({ raw }) => raw);
}

describe("placeholders", () => {
  const unfilled: readonly (readonly [string, ...string[]])[] = [
    ["- Start Time: [Timestamp]", "[Timestamp]"],
    ["- [Timestamp]: Monitoring pages @alice.", "[Timestamp]"],
    ["- [Timestamp]: Detected", "[Timestamp]"],
    ["Timezone: [Specify Timezone]", "[Specify Timezone]"],
    ["**Author:** [Your Name]", "[Your Name]"],
    ["# [Incident Title] - [Date]", "[Incident Title]", "[Date]"],
    ["Duration: [Duration in minutes]", "[Duration in minutes]"],
    ["[Insert description here]", "[Insert description here]"],
    ["[Describe what happened]", "[Describe what happened]"],
    [
      "1. **[Task 1 Name]:** [Task description].",
      "[Task 1 Name]",
      "[Task description]",
    ],
    ["About [X%] of users", "[X%]"],
    ["[??]% of users were affected", "[??]"],
    ["It took [X hours].", "[X hours]"],
    ["At [HH:MM UTC] on [YYYY-MM-DD]", "[HH:MM UTC]", "[YYYY-MM-DD]"],
    ["Fix it [link to the ticket]", "[link to the ticket]"],
    ["# {{ date }}, {{ incident name }}", "{{ date }}", "{{ incident name }}"],
    ["{{hh:mm}} Start.", "{{hh:mm}}"],
    ["Impact: {XX%} of users", "{XX%}"],
    ["Owner: {name}", "{name}"],
    ["Owner: <NAME>, team <YOUR TEAM>", "<NAME>", "<YOUR TEAM>"],
    ["Owner: <insert name>", "<insert name>"],
    ["Started: <start time>", "<start time>"],
    ["# Incident title - DD/MM/YYYY", "DD/MM/YYYY"],
    ["Date: YYYY-MM-DD", "YYYY-MM-DD"],
    ["**Inicio:** AAAA-MM-DD HH:MM (UTC)", "AAAA-MM-DD HH:MM"],
    ["Début : JJ/MM/AAAA", "JJ/MM/AAAA"],
    ["Datum: TT.MM.JJJJ", "TT.MM.JJJJ"],
    ["# `<Incident Title>`:", "<Incident Title>"],
    ["Date of the postmortem: `<DATE>`", "<DATE>"],
    ["# Postmortem: <title>", "<title>"],
    ["Date: yyyy-mm-dd HH:MM", "yyyy-mm-dd HH:MM"],
    ["- XX:XX Checkout fails", "XX:XX"],
    ["It took X hours", "X"],
    ["It hit X% of users", "X%"],
    ["It hit xx% of users", "xx%"],
    ["Severity: SEV-X", "SEV-X"],
    ["Ticket: INC-XXXX, #XXX", "INC-XXXX", "#XXX"],
    ["# 20XX Checkout outage", "20XX"],
    ["**Impact:** ...", "..."],
    ["- Resolution: …", "…"],
    ["## Root cause and resolution must contain:", "must contain"],
    ["# \\[Incident title\\]", "\\[Incident title\\]"],
    ["Owner: \\<NAME\\>", "\\<NAME\\>"],
    [
      "[Incident title] of <DATE>: the <service> failed",
      "[Incident title]",
      "<DATE>",
      "<service>",
    ],
    ["- HH:MM - Checkout fails", "HH:MM"],
    ["XX% of users", "XX%"],
    ["[X]% of users for [N] hours", "[X]", "[N]"],
    ["Date: XX/XX/XXXX, 20XX-XX-XX", "XX/XX/XXXX", "20XX-XX-XX"],
    [
      "Graph: (insert graph of the error rate)",
      "(insert graph of the error rate)",
    ],
    ["Impact: [e.g., 20% of users]", "[e.g., 20% of users]"],
    ["# <Title>", "<Title>"],
    ["?? % of users", "?? %"],
    ["It lasted XX minutes.", "XX"],
    ["Lorem ipsum dolor sit amet.", "Lorem ipsum"],
    ["**Owner:** TBD", "TBD"],
    ["- TBC", "TBC"],
    ["| Alert on the pool | TBD |\n|---|---|\n| a | TBD |", "TBD", "TBD"],
    ["Duration (TBD)", "TBD"],
    ["TODO: write this", "TODO: write this"],
    ["- TODO(@alice): add the graph", "TODO(@alice): add the graph"],
    ["**TODO:** add the graph", "TODO:** add the graph"],
    ["FIXME add the graph", "FIXME add the graph"],
    ["TODO", "TODO"],
    [
      "| Action | Status |\n|---|---|\n| TODO: find one | open |",
      "TODO: find one",
    ],
    ["Date: ________", "________"],
    ["Author: Your Name", "Your Name"],
    ["| Questions |\n|---|\n| Q (who): A (who): |", "Q (who):", "A (who):"],
    ["---\ntitle: Outage\ndate: YYYY-MM-DD\n---\n", "YYYY-MM-DD"],
    ["---\ntitle: '[OUTAGE] <Service Name>'\n---\n", "<Service Name>"],
    ["---\ntitle: 'Outage: {Title}'\n---\n", "{Title}"],
    ['---\ntitle: "[Service name] was down"\n---\n', "[Service name]"],
    ["---\ntitle: Outage of [Date]\n---\n", "[Date]"],
    ["+++\ntitle = '[Service name]'\n+++\n", "[Service name]"],
    ["---\ntitle: Month DD, YYYY - Outage\n---\n", "Month DD, YYYY"],
    ["# DD MMM YYYY: Outage", "DD MMM YYYY"],
    ["- `HH:MM` - Checkout fails", "HH:MM"],
    ["- `HH:MM` UTC: Checkout fails", "HH:MM"],
    ["- **Date:** `YYYY-MM-DD`", "YYYY-MM-DD"],
    ["| End | `HH:MM` |\n|---|---|\n| Start | `HH:MM` |", "HH:MM", "HH:MM"],
    ["1. `HH:MM` Checkout fails", "HH:MM"],
    ["Severity: [SEV-1/SEV-2/SEV-3]", "[SEV-1/SEV-2/SEV-3]"],
    ["Status: [Open/Closed]", "[Open/Closed]"],
    ["Lost: $[X], for [Y] customers, p99 [X]ms", "[X]", "[Y]", "[X]"],
    ["Hit: [X,XXX], [X.XX%]", "[X,XXX]", "[X.XX%]"],
    ["Errors: X.X%, X,XXX customers", "X.X%", "X,XXX"],
    ["Severity: <SEV1|SEV2|SEV3>", "<SEV1|SEV2|SEV3>"],
    ["Was it noticed in time? <yes/no>", "<yes/no>"],
    ["Owner: @username", "@username"],
    ["Ticket: OPS-NNN", "OPS-NNN"],
    [
      "[2 sentences: what was hit, and what hit it]",
      "[2 sentences: what was hit, and what hit it]",
    ],
    ["Length: _[X hours]_", "[X hours]"],
    ["Owner: _TBD_", "TBD"],
    ["# OUT-YYYY-###, OUT-YYYY-NNN", "OUT-YYYY-###", "OUT-YYYY-NNN"],
    ["# OUT-YYYYMMDD-XX", "OUT-YYYYMMDD-XX"],
    ["Hit: <what was hit>", "<what was hit>"],
    ["Ticket: <link to the ticket>", "<link to the ticket>"],
    ["<summary of the outage>", "<summary of the outage>"],
    ["It lasted xx minutes", "xx"],
    ["T+XX min: Checkout fails", "XX"],
    ["- Hit: X customers", "X customers"],
    ["- Lost: $[amount]", "[amount]"],
    ["- `[Time]` - [Name of the event]", "[Time]", "[Name of the event]"],
    ["- HH:MM: Checkout fails", "HH:MM"],
    ["- HH:MM:", "HH:MM"],
    ["- __HH:MM: OVER__", "HH:MM"],
    ["Started: YYYY-MM-DDTHH:MM:SSZ", "YYYY-MM-DDTHH:MM:SSZ"],
    ["| 20xx-MM-DD | Open |\n|---|---|\n", "20xx-MM-DD"],
    ["Started: 2026-MM-DD", "2026-MM-DD"],
    ["- Owner: TBD\n- Status: TBD\n- Time to detect: ???", "TBD", "TBD", "???"],
    ["- **Category:** XXX", "XXX"],
    ["Cause: YYY", "YYY"],
    [
      "| Length | xxx |\n|---|---|\n| Start | XX:XX |\n| Who | ??? |",
      "xxx",
      "XX:XX",
      "???",
    ],
    ["- Status: [Draft | Final]", "[Draft | Final]"],
    ["- **Severity**: [SEV-1 | SEV-2 | SEV-3]", "[SEV-1 | SEV-2 | SEV-3]"],
    ["Status: {draft|final}", "{draft|final}"],
    ["- Money lost: [Yes / No]", "[Yes / No]"],
    [
      "- Hit: [Shops / Drivers / Head office]",
      "[Shops / Drivers / Head office]",
    ],
    ["| Region | [EU/US/APAC] |\n|---|---|\n", "[EU/US/APAC]"],
    ["- Window: [start - end]", "[start - end]"],
    ["- Owners: {who led the repair}", "{who led the repair}"],
    ["- Component: {affected part}", "{affected part}"],
    [
      "{say without blame, and in a few words, what broke}",
      "{say without blame, and in a few words, what broke}",
    ],
    ["- Alert on the pool {TRACKER LINK}", "{TRACKER LINK}"],
    [
      "[What failed? Which part was the first?]",
      "[What failed? Which part was the first?]",
    ],
    [
      "[In one sentence: what failed, and is it over]",
      "[In one sentence: what failed, and is it over]",
    ],
    [
      "**Course:** [Entries in order - when did it begin, who noticed?]",
      "[Entries in order - when did it begin, who noticed?]",
    ],
    [
      "[Discussion of what keeps this from coming back]",
      "[Discussion of what keeps this from coming back]",
    ],
    ["- Chat: [URL]", "[URL]"],
    ["- Earlier outage: #[issue]", "#[issue]"],
    ["Repaired by @[username] and team", "@[username]"],
    ["| Length | _____ hours |\n|---|---|\n", "_____"],
    ["| Lost | $_____ |\n|---|---|\n", "_____"],
    ["Length: ___ hours ___ minutes", "___", "___"],
    ["Length: X days Y hours Z minutes", "X days Y hours Z minutes"],
    ["It took X hours and Y minutes", "X hours and Y minutes"],
    ["Length: Xh Ym", "Xh Ym"],
    ["Length: X days", "X days"],
    [
      "### Resolution must contain:\n\n- We killed the process.",
      "must contain",
    ],
  ];
  for (const [text, ...raws] of unfilled) {
    it(text.replaceAll("\n", "⏎"), () => assert.deepEqual(rawOf(text), raws));
  }

  const filled = [
    "<title>",
    "<title>Checkout outage</title>",
    "- `<Enter>` starts the job",
    "See [the dashboard](https://example.com) and [hook].\n\n[hook]: https://example.com/hook",
    "See [Start Time][time].\n\n[time]: #time",
    "![Name of the diagram](diagram.png)",
    "- [ ] Alert on the pool\n- [x] Set the pool size",
    "- [13:26] Checkout fails\n- [03-26 17:40] Checkout recovers\n- [7:22 AM] Done",
    "- [???] Checkout fails",
    "- Time to detect: ???",
    "- 12:?? Checkout fails",
    "2X:XX (not sure exact time)",
    "All times are approximate [UTC].",
    "It was slow [sic].[1]\n\nSee [^1].\n\n[^1]: A note.",
    "Set the pool size `@alice` [repair]",
    "Could use a [retroactive] review from anyone [3 hours ago].",
    "See [Discussion in #checkout] and [config repair script].",
    "# [INCIDENT] Checkout fails",
    "[SEV1] [OPS-17] [#482] Checkout fails",
    "[INFO] pool is full",
    "Run `[Timestamp]` and ``{{ name }} <NAME> TBD``.",
    "```\n[Timestamp] {{ name }}\nTODO: x\n```",
    "    [Timestamp] {{ name }}",
    "> [Timestamp] What went well?",
    "<!-- [Timestamp] Insert the times here. TODO: x -->\n\n<!--\n[Date]\n\nTBD\n-->",
    "Text <!-- [Timestamp] --> text",
    "_Give a summary of what caused the incident._",
    '{{ page.title }} {{< figure src="a.png" >}} {{ $labels.pod }} {{ .Values.name }} {{ name | upper }}',
    "GET /users/{name}/orders",
    "# Checkout {#name}",
    "<input disabled required> <video controls muted autoplay> <alice in chat> was there",
    "_[sic]_ and snake_[Name]",
    "Map <string|number> and <a/b>",
    "YYYYMMDD-outage.md",
    "- [X] done\n\n| a |\n|---|\n| [X] |\n\nYes [X] No [ ] Number [N]",
    "It cost $X,XXX or $XX,XXX.",
    "- Over at 10:XX\n- Over at 2X:XX\n- Over at 1?:???\n\n| Over | 10:XX |\n|---|---|",
    "[Edit: why it was slow is told below]",
    "We asked @owner and @name, who knew.",
    '<b>Owner</b> <details><summary>Time</summary></details> <BR> <a name="x">',
    "Copy it to <host> or <ip-of-database>.",
    "List<STRING> and 3 <5 and 7> 6",
    "5XX and 4xx responses, HTTP 5XX%",
    "It cost $XX.",
    "SEV-2, the X hours, and then ... it came back: slowly",
    "The heading must contain the date.",
    "Mac OS X users, X11 and 4X% are none",
    "Times are written in the format HH:MM.",
    "ISO 8601 (YYYY-MM-DD)",
    "| Action | Status |\n|---|---|\n| Alert on the pool | **TODO** |\n| Set the size | TODO |",
    "## TODO\n\n- Alert on the pool",
    "The TODO list is long, like a TODO, example: patch the server.",
    "2026-03-04 (Time TBC)",
    "A person to be named: TBDs are rare.",
    "snake_case___name and __bold__",
    "Incident commander (name): @alice",
    "---\ntags: [Service name, Date]\nsets: {Title}\nsrc: '**.{png,jpg}'\n---\n",
    "Set it to `HH:MM` or `[Time]`, like `YYYY-MM-DD`.",
    "- `HH:MM` is what the field takes",
    "- `[Time]` is what it printed",
    "| ??? | Checkout fails |\n|---|---|\n| ??? | Checkout fails |",
    "- Who was that??? We asked: ??? and then we knew",
    "Run it with [start|stop] or with {a|b}.",
    "[Home | About]",
    "- Files: [src/core/model]",
    "- Component: [checkout/payments]",
    "- On call: [Alice, Bob, Carol]",
    "Names {alice, bob} and {alice bob} {code} {color:red}",
    "{alice, bob}",
    "- `options` {pool settings}",
    "com|xxx|org and com|???|org",
    '{"error": "x"} {error: "some text here"} {a b=c}',
    "We asked [was that tested?] and went on.",
    "[Screenshot of the pool]",
    "#[derive(Debug)] #[test] @[Alice](https://example.com)",
    "- [80]% of customers",
    "___\n\n| a |\n|---|\n| b |",
    "The certificate lasts for X days.",
    "- 14:05 Checkout fails **<START OF OUTAGE>**\n- 15:05 Back <END of INCIDENT>\n- 16:05 Over <OUTAGE ENDS>",
    "## Date (dd/mm/yyyy)\n\n01/02/2026",
    "| Time (UTC, HH:MM) | Event |\n|---|---|\n| 14:05 | Checkout fails |",
    "**Date (YYYY-MM-DD):** 2026-03-04",
    "*If it took more than a day, replace HH:MM with YYYY-MM-DD as you see fit.*",
    "Write times as HH:MM.",
    "Resolution must contain:\n\n- explain how it was repaired\n\nTimeline must contain:\n* when was it noticed",
    "TODO:\n\n- Alert on the pool\n- Set the pool size",
  ];
  for (const text of filled) {
    it(`none: ${text.replaceAll("\n", "⏎")}`, () => {
      assert.deepEqual(rawOf(text), []);
    });
  }

  it("reads bare words in brackets only where the document is a half-filled template", () => {
    const doubtful =
      "We explored [Alternative path], leading to [Consequence].";
    assert.deepEqual(rawOf(doubtful), []);
    assert.deepEqual(rawOf(`Start: [Time]\n\nEnd: [Time]\n\n${doubtful}`), [
      "[Time]",
      "[Time]",
      "[Alternative path]",
      "[Consequence]",
    ]);
  });

  it("reads whatever stands alone in brackets there", () => {
    const doubtful =
      "- [challenge]\n- [Loss: $X of sales, don't guess]\n- [ROOT CAUSE]\n- <short-term repair>\n- Answer: {reply}\n- See the [pool: size] {code}";
    assert.deepEqual(rawOf(doubtful), []);
    assert.deepEqual(rawOf(`Start: [Time]\n\nEnd: [Time]\n\n${doubtful}`), [
      "[Time]",
      "[Time]",
      "[challenge]",
      "[Loss: $X of sales, don't guess]",
      "[ROOT CAUSE]",
      "<short-term repair>",
      "{reply}",
    ]);
  });

  it("takes a word before an item or a title for a tag", () => {
    assert.deepEqual(
      rawOf(
        "# [Public] Outage of [Date]\n\nEnd: [Time]\n\n- [Infra] Alert on the pool\n\n| [Shop] Set the size |\n|---|\n| [Cause] |",
      ),
      ["[Date]", "[Time]", "[Cause]"],
    );
  });

  it("counts a placeholder in a placeholder once", () => {
    assert.deepEqual(rawOf("[Insert {{ name }} YYYY-MM-DD]"), [
      "[Insert {{ name }} YYYY-MM-DD]",
    ]);
    assert.deepEqual(rawOf("{{ date: YYYY-MM-DD }}"), [
      "{{ date: YYYY-MM-DD }}",
    ]);
  });

  it("never throws, and keeps its ranges in order, in the text and true to it", () => {
    const word = fc.constantFrom(
      ..."[ ] [Timestamp] {{ }} { } < > <NAME> TBD TODO: XX:XX YYYY-MM-DD ` `` <!-- --> | \n \n\n ]( ) Insert name date : ___ ??%".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 100 }),
          fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
        ),
        (text) => {
          let end = 0;
          for (const { range, raw } of read(text)) {
            assert.ok(end <= range.start && range.start < range.end);
            assert.equal(text.slice(range.start, range.end), raw);
            end = range.end;
          }
        },
      ),
    );
  });
});
