// What an editor needs of the core, in one piece: it is loaded with the first Markdown text, not at activation.
export { analyzeInSteps, recheckInSteps } from "./analyze";
export { calculate, writeValue } from "./calculator/calculator";
export { offersFor, safeEdits } from "./fixes";
export { measure } from "./metrics/metrics";
export { metricsReport } from "./metrics/report";
export { metricsTable, writeMetricsBlock } from "./refactorings/metricsBlock";
export { elapsedHints } from "./render/elapsed";
export { figureHoverAt } from "./render/figureHovers";
export { toggleTask } from "./refactorings/toggleTask";
export { changesSince } from "./render/changes";
export { renderBlocks } from "./render/html";
export { metricsRows, plainFigures } from "./render/metricsTable";
export { lengthText } from "./render/numbers";
export { overviewOf } from "./render/overview";
export { outageText, responseText } from "./render/text";
export { readProjectFile, turnOffRule, withProject } from "./projectFile";
export { chooseTemplate } from "./refactorings/chooseTemplate";
export { templates, templatesFor } from "./templates";
