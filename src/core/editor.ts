// What an editor needs of the core, in one piece: it is loaded with the first Markdown text, not at activation.
export { analyzeInSteps, recheckInSteps } from "./analyze";
export { measure } from "./metrics/metrics";
export { renderBlocks } from "./render/html";
export { overviewOf } from "./render/overview";
export { outageText, responseText } from "./render/text";
export { templates } from "./templates";
