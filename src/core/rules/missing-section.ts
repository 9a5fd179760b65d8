import { insertSection } from "../refactorings/insertSection";
import { skeletonOf } from "../templates";
import type { Postmortem } from "../model/postmortem";
import type { Rule } from "./rule";
import type { TextRange } from "../text";

/** A core section that the document has in no form, neither as a heading or label nor in prose. */
export const missingSection: Rule = {
  id: "missing-section",
  description:
    "A postmortem has a summary, its impact, a timeline, the root cause, the resolution and action items.",
  severity: "warning",
  *check(postmortem, template) {
    const range = titleRange(postmortem);
    for (const kind of postmortem.missingSections) {
      const skeleton = skeletonOf(kind, template);
      const edit = insertSection(postmortem, kind, skeleton);
      yield {
        range,
        message: `The section “${skeleton.title}” is missing.`,
        quickFixes: edit
          ? [
              {
                title: `Insert “${skeleton.title}”`,
                edits: [edit],
                preferred: true,
              },
            ]
          : [],
      };
    }
  },
};

/** The title's words, or the first line with any. */
function titleRange(postmortem: Postmortem): TextRange {
  const title = postmortem.sections.find(({ kind }) => kind === "title");
  const first = postmortem.lines.find(
    ({ context }) => context === "text" || context === "heading",
  );
  return title?.titleRange ?? first?.content ?? { start: 0, end: 0 };
}
