// Fetches what tests and `npm start` need, and says where it is. Does nothing where all is there.
import { say } from "./support/say.mjs";
import {
  ensureChromium,
  ensureCodeServer,
  ensureNode,
} from "./support/setup.mjs";

say(`Node for VS Code: ${await ensureNode()}`);
say(`VS Code: ${await ensureCodeServer()}`);
say(`Chromium: ${await ensureChromium()}`);
