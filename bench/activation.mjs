// What loading and activating the extension takes in a real VS Code, by the marks that its extension host keeps.
import { installedExtension } from "../scripts/support/build.mjs";
import {
  bundleSuite,
  runInExtensionHost,
} from "../scripts/support/extension-host.mjs";
import { sayWhile } from "../scripts/support/say.mjs";

const runs = 3;

/**
 * @param {string} vsix path of the package
 * @returns {Promise<import("./main.mjs").Measurement[]>} medians of a few windows
 */
export async function measureActivation(vsix) {
  const { unpacked } = await installedExtension(vsix);
  const suite = await bundleSuite(["bench/activation.suite.ts"], "Node");
  /** @type {{ load: number, activate: number }[]} */
  const costs = [];
  await sayWhile(`Activating in VS Code, ${runs} times`, async () => {
    for (let i = 0; i < runs; i++) {
      const { output } = await runInExtensionHost({
        suite,
        extension: unpacked,
        kind: "Node",
        onLine: () => {},
      });
      const cost = JSON.parse(output.trim() || "null");
      if (cost) costs.push(cost);
    }
  });
  const [load, activate] = [
    median(costs.map((cost) => cost.load)),
    median(costs.map((cost) => cost.activate)),
  ];
  return [
    { what: "loading the extension's code", actual: load, unit: "ms" },
    { what: "activating it", actual: activate, unit: "ms" },
    {
      what: "both",
      actual: median(costs.map((cost) => cost.load + cost.activate)),
      unit: "ms",
      budget: 15,
    },
  ];
}

/** @param {number[]} values @returns {number | undefined} undefined when there is none */
function median(values) {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
