import { figuresOf, measure, type MetricsSettings } from "../metrics/metrics";
import { findMetricsBlock } from "../model/metricsBlock";
import type { Postmortem } from "../model/postmortem";
import { staleRows } from "../refactorings/metricsBlock";
import { figureRows, type FigureRow } from "../render/figureRows";
import type { NumberStyle } from "../render/numbers";
import type { TextEdit } from "../text";
import type { Draft } from "./draft";
import type { CalculatorField, Input } from "./fields";
import { calculatorInputs } from "./inputs";

/** A figure, and what it would be without what somebody supposes. */
export interface CalculatedFigure extends FigureRow {
  /** Null where it is the same, or is not known without. */
  readonly told: string | null;
  readonly isChanged: boolean;
}

/** What a calculator shows. */
export interface Calculation {
  readonly fields: readonly CalculatorField[];
  readonly figures: readonly CalculatedFigure[];
  /** How the document's block of figures stands to its text. */
  readonly block: "none" | "current" | "stale";
}

/** Values that somebody supposes in place of the document's, by the field's id. */
export type Supposed = Readonly<Record<string, string>>;

/** The figures as the document gives them, but with the supposed values. One that can't be read changes nothing. */
export function calculate(
  postmortem: Postmortem,
  settings: MetricsSettings,
  supposed: Supposed,
  style: NumberStyle,
): Calculation {
  const { inputs, draft } = calculatorInputs(postmortem, settings);
  const fields = inputs.map((input) => {
    const value = supposed[input.id] ?? input.told;
    const isSupposed = value.trim() !== input.told;
    const error = isSupposed ? apply(input, draft, value) : null;
    return {
      id: input.id,
      group: input.group,
      label: input.label,
      value,
      told: input.told,
      example: input.example,
      place: input.place,
      error,
      canWrite:
        isSupposed && error === null && input.write(value.trim()) !== null,
    };
  });
  const told = measure(postmortem, settings);
  const measurements = figuresOf(draft.data(), {
    ...settings,
    objectives: draft.objectives,
  });
  const before = new Map(
    figureRows(told, style).map(({ id, value }) => [id, value]),
  );
  return {
    fields,
    figures: figureRows(measurements, style).map((row) => {
      const isChanged = before.get(row.id) !== row.value;
      const old = before.get(row.id) ?? null;
      return { ...row, isChanged, told: isChanged ? old : null };
    }),
    block: blockState(postmortem, told),
  };
}

/** An empty field is a value that nobody knows. */
function apply(input: Input, draft: Draft, value: string): string | null {
  return input.apply(draft, value.trim());
}

function blockState(
  postmortem: Postmortem,
  told: ReturnType<typeof measure>,
): Calculation["block"] {
  if (!findMetricsBlock(postmortem.text)) return "none";
  return staleRows(postmortem, told).length > 0 ? "stale" : "current";
}

/** Puts a value into its place in the document, in the notation that stands there; null where it has none. */
export function writeValue(
  postmortem: Postmortem,
  settings: MetricsSettings,
  id: string,
  value: string,
): TextEdit | null {
  const { inputs, draft } = calculatorInputs(postmortem, settings);
  const input = inputs.find((each) => each.id === id);
  if (!input || apply(input, draft, value) !== null) return null;
  return input.write(value.trim());
}
