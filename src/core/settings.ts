export type Severity = "error" | "warning" | "information";

/** What the core may be told. Defaults live in package.json alone. */
export interface Settings {
  /** Read the text as a postmortem whatever it looks like. */
  readonly assumePostmortem: boolean;
  /** The zone of times for which the document states none: an offset or an IANA name; empty for none. */
  readonly defaultTimeZone: string;
  /** The id of the template that documents follow unless they say otherwise; empty for the one that fits best. */
  readonly template: string;
  /** By a rule's id, how much its findings weigh or that there are none; of the other rules, what they say themselves. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /** The day on which the text is read, as `YYYY-MM-DD` in UTC; empty where it doesn't matter. */
  readonly today: string;
}
