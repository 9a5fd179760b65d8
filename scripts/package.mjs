// Builds the extension and packages it as postmortem-<version>.vsix.
import { packageExtension } from "./support/build.mjs";
import { say } from "./support/say.mjs";

say(await packageExtension());
