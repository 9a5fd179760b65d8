import type { CoreKind } from "../model/sections";

/** What a missing section is begun with: its usual title and marked gaps for its facts. */
export interface SectionSkeleton {
  readonly title: string;
  readonly body: string;
}

/** A known form of postmortem. */
export interface Template {
  readonly id: string;
  readonly name: string;
  /** Its headings in order, as its source writes them. */
  readonly headings: readonly string[];
  /** What it calls the core sections, where that is not their usual name. */
  readonly titles: Readonly<Partial<Record<CoreKind, string>>>;
  /** What it asks for beyond its sections. */
  readonly asksFor: readonly Demand[];
  /** How many words of prose it asks for. */
  readonly words?: { readonly least: number; readonly most: number };
}

/** Something that some templates ask for and others don't. */
export type Demand =
  | "actionItemOwner"
  | "actionItemDue"
  | "actionItemTracker"
  | "sectionOrder"
  | "summaryFields"
  | "timelineCoverage";
