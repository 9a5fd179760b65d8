/** A known form of postmortem, as data. */
export interface Template {
  /** What settings and front matter name it by; also the name of its file in media/templates. */
  readonly id: string;
  readonly name: string;
  /** In its source's order. What a heading means is read from its title, as in a document. */
  readonly sections: readonly TemplateSection[];
  /** What it asks for beyond its sections. */
  readonly asksFor: readonly Demand[];
  /** How many words of prose it asks for. */
  readonly words?: { readonly least: number; readonly most: number };
}

export interface TemplateSection {
  /** As its source writes it. */
  readonly title: string;
  /** Further titles that its source or other editions of it have. */
  readonly aliases?: readonly string[];
  /** Whether its source asks for it; the others may be left out. */
  readonly required: boolean;
  /** What it is begun with: marked gaps, never a fact. Without it, what is usual for a section of its kind. */
  readonly prompt?: string;
}

/** Something that some templates ask for and others don't. */
export type Demand =
  | "actionItemOwner"
  | "actionItemDue"
  | "actionItemTracker"
  | "sectionOrder"
  | "summaryFields"
  | "timelineCoverage";
