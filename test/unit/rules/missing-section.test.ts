import assert from "node:assert/strict";
import { check, checkFix, fixTitles } from "../../support/fixtures";

const rule = "missing-section";

describe(rule, () => {
  it("names the core sections that the document has in no form, in one finding", () => {
    check(
      rule,
      `# Postmortem: checkout fails
  ~~~~~~~~~~~~~~~~~~~~~~~~~~ The sections “Impact” and “Timeline” are missing.

## Summary

Checkout failed for 90 minutes.

## Root Cause

A halved connection pool.

## Resolution

The deployment was rolled back.

## Action Items

- [ ] Alert on the pool (@alice)
`,
    );
  });

  it("accepts combined headings, bold and plain labels and lists", () => {
    for (const form of [
      (title: string) => `## ${title}\n\nText\n`,
      (title: string) => `**${title}:**\n\nText\n`,
      (title: string) => `${title}:\nText\n`,
      (title: string) => `- **${title}:** Text\n`,
      (title: string) => `#${title}\n\nText\n`,
    ]) {
      const titles = [
        "Issue Summary",
        "Impact",
        "Timeline",
        "Root Cause and Resolution",
        "Corrective and Preventative Measures",
      ];
      check(rule, `# Postmortem\n\n${titles.map(form).join("\n")}`);
    }
  });

  it("accepts a root cause and a summary told in prose", () => {
    check(
      rule,
      `# Postmortem: checkout fails

On 4 March checkout failed for half of all customers. The root cause was a deployment that halved the connection pool.

## Impact

50% of customers.

## Timeline

- 14:05 Deployed

## Resolution

Rolled back.

## Action Items

- Alert on the pool
`,
    );
  });

  it("marks the first line where there is no title", () => {
    check(
      rule,
      `Checkout was down.
~~~~~~~~~~~~~~~~~~ The sections “Summary” and “Resolution” are missing.

**Impact:** half of all customers
**Timeline:** see the chat
**Root Cause:** a halved pool
**Action Items:** none yet
`,
    );
  });

  it("inserts the section behind the one before it, as ATX headings are written", () => {
    checkFix(
      rule,
      "Insert “Timeline”",
      `# Postmortem

## Summary

Checkout failed.

### Impact

Half of all customers.

## Root Cause ##

A halved pool.

## Resolution

Rolled back.

## Action Items

- Alert
`,
      `# Postmortem

## Summary

Checkout failed.

### Impact

Half of all customers.

## Timeline

- [HH:MM] [What happened]

## Root Cause ##

A halved pool.

## Resolution

Rolled back.

## Action Items

- Alert
`,
    );
  });

  it("writes a bold label where the document's sections have bold labels", () => {
    checkFix(
      rule,
      "Insert “Impact”",
      `# Postmortem

**Summary:**

Checkout failed.

**Timeline:**

- 14:05 Deployed

**Root Cause:**

A halved pool.

**Resolution:**

Rolled back.

**Action Items:**

- Alert
`,
      `# Postmortem

**Summary:**

Checkout failed.

**Impact:**

[Who was affected, in what way, and what share of users]

**Timeline:**

- 14:05 Deployed

**Root Cause:**

A halved pool.

**Resolution:**

Rolled back.

**Action Items:**

- Alert
`,
    );
  });

  it("writes a plain label where the document has no markup, and parts it from the line that follows", () => {
    checkFix(
      rule,
      "Insert “Root Cause”",
      `Summary:
Checkout failed.
Impact:
Half of all customers.
Timeline:
14:05 Deployed
Resolution:
Rolled back.
Action Items:
Alert on the pool.
`,
      `Summary:
Checkout failed.
Impact:
Half of all customers.
Timeline:
14:05 Deployed

Root Cause:

[What caused the incident]

Resolution:
Rolled back.
Action Items:
Alert on the pool.
`,
    );
  });

  it("puts a list on lines of its own behind a label", () => {
    checkFix(
      rule,
      "Insert “Timeline”",
      "# Postmortem\n\n**Summary:** Checkout failed.\n\n**Impact:** Half of all customers.\n\n**Root Cause:** A halved pool.\n\n**Resolution:** Rolled back.\n",
      "# Postmortem\n\n**Summary:** Checkout failed.\n\n**Impact:** Half of all customers.\n\n**Timeline:**\n\n- [HH:MM] [What happened]\n\n**Root Cause:** A halved pool.\n\n**Resolution:** Rolled back.\n",
    );
    checkFix(
      rule,
      "Insert “Timeline”",
      "Summary: Checkout failed.\nImpact: Half of all customers.\nRoot Cause: A halved pool.\n",
      "Summary: Checkout failed.\nImpact: Half of all customers.\n\nTimeline:\n\n- [HH:MM] [What happened]\n\nRoot Cause: A halved pool.\n",
    );
  });

  it("continues a list of labels, nesting a list in it", () => {
    checkFix(
      rule,
      "Insert “Timeline”",
      "# Postmortem\n\n- **Summary:** Checkout failed.\n- **Impact:** Half of all customers.\n- **Root Cause:** A halved pool.\n",
      "# Postmortem\n\n- **Summary:** Checkout failed.\n- **Impact:** Half of all customers.\n- **Timeline:**\n  - [HH:MM] [What happened]\n- **Root Cause:** A halved pool.\n",
    );
    checkFix(
      rule,
      "Insert “Impact”",
      "# Postmortem\n\n- **Timeline:** see the chat\n- **Root Cause:** A halved pool.\n",
      "# Postmortem\n\n- **Impact:** [Who was affected, in what way, and what share of users]\n- **Timeline:** see the chat\n- **Root Cause:** A halved pool.\n",
    );
    checkFix(
      rule,
      "Insert “Timeline”",
      "# Postmortem\n\n- **Summary:** Checkout failed.\n\n- **Impact:** Half of all customers.\n\n- **Root Cause:** A halved pool.\n",
      "# Postmortem\n\n- **Summary:** Checkout failed.\n\n- **Impact:** Half of all customers.\n\n- **Timeline:**\n  - [HH:MM] [What happened]\n\n- **Root Cause:** A halved pool.\n",
    );
  });

  it("counts on in an ordered list of labels", () => {
    checkFix(
      rule,
      "Insert “Action Items”",
      "# Postmortem\n\n1. **Summary:** Checkout failed.\n2. **Impact:** Half of all customers.\n3. **Root Cause:** A halved pool.\n\nThat was all.\n",
      "# Postmortem\n\n1. **Summary:** Checkout failed.\n2. **Impact:** Half of all customers.\n3. **Root Cause:** A halved pool.\n\nThat was all.\n\n4. **Action Items:**\n   - [ ] [What will be done, by whom and until when]\n",
    );
    checkFix(
      rule,
      "Insert “Timeline”",
      "# Postmortem\n\n1. **Summary:** Checkout failed.\n1. **Impact:** Half of all customers.\n1. **Root Cause:** A halved pool.\n",
      "# Postmortem\n\n1. **Summary:** Checkout failed.\n1. **Impact:** Half of all customers.\n1. **Timeline:**\n   - [HH:MM] [What happened]\n1. **Root Cause:** A halved pool.\n",
    );
  });

  it("offers no fix where it would end up in unclosed code", () => {
    const text = (fence: string): string =>
      `# Postmortem\n\n## Root Cause\n\nA halved pool.\n\n## Resolution\n\n\`\`\`sh\ndeploy --rollback\n${fence}`;
    for (const fence of ["", "\n", "~~~\n", "``\n"]) {
      const titles = fixTitles(text(fence), rule);
      assert.ok(!titles.includes("Insert “Action Items”"), fence);
      assert.ok(titles.includes("Insert “Timeline”"), fence);
    }
    for (const fence of ["```", "````\n", "```\n\n"]) {
      const titles = fixTitles(text(fence), rule);
      assert.ok(titles.includes("Insert “Action Items”"), fence);
    }
  });

  it("puts a first section before the one that follows it", () => {
    checkFix(
      rule,
      "Insert “Summary”",
      "# Postmortem\n\n## Timeline\n\n- 14:05 Deployed\n",
      "# Postmortem\n\n## Summary\n\n[What happened, for how long, and why, in two or three sentences]\n\n## Timeline\n\n- 14:05 Deployed\n",
    );
  });

  it("keeps CRLF line endings", () => {
    checkFix(
      rule,
      "Insert “Action Items”",
      "# Postmortem\r\n\r\n## Timeline\r\n\r\n- 14:05 Deployed",
      "# Postmortem\r\n\r\n## Timeline\r\n\r\n- 14:05 Deployed\r\n\r\n## Action Items\r\n\r\n- [ ] [What will be done, by whom and until when]",
    );
  });

  it("asks for the sections of the document's template, under its titles", () => {
    check(
      rule,
      `# Postmortem
  ~~~~~~~~~~ The section “Issue Summary” is missing. The template ALX / Holberton 0x19 asks for it.

## Timeline

- 14:05 Deployed

## Root Cause and Resolution

A halved pool; rolled back.

## Corrective and Preventative Measures

- Alert
`,
    );
    check(
      rule,
      `# Postmortem
  ~~~~~~~~~~ The sections “Leadup”, “Fault” and “Recurrence” are missing. The template Atlassian asks for them.

## Incident Summary
## Impact
## Detection
## Response
## Recovery
## Timeline
## Five Whys
## Root Cause
## Backlog Check
## Lessons Learned
## Corrective Actions
`,
      { template: "atlassian" },
    );
  });

  it("asks for nothing that the template does not ask for", () => {
    check(
      rule,
      `# Incident review: checkout fails

## Customer Impact

50 % of customers could not pay.

## What were the root causes?

A halved connection pool.

## Incident Response Analysis

Monitoring paged @alice.

## Post Incident Analysis

A deployment triggered it.

## What went well?

- The rollback was quick.
`,
    );
    check(
      rule,
      "---\ntemplate: google-sre\n---\n\n# Postmortem\n\n## Summary\n## Impact\n## Root Causes\n## Trigger\n## Resolution\n## Detection\n## Action Items\n## Lessons Learned\n## Timeline\n",
    );
  });

  it("misses the other half of a combined section", () => {
    check(
      rule,
      `# Postmortem
  ~~~~~~~~~~ The section “Resolution” is missing. The template ALX / Holberton 0x19 asks for it.

## Issue Summary

Checkout failed.

## Timeline

- 14:05 Deployed

## Root Cause

A halved pool.

## Corrective and Preventative Measures

- Alert
`,
      { template: "alx-0x19" },
    );
    checkFix(
      rule,
      "Insert “Resolution”",
      "# Postmortem\n\n## Issue Summary\n\n## Timeline\n\n## Root Cause\n\nA pool.\n\n## Corrective Measures\n",
      "# Postmortem\n\n## Issue Summary\n\n## Timeline\n\n## Root Cause\n\nA pool.\n\n## Resolution\n\n[How the service was restored]\n\n## Corrective Measures\n",
      { template: "alx-0x19" },
    );
  });

  it("inserts a section at its place in the template's order", () => {
    const others =
      "# Postmortem\n\n## Summary\n\n## Impact\n\n## Root Causes\n\n## Trigger\n\n## Resolution\n\n## Detection\n\n## Action Items\n\n## Lessons Learned\n\nText\n";
    checkFix(
      rule,
      "Insert “Timeline”",
      others,
      `${others}\n## Timeline\n\n- [HH:MM] [What happened]\n`,
    );
  });

  it("inserts all that is missing at once, each at its place", () => {
    checkFix(
      rule,
      "Insert the 4 missing sections",
      "# Postmortem\n\n## Timeline\n\n- 14:05 Deployed\n\n## Resolution\n\nRolled back.\n",
      "# Postmortem\n\n## Summary\n\n[What happened, for how long, and why, in two or three sentences]\n\n## Impact\n\n[Who was affected, in what way, and what share of users]\n\n## Timeline\n\n- 14:05 Deployed\n\n## Root Cause\n\n[What caused the incident]\n\n## Resolution\n\nRolled back.\n\n## Action Items\n\n- [ ] [What will be done, by whom and until when]\n",
    );
  });
});
