import { actionItemDue } from "./action-item-due";
import { actionItemOwner } from "./action-item-owner";
import { actionItemTracker } from "./action-item-tracker";
import { actionItemVerb } from "./action-item-verb";
import { ambiguousDate } from "./ambiguous-date";
import { ambiguousTimeZone } from "./ambiguous-time-zone";
import { blame } from "./blame";
import { dateMissing } from "./date-missing";
import { duplicateSection } from "./duplicate-section";
import { durationMismatch } from "./duration-mismatch";
import { durationTimelineMismatch } from "./duration-timeline-mismatch";
import { emptySection } from "./empty-section";
import { endBeforeStart } from "./end-before-start";
import { futureDate } from "./future-date";
import { headingStyle } from "./heading-style";
import { humanError } from "./human-error";
import { impactContradiction } from "./impact-contradiction";
import { impactUnquantified } from "./impact-unquantified";
import { invalidPercentage } from "./invalid-percentage";
import { invalidRange } from "./invalid-range";
import { invalidTime } from "./invalid-time";
import { meridiemSlip } from "./meridiem-slip";
import { metricMismatch } from "./metric-mismatch";
import { mermaidSyntax } from "./mermaid-syntax";
import { missingActionItems } from "./missing-action-items";
import { missingMeridiem } from "./missing-meridiem";
import { missingSection } from "./missing-section";
import { mixedTimeZones } from "./mixed-time-zones";
import { newestFirst } from "./newest-first";
import { personalData } from "./personal-data";
import { placeholder } from "./placeholder";
import type { Rule } from "./rule";
import { secret } from "./secret";
import { sectionOrder } from "./section-order";
import { summaryFields } from "./summary-fields";
import { timeZoneMissing } from "./time-zone-missing";
import { timeZoneSeason } from "./time-zone-season";
import { staleMetrics } from "./stale-metrics";
import { suppression } from "./suppression";
import { timelineCoverage } from "./timeline-coverage";
import { timelineOrder } from "./timeline-order";
import { timelineUntimed } from "./timeline-untimed";
import { vagueActionItem } from "./vague-action-item";
import { weekdayMismatch } from "./weekday-mismatch";
import { wordCount } from "./word-count";

/** Every rule, in the order of the documentation; `suppression` last, since it looks at what the others found. */
export const rules: readonly Rule[] = [
  missingSection,
  emptySection,
  placeholder,
  timelineOrder,
  timeZoneMissing,
  timelineUntimed,
  dateMissing,
  durationMismatch,
  durationTimelineMismatch,
  endBeforeStart,
  invalidTime,
  impactUnquantified,
  invalidPercentage,
  impactContradiction,
  missingActionItems,
  staleMetrics,
  secret,
  sectionOrder,
  duplicateSection,
  headingStyle,
  summaryFields,
  timelineCoverage,
  mixedTimeZones,
  ambiguousTimeZone,
  timeZoneSeason,
  missingMeridiem,
  meridiemSlip,
  ambiguousDate,
  newestFirst,
  invalidRange,
  futureDate,
  mermaidSyntax,
  humanError,
  blame,
  actionItemOwner,
  actionItemDue,
  actionItemTracker,
  vagueActionItem,
  actionItemVerb,
  wordCount,
  personalData,
  weekdayMismatch,
  metricMismatch,
  suppression,
];
