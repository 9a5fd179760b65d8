import { emptySection } from "./empty-section";
import { impactContradiction } from "./impact-contradiction";
import { impactUnquantified } from "./impact-unquantified";
import { invalidPercentage } from "./invalid-percentage";
import { missingActionItems } from "./missing-action-items";
import { missingSection } from "./missing-section";
import { personalData } from "./personal-data";
import { placeholder } from "./placeholder";
import type { Rule } from "./rule";
import { secret } from "./secret";
import { timelineOrder } from "./timeline-order";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  missingSection,
  emptySection,
  placeholder,
  timelineOrder,
  impactUnquantified,
  invalidPercentage,
  impactContradiction,
  missingActionItems,
  secret,
  personalData,
];
