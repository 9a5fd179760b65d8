import { memo } from "../memo";
import { preambleEnd, type Drawing } from "../model/diagrams";
import { pieTraps, xychartTraps } from "./chartTraps";
import { flowchartTraps } from "./flowchartTraps";
import { ganttTraps } from "./ganttTraps";
import { sequenceTraps } from "./sequenceTraps";
import { timelineTraps } from "./timelineTraps";
import { statementsOf, type Statement, type Trap } from "./trap";

const trapsOf: Readonly<
  Record<string, (statements: readonly Statement[]) => Iterable<Trap>>
> = {
  flowchart: flowchartTraps,
  gantt: ganttTraps,
  pie: pieTraps,
  sequenceDiagram: sequenceTraps,
  timeline: timelineTraps,
  xychart: xychartTraps,
};

/** The well-known mistakes in a diagram, in its order, each kind's together. Linear in the source. */
export const findTraps = memo(({ source, type }: Drawing): Trap[][] => {
  const find = type === null ? undefined : trapsOf[type];
  if (!find || source.length > longestSource) return [];
  const kinds = new Map<string, Trap[]>();
  for (const trap of find(statementsOf(source, preambleEnd(source)))) {
    const known = kinds.get(trap.kind);
    if (known) known.push(trap);
    else kinds.set(trap.kind, [trap]);
  }
  return [...kinds.values()];
});

/** Longer sources (UTF-16 units) are not drawn by the preview either. */
const longestSource = 20_000;
