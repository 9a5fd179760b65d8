import { incidentDataOf, type MetricsSettings } from "../metrics/metrics";
import type { Postmortem } from "../model/postmortem";
import { draftOf, type Draft } from "./draft";
import type { Input } from "./fields";
import { baseInput, objectiveInputs, shareInputs } from "./impactInputs";
import {
  lengthInputs,
  milestoneInputs,
  windowInputs,
  zoneInput,
} from "./timeInputs";

/** Every field of a postmortem's calculator, and a draft of its data. */
export function calculatorInputs(
  postmortem: Postmortem,
  settings: MetricsSettings,
): { readonly inputs: readonly Input[]; readonly draft: Draft } {
  const data = incidentDataOf(postmortem);
  return {
    inputs: [
      zoneInput(postmortem),
      ...windowInputs(postmortem, data),
      ...lengthInputs(data, postmortem),
      ...milestoneInputs(postmortem, data),
      ...shareInputs(postmortem, data),
      baseInput(postmortem, data),
      ...objectiveInputs(settings),
    ],
    draft: draftOf(postmortem, data, settings),
  };
}
