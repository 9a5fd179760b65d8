import { hex, legibleOn, luminance, mix, type Rgb } from "./colors";
import type { PageColors } from "./diagram-contrast";

/** What Mermaid needs to draw in VS Code's colours. */
export interface DiagramTheme {
  /** Equal for equal looks. */
  readonly key: string;
  readonly fontFamily: string;
  readonly page: PageColors;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Palette {
  readonly background: Rgb;
  readonly foreground: Rgb;
  readonly accents: readonly Rgb[];
  readonly highContrast: boolean;
  readonly fontFamily: string;
}

/**
 * The colours of VS Code's theme as Mermaid's variables. Text always has the foreground's colour and stands on the
 * background or on a light tint of it, so that it is as legible as the editor's own text in every theme.
 */
export function readDiagramTheme(): DiagramTheme {
  return themeOf({
    background: readColor("--vscode-editor-background", [255, 255, 255]),
    foreground: readColor("--vscode-editor-foreground", [51, 51, 51]),
    highContrast: document.body.classList.contains("vscode-high-contrast"),
    accents: [
      readColor("--vscode-charts-blue", [26, 133, 255]),
      readColor("--vscode-charts-green", [56, 138, 52]),
      readColor("--vscode-charts-orange", [209, 134, 22]),
      readColor("--vscode-charts-purple", [101, 45, 144]),
      readColor("--vscode-charts-yellow", [191, 136, 3]),
      readColor("--vscode-charts-red", [228, 86, 86]),
    ],
    fontFamily: getComputedStyle(document.body).fontFamily,
  });
}

/** For a document that is handed on, to be read on white; the colours of media/export.css. */
export function lightDiagramTheme(): DiagramTheme {
  return themeOf({
    background: [255, 255, 255],
    foreground: [36, 41, 47],
    highContrast: false,
    accents: [
      [0, 99, 211],
      [56, 138, 52],
      [209, 134, 22],
      [101, 45, 144],
      [184, 149, 0],
      [209, 52, 56],
    ],
    fontFamily: handedOnFont,
  });
}

/** The same for who reads light text on a dark ground. */
export function darkDiagramTheme(): DiagramTheme {
  return themeOf({
    background: [31, 31, 31],
    foreground: [212, 212, 212],
    highContrast: false,
    accents: [
      [89, 164, 249],
      [137, 209, 133],
      [209, 134, 22],
      [177, 128, 215],
      [204, 167, 0],
      [241, 76, 76],
    ],
    fontFamily: handedOnFont,
  });
}

const handedOnFont = "system-ui, sans-serif";

function themeOf(palette: Palette): DiagramTheme {
  const { background, foreground, accents, highContrast, fontFamily } = palette;
  const variables = themeVariables(
    background,
    foreground,
    accents,
    highContrast,
  );
  return {
    key: JSON.stringify([variables, fontFamily]),
    fontFamily,
    page: { ground: background, text: foreground },
    variables: { ...variables, fontFamily, fontSize: "14px" },
  };
}

function themeVariables(
  background: Rgb,
  foreground: Rgb,
  accents: readonly Rgb[],
  highContrast: boolean,
): Record<string, unknown> {
  const accent = (index: number): Rgb =>
    accents[index % accents.length] ?? foreground;
  const toned = (part: number): string =>
    hex(mix(background, foreground, part));
  /** An accent as the ground for text. */
  const tint = (index: number, part = highContrast ? 0 : 0.18): string =>
    hex(mix(background, accent(index), part));
  /** An accent as a line. */
  const edge = (index: number): string =>
    highContrast ? hex(foreground) : hex(mix(accent(index), foreground, 0.15));

  const text = hex(foreground);
  const ground = hex(background);
  const line = highContrast ? text : toned(0.72);
  const [blue, green, orange, purple, yellow, red] = [
    0, 1, 2, 3, 4, 5,
  ] as const;
  return {
    darkMode: luminance(background) < luminance(foreground),
    background: ground,
    textColor: text,
    titleColor: text,
    lineColor: line,
    arrowheadColor: line,
    primaryColor: tint(blue),
    primaryBorderColor: edge(blue),
    primaryTextColor: text,
    secondaryColor: tint(green),
    secondaryBorderColor: edge(green),
    secondaryTextColor: text,
    tertiaryColor: toned(0.04),
    tertiaryBorderColor: toned(0.3),
    tertiaryTextColor: text,
    nodeBorder: edge(blue),
    clusterBkg: toned(0.04),
    clusterBorder: toned(0.3),
    edgeLabelBackground: ground,
    dropShadow: "none",
    rowOdd: ground,
    rowEven: toned(0.06),
    attributeBackgroundColorOdd: ground,
    attributeBackgroundColorEven: toned(0.06),
    // Sequence
    signalColor: line,
    actorLineColor: toned(0.3),
    activationBkgColor: toned(0.12),
    activationBorderColor: line,
    sequenceNumberColor: ground,
    noteBkgColor: tint(yellow),
    noteBorderColor: edge(yellow),
    noteTextColor: text,
    rectBkgColor: toned(0.04),
    // State
    labelBackgroundColor: ground,
    stateLabelColor: text,
    transitionLabelColor: text,
    compositeBackground: toned(0.04),
    altBackground: toned(0.08),
    // Gantt
    sectionBkgColor: toned(0.06),
    sectionBkgColor2: toned(0.06),
    altSectionBkgColor: ground,
    excludeBkgColor: toned(0.1),
    gridColor: toned(0.2),
    todayLineColor: edge(red),
    vertLineColor: edge(purple),
    taskBkgColor: tint(blue, 0.3),
    taskBorderColor: edge(blue),
    taskTextColor: text,
    taskTextDarkColor: text,
    taskTextLightColor: text,
    taskTextOutsideColor: text,
    taskTextClickableColor: text,
    activeTaskBkgColor: tint(orange, 0.3),
    activeTaskBorderColor: edge(orange),
    doneTaskBkgColor: toned(0.12),
    doneTaskBorderColor: line,
    critBkgColor: tint(red, 0.3),
    critBorderColor: edge(red),
    // Pie
    pieTitleTextColor: text,
    pieLegendTextColor: text,
    pieSectionTextColor: text,
    pieStrokeColor: highContrast ? text : ground,
    pieOuterStrokeColor: toned(0.3),
    pieOpacity: "1",
    // Timeline, mindmap, kanban, journey
    ...series("cScale", 12, (i) =>
      tint(i, highContrast ? 0.5 : i < accents.length ? 0.22 : 0.34),
    ),
    ...series("cScaleLabel", 12, () => text),
    ...series("cScaleInv", 12, edge),
    ...series("cScalePeer", 12, edge),
    ...series("fillType", 8, (i) => tint(i)),
    ...series(
      "pie",
      12,
      (i) => tint(i - 1, i <= accents.length ? 0.3 : 0.45),
      1,
    ),
    ...series("venn", 8, (i) => tint(i - 1, 0.3), 1),
    // Git
    ...series("git", 8, edge),
    ...series("gitInv", 8, () => ground),
    ...series("gitBranchLabel", 8, (i) =>
      highContrast ? ground : hex(legibleOn(accent(i))),
    ),
    commitLabelColor: text,
    commitLabelBackground: ground,
    tagLabelColor: text,
    tagLabelBackground: toned(0.08),
    tagLabelBorder: toned(0.3),
    // Quadrant, x-y, radar, packet
    ...series("quadrant", 4, (i) => tint(i), 1, "Fill"),
    ...series("quadrant", 4, () => text, 1, "TextFill"),
    quadrantPointFill: edge(blue),
    quadrantPointTextFill: text,
    quadrantXAxisTextFill: text,
    quadrantYAxisTextFill: text,
    quadrantTitleFill: text,
    quadrantInternalBorderStrokeFill: toned(0.3),
    quadrantExternalBorderStrokeFill: toned(0.3),
    xyChart: {
      backgroundColor: ground,
      titleColor: text,
      dataLabelColor: text,
      ...axes("xAxis", text, line),
      ...axes("yAxis", text, line),
      plotColorPalette: accents.map((_, i) => edge(i)).join(","),
    },
    radar: { axisColor: line, graticuleColor: toned(0.5) },
    packet: {
      blockFillColor: tint(blue),
      blockStrokeColor: edge(blue),
      labelColor: text,
      titleColor: text,
      startByteColor: text,
      endByteColor: text,
    },
    archEdgeColor: line,
    archEdgeArrowColor: line,
    archGroupBorderColor: toned(0.3),
    requirementBackground: tint(blue),
    requirementBorderColor: edge(blue),
    requirementTextColor: text,
    relationColor: line,
    relationLabelBackground: ground,
    relationLabelColor: text,
    errorBkgColor: ground,
    errorTextColor: text,
  };
}

function series(
  name: string,
  count: number,
  value: (index: number) => string,
  first = 0,
  suffix = "",
): Record<string, string> {
  const indexes = Array.from({ length: count }, (_, i) => i + first);
  return Object.fromEntries(
    indexes.map((i) => [`${name}${i}${suffix}`, value(i)]),
  );
}

function axes(
  name: string,
  text: string,
  line: string,
): Record<string, string> {
  return {
    [`${name}LabelColor`]: text,
    [`${name}TitleColor`]: text,
    [`${name}TickColor`]: line,
    [`${name}LineColor`]: line,
  };
}

/** A colour among VS Code's variables, opaque; `otherwise` where the theme has none. */
function readColor(variable: string, otherwise: Rgb): Rgb {
  const probe = document.createElement("span");
  probe.style.color = `var(${variable})`;
  if (!getComputedStyle(document.body).getPropertyValue(variable))
    return otherwise;
  document.body.append(probe);
  const [red, green, blue] =
    getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  probe.remove();
  return blue === undefined
    ? otherwise
    : [Number(red), Number(green), Number(blue)];
}
