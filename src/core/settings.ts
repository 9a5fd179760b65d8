/** What the core may be told. Defaults live in package.json alone. */
export interface Settings {
  /** Read the text as a postmortem whatever it looks like. */
  readonly assumePostmortem: boolean;
  /** The zone of times for which the document states none: an offset or an IANA name; empty for none. */
  readonly defaultTimeZone: string;
}
