import { normalizeTitle } from "../model/sectionNames";
import type { CoreKind, Section } from "../model/sections";
import type { Postmortem } from "../model/postmortem";
import type { Settings } from "../settings";
import type { SectionSkeleton, Template } from "./template";

/** The known templates; each `id` is also the name of its file in media/templates. */
export const templates: readonly Template[] = [
  {
    id: "alx-0x19",
    name: "ALX / Holberton 0x19",
    headings: [
      "Issue Summary",
      "Timeline",
      "Root Cause and Resolution",
      "Corrective and Preventative Measures",
    ],
    titles: {
      summary: "Issue Summary",
      actionItems: "Corrective and Preventative Measures",
    },
    asksFor: ["sectionOrder", "summaryFields", "timelineCoverage"],
    words: { least: 400, most: 600 },
  },
  {
    id: "google-sre",
    name: "Google SRE book",
    headings: [
      "Summary",
      "Impact",
      "Root Causes",
      "Trigger",
      "Resolution",
      "Detection",
      "Action Items",
      "Lessons Learned",
      "Timeline",
      "Supporting Information",
    ],
    titles: { rootCause: "Root Causes" },
    asksFor: ["actionItemOwner"],
  },
  {
    id: "pagerduty",
    name: "PagerDuty",
    headings: [
      "Overview",
      "What Happened",
      "Contributing Factors",
      "Resolution",
      "Impact",
      "Responders",
      "Timeline",
      "How'd We Do?",
      "Action Items",
      "Messaging",
    ],
    titles: { summary: "Overview", rootCause: "Contributing Factors" },
    asksFor: ["actionItemTracker"],
  },
];

/** How much of a template's headings a document must have to be said to follow it. */
const leastFit = 0.7;

/**
 * The template that a document follows: the one that its front matter names (`template: google-sre`), else the one that is
 * set, else the one whose headings it has most of; null where none fits well.
 */
export function templateOf(
  { frontMatter, sections }: Postmortem,
  settings: Settings,
): Template | null {
  const named = [frontMatter?.fields["template"], settings.template];
  for (const name of named) {
    const template = templates.find(({ id }) => id === name);
    if (template) return template;
  }
  return fittingTemplate(sections);
}

function fittingTemplate(sections: readonly Section[]): Template | null {
  const titles = new Set(sections.map(({ title }) => normalizeTitle(title)));
  let best: Template | null = null;
  let bestFit = leastFit;
  for (const template of templates) {
    const { headings } = template;
    const found = headings.filter((each) => titles.has(normalizeTitle(each)));
    const fit = found.length / headings.length;
    if (fit >= bestFit && (best === null || fit > bestFit)) {
      best = template;
      bestFit = fit;
    }
  }
  return best;
}

const usualSkeletons: Readonly<Record<CoreKind, SectionSkeleton>> = {
  summary: {
    title: "Summary",
    body: "[What happened, for how long, and why, in two or three sentences]",
  },
  impact: {
    title: "Impact",
    body: "[Who was affected, in what way, and what share of users]",
  },
  timeline: { title: "Timeline", body: "- [HH:MM] [What happened]" },
  rootCause: { title: "Root Cause", body: "[What caused the incident]" },
  resolution: { title: "Resolution", body: "[How the service was restored]" },
  actionItems: {
    title: "Action Items",
    body: "- [ ] [What will be done, by whom and until when]",
  },
};

/** What a core section is begun with in a document of the template. */
export function skeletonOf(
  kind: CoreKind,
  template: Template | null,
): SectionSkeleton {
  const usual = usualSkeletons[kind];
  return { ...usual, title: template?.titles[kind] ?? usual.title };
}
