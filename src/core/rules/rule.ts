import type { DiagramErrors } from "../mermaid/diagramError";
import type { Postmortem } from "../model/postmortem";
import type { Settings, Severity } from "../settings";
import type { Template } from "../template";
import { movedRange, type TextEdit, type TextRange } from "../text";

/** One thing to check a postmortem for. */
export interface Rule {
  /** Stable for ever: settings, suppressions and links name it. */
  readonly id: string;
  /** What the rule asks for, in one sentence. */
  readonly description: string;
  /** Errors are only for what is wrong in any template. */
  readonly severity: Severity;
  /** Whether documents of this template are asked for it, null being no known one; without it, all are. */
  appliesTo?(template: Template | null): boolean;
  check(postmortem: Postmortem, context: RuleContext): Iterable<Problem>;
}

/** What a rule may know beside the document. */
export interface RuleContext {
  /** The one that the document follows; null where none fits. */
  readonly template: Template | null;
  readonly settings: Settings;
  readonly diagramErrors: DiagramErrors;
  /** The ids of all rules there are. */
  readonly ruleIds: readonly string[];
  /** The ids of the rules that were checked before this one. */
  readonly ran: ReadonlySet<string>;
  /** What they found, also where a comment silences it. */
  readonly found: readonly Diagnostic[];
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
  /** Where this one weighs less than the rule's others. */
  readonly severity?: Severity;
  /** How editors may draw it: faded, or struck through. */
  readonly tag?: "unnecessary" | "deprecated";
}

interface RelatedPlace {
  readonly range: TextRange;
  readonly message: string;
}

/** A mend that invents no fact. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it is the one to take where several are offered. */
  readonly preferred: boolean;
  /** Whether it may be taken on save, unasked: it changes how something is written, not what is said. */
  readonly safe?: boolean;
}

/** A problem with the rule that found it. */
export interface Diagnostic extends Problem {
  /** The rule's id. */
  readonly code: string;
  readonly severity: Severity;
}

/** The text of a rule's page, exported by its file as `documentation`. Nothing that ships reads it. */
export interface RuleDocumentation {
  /** Why it matters, in Markdown paragraphs. */
  readonly why: string;
  /** A postmortem, or a part of one, in which the rule finds something. */
  readonly bad: string;
  /** The same mended: the rule is silent. */
  readonly good: string;
  /** What the quick fixes do, in a sentence or two; null where there is none. */
  readonly fix: string | null;
  /** What it rests on: a book, a guide, a standard, with its address where it has one. */
  readonly source: string;
  /** The id of the template that the examples follow, where the rule asks it of some only. */
  readonly template?: string;
}

/** The address of the page that explains a rule. */
export function rulePage(id: string): string {
  return `https://github.com/postmortem-editor/vscode-postmortem/blob/main/docs/rules/${id}.md`;
}

/** The quick fix that writes other words in a place and says so in its title. */
export function replacement(
  range: TextRange,
  newText: string,
  preferred: boolean,
): QuickFix {
  const edits = [{ range, newText }];
  return { title: `Write “${newText}”`, edits, preferred };
}

/** The same problem that many characters further on. */
export function movedProblem(problem: Problem, by: number): Problem {
  const moved = <Place extends { readonly range: TextRange }>(
    place: Place,
  ): Place => ({ ...place, range: movedRange(place.range, by) });
  const { related, quickFixes } = problem;
  return {
    ...moved(problem),
    ...(related && { related: related.map(moved) }),
    ...(quickFixes && {
      quickFixes: quickFixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map(moved),
      })),
    }),
  };
}
