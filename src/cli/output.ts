/** Where a command writes, a text ending with a line break of its own each. */
export interface Output {
  /** What was asked for, on standard output. */
  print(text: string): void;
  /** What went wrong, on standard error. */
  warn(text: string): void;
}
