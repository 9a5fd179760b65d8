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
  Fact,
  IncidentBar,
  IncidentPhase,
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
  | {
      readonly type: "update";
      /** The document's URI; the page keeps it so that a reloaded window can restore the preview. */
      readonly uri: string;
      readonly imageFolders: ImageFolders;
      readonly blocks: readonly PreviewBlock[];
      /** The incident at a glance; null where the document is no postmortem. */
      readonly overview: Overview | null;
    }
  /** A sentence in place of the document, for one that can't be shown. */
  | { readonly type: "notice"; readonly uri: string; readonly text: string }
  /** Scroll to a 0-based line of the document. */
  | { readonly type: "scroll"; readonly line: number };

/** What the preview's page tells the extension. */
export type FromPreview =
  /** The page has loaded, or loaded again, and shows nothing yet. */
  | { readonly type: "ready" }
  /** A link as it is written in the document, other than one to an anchor on the page. */
  | { readonly type: "openLink"; readonly href: string }
  /** Show a 0-based line of the document in its editor. */
  | { readonly type: "reveal"; readonly line: number };
