/** Where a command reads and writes. */
export interface Output {
  /** What was asked for, on standard output; a line break of its own ends it. */
  print(text: string): void;
  /** What went wrong, on standard error; a line break of its own ends it. */
  warn(text: string): void;
  /** How far a long run is, where somebody watches; undone by the next line and by null. */
  progress(text: string | null): void;
  /** All bytes of standard input. */
  readInput(): Buffer;
  /** Whether to colour what is printed. */
  readonly hasColour: boolean;
}
