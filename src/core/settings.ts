import type { Template } from "./template";

/** From the gravest down. */
export const severities = ["error", "warning", "information"] as const;

export type Severity = (typeof severities)[number];

/** What the core may be told. Defaults live in package.json alone. */
export interface Settings {
  /** Read the text as a postmortem whatever it looks like. */
  readonly assumePostmortem: boolean;
  /** The zone of times for which the document states none: an offset or an IANA name; empty for none. */
  readonly defaultTimeZone: string;
  /** The project's own templates, before the known ones. */
  readonly templates: readonly Template[];
  /** The project's own headings, by the kind of section that they name (`{ impact: ["Blast radius"] }`). */
  readonly sectionNames: Readonly<Record<string, readonly string[]>>;
  /** The id of the template that documents follow unless they say otherwise; empty for the one that fits best. */
  readonly template: string;
  /** By a rule's id, how much its findings weigh or that there are none; of the other rules, what they say themselves. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** The day on which the text is read, as `YYYY-MM-DD` in UTC; empty where it doesn't matter. */
  readonly today: string;
  /** What the service promises; error budgets are worked out for each, the first being the one that is shown first. */
  readonly objectives: readonly Objective[];
  /** What an outage costs, where the document does not say; null where nothing is known. */
  readonly rates: Rates | null;
}

/** A service level objective. */
export interface Objective {
  /** What it is called: “Checkout availability”; may be empty. */
  readonly name: string;
  /** Percent: 99.9. */
  readonly objective: number;
  readonly windowDays: number;
}

/** What time costs. */
export interface Rates {
  /** ISO 4217. */
  readonly currency: string;
  /** Revenue that is lost in a minute in which nobody is served; null where it is not known. */
  readonly revenuePerMinute: number | null;
  /** An hour of one person's work on the incident; null where it is not known. */
  readonly personHour: number | null;
}
