import type { Template, TemplateSection } from "../template";

type Details = Omit<TemplateSection, "title" | "required">;

function required(title: string, details: Details = {}): TemplateSection {
  return { title, required: true, ...details };
}

function optional(title: string, details: Details = {}): TemplateSection {
  return { title, required: false, ...details };
}

/** The forms of postmortem that are published and in use, best known first; sources are named above each. */
export const knownTemplates: readonly Template[] = [
  // The task “0x19. Postmortem” of ALX and Holberton School.
  {
    id: "alx-0x19",
    name: "ALX / Holberton 0x19",
    sections: [
      required("Issue Summary"),
      required("Timeline"),
      required("Root Cause and Resolution"),
      required("Corrective and Preventative Measures"),
    ],
    asksFor: ["sectionOrder", "summaryFields", "timelineCoverage"],
    words: { least: 400, most: 600 },
  },
  // https://sre.google/sre-book/example-postmortem/
  {
    id: "google-sre",
    name: "Google SRE book",
    sections: [
      required("Summary"),
      required("Impact"),
      required("Root Causes"),
      required("Trigger"),
      required("Resolution"),
      required("Detection"),
      required("Action Items"),
      required("Lessons Learned"),
      required("Timeline"),
      optional("Supporting Information"),
    ],
    asksFor: ["actionItemOwner"],
  },
  // https://sre.google/workbook/postmortem-culture/
  {
    id: "sre-workbook",
    name: "Google SRE workbook",
    sections: [
      required("Executive Summary"),
      required("Problem Summary"),
      optional("Background"),
      required("Impact"),
      required("Root Causes and Trigger"),
      required("Timeline/Recovery Efforts"),
      required("Lessons Learned"),
      required("Action Items"),
      optional("Glossary"),
      optional("Appendix"),
    ],
    asksFor: ["actionItemOwner", "actionItemTracker"],
  },
  // https://response.pagerduty.com/after/post_mortem_template/
  {
    id: "pagerduty",
    name: "PagerDuty",
    sections: [
      required("Overview"),
      required("What Happened"),
      required("Contributing Factors"),
      required("Resolution"),
      required("Impact"),
      required("Responders"),
      required("Timeline"),
      required("How'd We Do?"),
      required("Action Items"),
      optional("Messaging"),
    ],
    asksFor: ["actionItemTracker"],
  },
  // https://www.atlassian.com/incident-management/postmortem/templates
  {
    id: "atlassian",
    name: "Atlassian",
    sections: [
      required("Incident Summary"),
      required("Leadup", {
        prompt: "[What led up to the incident, and when it was changed]",
      }),
      required("Fault", { prompt: "[What failed, and how]" }),
      required("Impact"),
      required("Detection"),
      required("Response", { prompt: "[Who responded, when, and how]" }),
      required("Recovery"),
      required("Timeline"),
      required("Root Cause Identification: The Five Whys", {
        aliases: ["Five Whys", "The Five Whys", "5 Whys", "Five Why's"],
        prompt: "1. Why [did it fail]? [Because …]",
      }),
      required("Root Cause", { aliases: ["Blameless Root Cause"] }),
      required("Backlog Check", {
        prompt: "[Which work that was planned already would have helped]",
      }),
      required("Recurrence", {
        prompt: "[Which earlier incidents had the same root cause]",
      }),
      required("Lessons Learned"),
      required("Corrective Actions", { aliases: ["Follow-up Tasks"] }),
    ],
    asksFor: ["actionItemOwner", "actionItemDue"],
  },
  // https://azure.status.microsoft/status/history/
  {
    id: "azure-pir",
    name: "Azure post-incident review",
    sections: [
      required("What happened?"),
      required("What went wrong and why?"),
      required("How did we respond?", {
        aliases: ["How did Microsoft respond?"],
      }),
      required(
        "How are we making incidents like this less likely or less impactful?",
        {
          aliases: [
            "How are we making outages like this less likely or less impactful?",
          ],
        },
      ),
      required("How can customers make incidents like this less impactful?", {
        aliases: [
          "How can our customers and partners make incidents like this less impactful?",
        ],
        prompt: "- [What customers can do]",
      }),
      optional("How can we make our incident communications more useful?"),
    ],
    asksFor: ["actionItemDue"],
  },
  // https://github.com/dastergon/postmortem-templates, after the summaries that Azure published before its reviews
  {
    id: "azure-summary",
    name: "Azure summary of impact",
    sections: [
      required("Summary of Impact"),
      optional("Customer Impact"),
      required("Root Cause and Mitigation"),
      required("Next Steps"),
      optional("Provide Feedback"),
    ],
    asksFor: [],
  },
  // https://aws.amazon.com/blogs/mt/why-you-should-develop-a-correction-of-error-coe/
  {
    id: "aws-coe",
    name: "AWS correction of error",
    sections: [
      required("Summary"),
      required("Impact"),
      required("Timeline"),
      required("Metrics", { prompt: "[Graphs that show the impact]" }),
      required("Incident Questions", {
        prompt: "- [How was it detected, diagnosed and mitigated?]",
      }),
      required("5 Whys", {
        aliases: ["Five Whys", "5 (or more) Whys", "The 5 Whys"],
        prompt: "1. Why [did it fail]? [Because …]",
      }),
      required("Action Items"),
    ],
    asksFor: ["actionItemOwner", "actionItemDue"],
  },
  // https://handbook.gitlab.com/handbook/engineering/infrastructure/incident-review/
  {
    id: "gitlab",
    name: "GitLab incident review",
    sections: [
      required("Customer Impact"),
      required("What were the root causes?"),
      required("Incident Response Analysis", {
        prompt: "- [How was it detected, diagnosed and mitigated?]",
      }),
      required("Post Incident Analysis", {
        prompt: "- [Did a change trigger it? Was it known in the backlog?]",
      }),
      required("What went well?"),
      optional("Guidelines"),
    ],
    asksFor: ["actionItemOwner", "actionItemDue", "actionItemTracker"],
  },
  // https://incident.io/blog/incident-post-mortem-template
  {
    id: "incident-io",
    name: "incident.io",
    sections: [
      required("Summary"),
      required("Timeline"),
      required("Contributors"),
      required("Mitigators"),
      required("Learnings and Risks"),
      required("Follow-ups"),
    ],
    asksFor: ["actionItemOwner"],
  },
  // https://github.com/dastergon/postmortem-templates, by Michael Kehoe
  {
    id: "kehoe",
    name: "Michael Kehoe",
    sections: [
      required("Summary"),
      optional("Postmortem Attendees"),
      required("Incident Timing"),
      required("Incident Timeline"),
      required("Impact"),
      required("What caused the incident?"),
      required("Mitigation & Resolution"),
      optional("Open Questions"),
      required("Lessons Learnt"),
      required("Action Items & Followups"),
      optional("Supporting Documents"),
    ],
    asksFor: ["actionItemOwner", "actionItemDue"],
  },
  // https://github.com/dastergon/postmortem-templates, after Elastic
  {
    id: "elastic",
    name: "Elastic",
    sections: [
      optional("Background"),
      required("What Happened"),
      required("Chain of Events"),
      required("Root Cause"),
      required("Resolution"),
      required("Impact"),
      required("Action Items"),
    ],
    asksFor: ["actionItemOwner"],
  },
  // https://github.com/dastergon/postmortem-templates, after The Practice of Cloud System Administration
  {
    id: "thecloudbook",
    name: "The Practice of Cloud System Administration",
    sections: [
      required("Executive Summary"),
      required("Outage Description"),
      required("Affected Users"),
      required("Start Date/Time", { prompt: "[YYYY-MM-DD HH:MM] UTC" }),
      required("End Date/Time", { prompt: "[YYYY-MM-DD HH:MM] UTC" }),
      required("Duration", { prompt: "[How long it lasted]" }),
      required("Timeline"),
      required("Contributing Conditions Analysis"),
      required("Recommendations"),
      optional("Names of People Involved"),
    ],
    asksFor: [],
  },
  // https://github.com/kubernetes/test-infra/tree/master/docs/post-mortems
  {
    id: "kubernetes",
    name: "Kubernetes test-infra",
    sections: [
      required("Summary"),
      required("Impact"),
      required("Root Cause"),
      required("Detection"),
      required("Resolution"),
      required("Lessons Learned"),
      required("Action Items"),
      required("Timeline"),
      optional("Appendix"),
    ],
    asksFor: [],
  },
  // The least that the others have in common.
  {
    id: "minimal",
    name: "Minimal",
    sections: [
      required("Summary"),
      required("Impact"),
      required("Timeline"),
      required("Contributing Factors"),
      required("Action Items"),
    ],
    asksFor: ["actionItemOwner"],
  },
];
