import type {
  CalculatedFigure,
  Calculation,
} from "./core/calculator/calculator";
import type { CalculatorField } from "./core/calculator/fields";
import type { BlockChanges, KeptBlocks } from "./core/render/changes";
import type { Fact } from "./core/render/facts";
import type { PreviewBlock } from "./core/render/html";
import type {
  BarEntry,
  IncidentBar,
  IncidentPhase,
} from "./core/render/incident-bar";
import type { Overview } from "./core/render/overview";

export type {
  BarEntry,
  BlockChanges,
  CalculatedFigure,
  Calculation,
  CalculatorField,
  Fact,
  IncidentBar,
  IncidentPhase,
  KeptBlocks,
  Overview,
  PreviewBlock,
};

/** Where images of the workspace are found: addresses of folders, ending in a slash, that the page may load from. */
export interface ImageFolders {
  /** The document's own folder, for relative paths; missing where the document has none yet. */
  readonly document?: string;
  /** The document's workspace folder, for paths that begin with a slash. */
  readonly workspace?: string;
}

/** What the extension tells the preview's page. */
export type ToPreview =
  /** Which document the page is of; comes before anything else. */
  | {
      readonly type: "document";
      /** The page keeps it so that a reloaded window can restore the preview. */
      readonly uri: string;
      readonly imageFolders: ImageFolders;
      /** Whether the reader lets images of other hosts be loaded. */
      readonly allowRemoteImages: boolean;
      /** Whether the preview stays with this document; the page keeps it, too. */
      readonly isLocked: boolean;
    }
  | {
      readonly type: "update";
      /** The version of the document that is shown. */
      readonly version: number;
      /** Which update of this page it is. */
      readonly id: number;
      /** The update that the page must have shown last; null for one that tells all. */
      readonly base: number | null;
      readonly changes: BlockChanges;
      /** The incident at a glance; null where the document is no postmortem, missing where it is as in the update before. */
      readonly overview?: Overview | null;
    }
  /** A sentence in place of the document, for one that can't be shown. */
  | { readonly type: "notice"; readonly text: string }
  /** Scroll to a 0-based line of the document. */
  | { readonly type: "scroll"; readonly line: number }
  /** The cursor stands on a 0-based line. */
  | { readonly type: "cursor"; readonly line: number }
  /** Give the page as a document of its own. */
  | { readonly type: "export"; readonly purpose: "save" | "print" };

/** What the preview's page tells the extension. */
export type FromPreview =
  /** The page has loaded, loaded again or missed an update. It shows an update, on which others can build, or nothing. */
  | { readonly type: "ready"; readonly shown: number | null }
  /** A link as it is written in the document, other than one to an anchor on the page. */
  | { readonly type: "openLink"; readonly href: string }
  /** Show a 0-based line of the document in its editor. */
  | { readonly type: "reveal"; readonly line: number }
  /** The reader has scrolled so that a 0-based line, with a fraction of its height, is at the top. */
  | { readonly type: "scrolled"; readonly line: number }
  /** Tick or untick the task that begins on a 0-based line of this version of the document. */
  | {
      readonly type: "toggleTask";
      readonly line: number;
      readonly version: number;
    }
  /** Load images of other hosts in this workspace from now on. */
  | { readonly type: "allowRemoteImages" }
  /** The page as HTML without scripts; images of the workspace have their source in `data-source`. */
  | {
      readonly type: "exported";
      readonly purpose: "save" | "print";
      readonly title: string;
      readonly html: string;
    }
  | { readonly type: "copy"; readonly text: string }
  | {
      readonly type: "saveDiagram";
      readonly kind: "svg" | "png";
      /** The SVG's text, or the PNG in base64. */
      readonly data: string;
    };

/** What the extension tells the calculator's page. */
export type ToCalculator =
  | {
      readonly type: "show";
      /** The document's name, and what tells it from others. */
      readonly name: string;
      readonly uri: string;
      readonly calculation: Calculation;
    }
  /** A sentence in place of the figures. */
  | { readonly type: "notice"; readonly text: string };

/** What the calculator's page tells the extension. */
export type FromCalculator =
  /** The page has loaded, or loaded again, and shows nothing yet. */
  | { readonly type: "ready" }
  /** Suppose that a field has this value. */
  | { readonly type: "suppose"; readonly id: string; readonly value: string }
  /** Suppose nothing any more: of one field, or of all of them where `id` is null. */
  | { readonly type: "forget"; readonly id: string | null }
  /** Show in the editor where a field's value stands. */
  | { readonly type: "revealField"; readonly id: string }
  /** Show in the editor one of the places that a figure came from. */
  | {
      readonly type: "revealFigure";
      readonly id: string;
      readonly place: number;
    }
  /** Put a field's supposed value into its place in the document. */
  | { readonly type: "write"; readonly id: string }
  /** Insert the table of figures into the document, or write it anew. */
  | { readonly type: "writeTable" }
  | { readonly type: "copy"; readonly format: "markdown" | "text" | "json" }
  | { readonly type: "openSettings" };
