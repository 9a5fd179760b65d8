import type { Postmortem } from "../model/postmortem";
import type { Template } from "../templates/template";
import type { TextEdit, TextRange } from "../text";

export type Severity = "error" | "warning" | "information";

/** One thing to check a postmortem for. */
export interface Rule {
  /** Stable for ever: settings, suppressions and links name it. */
  readonly id: string;
  /** What the rule asks for, in one sentence. */
  readonly description: string;
  readonly severity: Severity;
  check(postmortem: Postmortem, template: Template | null): Iterable<Problem>;
}

/** What a rule found. */
export interface Problem {
  /** The words that are wrong. */
  readonly range: TextRange;
  /** What is wrong, then what would be right. */
  readonly message: string;
  /** Other places that the message speaks of. */
  readonly related?: readonly RelatedPlace[];
  readonly quickFixes?: readonly QuickFix[];
}

export interface RelatedPlace {
  readonly range: TextRange;
  readonly message: string;
}

/** A mend that invents no fact. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it is the one to take where several are offered. */
  readonly preferred: boolean;
}

/** A problem with the rule that found it. */
export interface Diagnostic extends Problem {
  /** The rule's id. */
  readonly code: string;
  readonly severity: Severity;
}
