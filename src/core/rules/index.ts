import { missingSection } from "./missing-section";
import type { Rule } from "./rule";
import { timelineOrder } from "./timeline-order";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [missingSection, timelineOrder];
