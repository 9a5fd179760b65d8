import assert from "node:assert/strict";
import type { Figure } from "../../src/core/metrics/figures";
import { roundedTo } from "../../src/core/metrics/fractions";
import { measure, type Measurements } from "../../src/core/metrics/metrics";
import type { Settings } from "../../src/core/settings";
import { analyzeFixture, fixtureSettings } from "./fixtures";

/** The figures of a postmortem's text. */
export function measurementsOf(
  text: string,
  settings: Partial<Settings> = {},
): Measurements {
  const { postmortem } = analyzeFixture(text, settings);
  assert.ok(postmortem);
  return measure(postmortem, { ...fixtureSettings, ...settings });
}

/** A figure's upper end with so many decimals; null where there is none. */
export function figure(
  value: Figure | null | undefined,
  decimals: number,
): number | null {
  return value ? roundedTo(value.most, decimals) : null;
}
