import type { TextEdit, TextRange } from "../text";
import type { Draft } from "./draft";

/** A value that figures are worked out from, as a calculator shows it. */
export interface CalculatorField {
  readonly id: string;
  readonly group: "times" | "milestones" | "impact" | "objective";
  readonly label: string;
  /** As somebody supposes it to be, else as the document tells it; empty where nothing is known. */
  readonly value: string;
  /** As the document tells it. */
  readonly told: string;
  /** A value that could stand here. */
  readonly example: string;
  /** Where the document tells it; null where it doesn't. */
  readonly place: TextRange | null;
  /** What is wrong with the value, as a sentence; null where nothing is. */
  readonly error: string | null;
  /** Whether the value is another one than the document's and can be put into its place. */
  readonly canWrite: boolean;
}

/** A field with what a value of it does. */
export interface Input extends Pick<
  CalculatorField,
  "id" | "group" | "label" | "told" | "example" | "place"
> {
  /** Supposes the value, empty for one that nobody knows. Gives what is wrong with it; null where nothing is. */
  apply(draft: Draft, value: string): string | null;
  /** The edit that puts the value, which `apply` has taken, into its place; null where it has none. */
  write(value: string): TextEdit | null;
}
