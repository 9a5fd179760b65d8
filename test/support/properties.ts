// Properties over random documents are checked with the same documents each time, so that a failure is one of the change at
// hand. `POSTMORTEM_SEED=random` looks for others.
import fc from "fast-check";

if (process.env["POSTMORTEM_SEED"] !== "random") {
  fc.configureGlobal({ seed: 20260304 });
}
