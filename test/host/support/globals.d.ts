/** Where the bundle of suites is meant to run. */
declare const extensionHostKind: "Node" | "a web worker";

/** What titles of tests must contain to be run. */
declare const titleFilter: string;

/** Marks that VS Code's extension host keeps of its own work; undocumented, so possibly absent. */
declare var MonacoPerformanceMarks:
  | {
      getMarks(): readonly {
        readonly name: string;
        /** UTC milliseconds. */
        readonly startTime: number;
      }[];
    }
  | undefined;

declare module "mocha/mocha.js";
