import assert from "node:assert/strict";
import fc from "fast-check";
import { readMarkdown } from "../../../src/core/markdown";
import { readLines } from "../../../src/core/model/lines";
import { readSections } from "../../../src/core/model/sections";
import { finish } from "../../../src/core/steps";

function sectionsOf(text: string) {
  const lines = readLines(readMarkdown(text));
  return finish(readSections(lines));
}

/** “line kind+also style title”, a section a line. */
function summaryOf(text: string): string {
  return sectionsOf(text)
    .map(({ line, kind, also, style, title }) => {
      const kinds = [kind ?? "-", ...also].join("+");
      return `${line + 1} ${kinds} ${style} ${title}`;
    })
    .join("\n");
}

describe("readSections", () => {
  it("reads ATX headings, combined ones and a title", () => {
    assert.equal(
      summaryOf(`# Postmortem: checkout fails
## Issue Summary
## ⏰ Timeline (UTC):
## 3. Root Cause and Resolution ##
## :pushpin: Corrective & Preventive Measures
## Appendix`),
      `1 title atx Postmortem: checkout fails
2 summary atx Issue Summary
3 timeline atx ⏰ Timeline (UTC)
4 rootCause+resolution atx 3. Root Cause and Resolution
5 actionItems atx :pushpin: Corrective & Preventive Measures
6 - atx Appendix`,
    );
  });

  it("reads bold and italic lines, setext and HTML headings and headings without a space", () => {
    assert.equal(
      summaryOf(`#0x19. Postmortem

Checkout fails
==============

**Issue Summary:**

__Impact__

*Timeline:*

<h2 align="center">Root <em>Cause</em></h2>

#Resolution`),
      `1 - plain 0x19. Postmortem
3 title setext Checkout fails
6 summary bold Issue Summary
8 impact bold Impact
10 timeline italic Timeline
12 rootCause html Root Cause
14 resolution plain Resolution`,
    );
  });

  it("reads elements of HTML: headings, summaries, items, cells and lines in bold", () => {
    assert.equal(
      summaryOf(`<details>
<summary><b>Root Cause</b> and Resolution</summary>

A halved pool.

</details>

<ul>
<li><b>Duration:</b> 90 minutes</li>
<li><strong>Impact</strong>: half of all customers</li>
<li>The pool</li>
</ul>

<table>
<tr><th>Severity</th><td>SEV1</td></tr>
<tr><th>Detection</th><td></td></tr>
</table>

<b>Timeline</b><br>

<details><summary>More of it</summary></details>

<!--
Impact: how many users?
<h2>Resolution</h2>
-->`),
      `2 rootCause+resolution html Root Cause and Resolution
9 duration html Duration
10 impact html Impact
15 metadata html Severity
19 timeline bold Timeline`,
    );
  });

  it("reads labels that a dash sets off from their text, or a break from the next line", () => {
    assert.equal(
      summaryOf(`*Summary* — checkout failed.

**Impact** - half of all customers

Duration: 90 minutes<br>
Root Cause:\\
A halved pool.`),
      `1 summary bold-inline Summary
3 impact bold-inline Impact
5 duration plain-colon Duration
6 rootCause plain-colon Root Cause`,
    );
  });

  it("reads numbered lines that stand alone, and headings and bold labels in quotations", () => {
    assert.equal(
      summaryOf(`1. Issue Summary

Checkout failed.

2. Timeline

- 14:05 Deployed

> ## Impact
> Half of all customers.
>
> **Root Cause:** a halved pool
> Resolution: what somebody said

1. Impact
2. Resolution`),
      `1 summary plain Issue Summary
5 timeline plain Timeline
9 impact atx Impact
12 rootCause bold-inline Root Cause`,
    );
  });

  it("reads a table's rows as labels where its two columns name and tell", () => {
    assert.equal(
      summaryOf(`| | |
| --- | --- |
| **Severity** | SEV1 |
| Impact | Half of all customers could not pay |
| Resolution | 15:35 |

| Impact | Root cause |
| --- | --- |
| Half of all customers | A halved pool |

| Impact | Users who could not pay | 1200 |
| --- | --- | --- |
| Impact | Orders that were lost | 300 |`),
      "4 impact table Impact",
    );
  });

  it("takes what points of action items and lessons begin with for no sections", () => {
    assert.equal(
      summaryOf(`## Action items

- **Detection:** alert on the pool
- **Mitigation:** a runbook
- **Prevention:** explicit sizes

## Lessons learned

- Root cause: found in minutes

- Action items:
  - Alert
- Resolution: rolled back`),
      `1 actionItems atx Action items
5 actionItems list-label Prevention
7 lessonsLearned atx Lessons learned
11 actionItems list-label Action items`,
    );
  });

  it("reads a title from the first line, in bold or capitals", () => {
    assert.equal(
      summaryOf("**Checkout outage of March 4**\n\n**Impact:** all"),
      "1 title bold Checkout outage of March 4\n3 impact bold-inline Impact",
    );
    assert.equal(
      summaryOf("\nPOSTMORTEM REPORT\n\nIssue Summary\n\nDown."),
      "2 title plain POSTMORTEM REPORT\n4 summary plain Issue Summary",
    );
    assert.equal(
      summaryOf("The outage of March 4 began at noon.\n\nOutage"),
      "",
    );
  });

  it("keeps underscores inside of words and fields of a template in titles", () => {
    assert.equal(
      summaryOf(
        "# Postmortem: <incident title> on web_01\n\n## _Impact_ of `max_size`\n\n<h2>Root <em>cause</em><br></h2>",
      ),
      `1 title atx Postmortem: <incident title> on web_01
3 - atx Impact of max_size
5 rootCause html Root cause`,
    );
  });

  const titles: Readonly<Record<string, string>> = {
    "0x19-postmortem\n\nDown.": "1 title plain 0x19-postmortem",
    "postmortem: checkout fails\n\nDown.":
      "1 title plain postmortem: checkout fails",
    "**Postmortem: checkout fails**\n\nDown.":
      "1 title bold Postmortem: checkout fails",
    "Checkout of the shop in both regions, a postmortem of what failed there\nIssue Summary\nDown.":
      "1 title plain Checkout of the shop in both regions, a postmortem of what failed there\n2 summary plain Issue Summary",
    "              Postmortem Report\n\nDown.":
      "1 title plain Postmortem Report",
    "0x19-postmortem\n\n# Postmortem\n": "3 title atx Postmortem",
    "postmortem culture is what we\nlearned of others": "",
    "    Postmortem Report\n    of code\n\nDown.": "",
  };
  for (const [text, sections] of Object.entries(titles)) {
    it(`reads ${sections === "" ? "no title" : "a title"} from ${JSON.stringify(text)}`, () => {
      assert.equal(summaryOf(text), sections);
    });
  }

  it("takes a template's questions in italics for no sections", () => {
    assert.equal(
      summaryOf("## Recovery\n\n*How was the incident resolved?*\n"),
      "1 resolution atx Recovery",
    );
  });

  it("reads list labels, also with nested lists and without colon", () => {
    assert.equal(
      summaryOf(`## Incident Details

- Duration:
  - Start Time: 14:05
- **Impact:** Half of all customers
- **Root Cause**: A halved pool
- Impact of the change on the pool is unknown`),
      `1 - atx Incident Details
3 duration list-label Duration
4 duration list-label Start Time
5 impact list-label Impact
6 rootCause list-label Root Cause`,
    );
  });

  it("reads plain labels that are soft-wrapped into a paragraph", () => {
    assert.equal(
      summaryOf(`Issue Summary: On March 4, 2026 checkout failed.
Impact: Half of all customers.
Timeline:
Detection: Monitoring paged @alice at 14:12.
Escalation: The database team was called.
Resolution: The deployment was rolled back.
Root Cause and Resolution:
Root Cause: A halved pool.
Resolution: Rollback.
Corrective and Preventative Measures:
Improvements/Fixes:
Explicit pool sizes.
Tasks:
Alert on the pool.
Conclusion: We were slow.`),
      `1 summary plain-colon Issue Summary
2 impact plain-colon Impact
3 timeline plain-colon Timeline
4 detection plain-colon Detection
6 resolution plain-colon Resolution
7 rootCause+resolution plain-colon Root Cause and Resolution
8 rootCause plain-colon Root Cause
9 resolution plain-colon Resolution
10 actionItems plain-colon Corrective and Preventative Measures
11 actionItems plain-colon Improvements/Fixes
13 actionItems plain-colon Tasks
15 - plain-colon Conclusion`,
    );
  });

  it("reads labels of cause and measures right under the entries of a timeline", () => {
    assert.equal(
      summaryOf(`Timeline:

14:05 UTC: Deployed
14:12 UTC: Impact: all customers
15:35 UTC: Rolled back
Impact: gone
Root Cause and Resolution: A halved pool. We rolled back.
Corrective and Preventative Measures: We shall do this:`),
      `1 timeline plain-colon Timeline
7 rootCause+resolution plain-colon Root Cause and Resolution
8 actionItems plain-colon Corrective and Preventative Measures`,
    );
  });

  it("takes a list of tasks that holds the report for no action items", () => {
    assert.equal(
      summaryOf(`# 0x19. Postmortem
## Tasks
### 0. My first postmortem
#### Issue Summary
### Make it read well
## Tasks
- Alert on the pool`),
      `1 title atx 0x19. Postmortem
2 - atx Tasks
3 - atx 0. My first postmortem
4 summary atx Issue Summary
5 - atx Make it read well
6 actionItems atx Tasks`,
    );
    assert.equal(
      summaryOf(`# 0x19. Postmortem
### Tasks
#### Task: My first postmortem
## Checkout fails`),
      `1 title atx 0x19. Postmortem
2 - atx Tasks
3 - atx Task: My first postmortem
4 - atx Checkout fails`,
    );
  });

  it("reads lines without markup and colon that stand alone", () => {
    assert.equal(
      summaryOf(
        "Issue Summary\n\nCheckout failed.\nTimeline\n\n14:05 Deployed",
      ),
      "1 summary plain Issue Summary\n4 timeline plain Timeline",
    );
  });

  it("reads lines without markup and colon in the midst of a paragraph, where text begins anew behind them", () => {
    assert.equal(
      summaryOf(
        `Checkout, 4 March
Issue Summary
Checkout failed, and nobody knew the
Impact
on other services.
Timeline
14:05 Deployed
15:35 Restored
Root Cause and Resolution
A halved pool.
Corrective and Preventative Measures
- Alert on the pool`,
      ),
      `2 summary plain Issue Summary
6 timeline plain Timeline
9 rootCause+resolution plain Root Cause and Resolution
11 actionItems plain Corrective and Preventative Measures`,
    );
  });

  it("reads labels that begin with a pictograph", () => {
    assert.equal(
      summaryOf(
        `🚨 Issue Summary:

🕒 Duration: 90 minutes
⚡ Impact: Half of all customers.
🧩 Root Cause: A halved pool.

🕵️‍♂️ Timeline

14:05 Deployed`,
      ),
      `1 summary plain-colon 🚨 Issue Summary
3 duration plain-colon 🕒 Duration
4 impact plain-colon ⚡ Impact
5 rootCause plain-colon 🧩 Root Cause
7 timeline plain 🕵️‍♂️ Timeline`,
    );
  });

  it("reads labels behind shortcodes and in coloured spans, before a hint in brackets, and without a space", () => {
    assert.equal(
      summaryOf(
        `:clock1: Duration: 90 minutes

**:zap: Impact:** Half of all customers.

**<span style="color: red;">Root cause:</span>** A halved pool.

**Customer impact** (one sentence): None could pay.

Resolution:The deployment was rolled back.`,
      ),
      `1 duration plain-colon Duration
3 impact bold-inline Impact
5 rootCause bold-inline Root cause
7 impact bold-inline Customer impact
9 resolution plain-colon Resolution`,
    );
  });

  it("reads headings and labels that a line of HTML or blanks in front make none", () => {
    assert.equal(
      summaryOf(
        `# Postmortem: checkout fails
<img src="pool.png" alt="The pool">
## Issue Summary
Down.

<br>
Resolution and Recovery
- Rolled back.

                    Root cause

A halved pool.

     TIMELINE
 14:05 Deployed

\`\`\`

    Impact

\`\`\`

    Impact
    of the code`,
      ),
      `1 title atx Postmortem: checkout fails
3 summary atx Issue Summary
7 resolution plain Resolution and Recovery
10 rootCause plain Root cause
14 timeline plain TIMELINE`,
    );
  });

  it("takes a document's name for its title, though a section may have it", () => {
    const story = "\n\n## Summary\n\n## Impact\n\n## Root cause\n";
    assert.match(
      summaryOf(`# Root Cause Analysis (RCA)${story}`),
      /^1 title atx/,
    );
    assert.match(summaryOf(`# Incident log${story}`), /^1 title atx/);
    assert.match(
      summaryOf(
        "# Incident log\n\n## Lost the server\n\n### Root cause and resolution\n\n### Corrective measures\n",
      ),
      /^1 title atx/,
    );
    assert.match(
      summaryOf(`# Incident date: 2026-03-04, checkout fails${story}`),
      /^1 title atx/,
    );
    assert.match(
      summaryOf(`# Root Cause Analysis\n\n# Impact${story}`),
      /^1 rootCause atx/,
    );
  });

  it("takes the prose under a story’s own title for its summary, where no section is", () => {
    const story =
      "# My first postmortem\n\n# A night without checkout\n\nOn 4 March, none of our customers could pay for ninety minutes, since the pool was too small.\n\n## Timeline\n";
    assert.match(summaryOf(story), /^1 title .*\n3 summary atx/);
    assert.match(summaryOf(`${story}\n## Summary\n`), /^1 title .*\n3 - atx/);
  });

  it("takes “TODO:” over tasks for their heading, and no other", () => {
    assert.equal(
      summaryOf(
        "Resolution:\nRolled back.\n\nTODO:\nAlert on the pool.\n\n- TODO: the cause",
      ),
      "1 resolution plain-colon Resolution\n4 actionItems plain-colon TODO",
    );
    assert.equal(
      summaryOf("Resolution:\n\nTODO:\n\nTODO: say how"),
      "1 resolution plain-colon Resolution",
    );
  });

  it("reads names of these reports alone before a subtitle, without markup", () => {
    assert.equal(
      summaryOf(`🚀 Issue Summary - Lights Out!
Down.

🎉 Root Cause and Resolution – Behind the Scenes
A pool.

Resolution - rolled back`),
      `1 summary plain 🚀 Issue Summary - Lights Out!
4 rootCause+resolution plain 🎉 Root Cause and Resolution – Behind the Scenes`,
    );
  });

  it("reads labels behind numbers in brackets", () => {
    assert.equal(
      summaryOf("(1) Issue Summary (read by all) :\n\nDown.\n\n(2) Timeline"),
      "1 summary plain-colon (1) Issue Summary (read by all)\n5 timeline plain (2) Timeline",
    );
  });

  it("takes a sentence of a template for no section", () => {
    assert.equal(
      summaryOf(
        "## Timeline\n\n### [Time]\n\nWhat happened.\n\nWhat happened. (Repeat.)\n",
      ),
      "1 timeline atx Timeline",
    );
  });

  it("takes no question of a template, link or time of an entry for a section", () => {
    assert.equal(
      summaryOf(
        `## Root cause

What caused the incident?

- Timeline: [Timeline](https://wiki.example.com/4711)

## Timeline

14:00 - Resolution: rolled back`,
      ),
      "1 rootCause atx Root cause\n7 timeline atx Timeline",
    );
  });

  it("reads labels and headings right under a list", () => {
    assert.equal(
      summaryOf(`Issue Summary:
- Checkout failed
Timeline:
- 14:05 Deployed
- 15:35 Fixed
and announced
**Root Cause**
A halved pool.
##Resolution
- Rolled back
Action Items: none yet`),
      `1 summary plain-colon Issue Summary
3 timeline plain-colon Timeline
7 rootCause bold Root Cause
9 resolution plain Resolution
11 actionItems plain-colon Action Items`,
    );
  });

  it("takes labels inside a timeline for entries", () => {
    assert.equal(
      summaryOf(`## Timeline

- **Detection:** Paged
- **Escalation:** Database team
- **Root Cause:** Found at 14:58

### 14:40 Escalated

**15:10 UTC: Resolution**

## Impact`),
      `1 timeline atx Timeline
3 detection list-label Detection
9 resolution bold Resolution
11 impact atx Impact`,
    );
  });

  it("takes lines between the entries of a plain timeline for its phases", () => {
    assert.equal(
      summaryOf(`Timeline
🕵️ Investigation
14:05 UTC - Paged
Mitigation
14:40 UTC - Rolled back

Resolution
A smaller pool.`),
      "1 timeline plain Timeline\n7 resolution plain Resolution",
    );
  });

  it("forgives a slip of the pen, but takes no known word for another", () => {
    assert.equal(
      summaryOf("## Lesons Learned\n## Action Itmes\n## Contact\n## Impacts"),
      `1 lessonsLearned atx Lesons Learned
2 actionItems atx Action Itmes
3 - atx Contact
4 impact atx Impacts`,
    );
  });

  it("finds no section in code, quotes, tables and sentences", () => {
    assert.equal(
      summaryOf(`\`\`\`
## Timeline
\`\`\`

    Impact: indented code

> Impact: quoted

| Impact: | cell |
| --- | --- |

The impact was small. Impact: none of it is a label here, since it stands in a sentence.
resolution: lower case is prose
see #timeline and #482`),
      "",
    );
  });

  it("ends a section before the next one of its level, deeper ones included", () => {
    const text =
      "# T\n\n## Impact\n\ntext\n\n### Users\n\nmore\n\n\n## Timeline\n\nend\n";
    const [, impact] = sectionsOf(text);
    assert.ok(impact);
    assert.deepEqual([impact.line, impact.endLine], [2, 8]);
    assert.equal(
      text.slice(impact.body.start, impact.body.end),
      "\n\ntext\n\n### Users\n\nmore",
    );
  });

  it("keeps its ranges inside any text and in order", () => {
    const pieces = fc.constantFrom(
      ..."# |Timeline|Impact:|**|__|\n|\r\n|- |  |<h2>|</h2>|14:05|:|*|a|#|😀|> |`".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join("");
        let last = -1;
        for (const section of sectionsOf(text)) {
          assert.ok(section.line >= last);
          last = section.line;
          assert.ok(section.titleRange.start <= section.titleRange.end);
          assert.ok(section.body.start <= section.body.end);
          assert.ok(section.body.end <= text.length);
        }
      }),
      { seed: 4, numRuns: 1000 },
    );
  });
});
