import { check } from "../../support/fixtures";

const rule = "invalid-percentage";

describe(rule, () => {
  it("marks a share of more than all", () => {
    check(
      rule,
      `## Impact

120% of users could not pay.
~~~~ “120% of users” is more than all of them. A share of users is at most 100 %.
`,
    );
  });

  it("marks a rest that is more than is left", () => {
    check(
      rule,
      `## Impact

78% of users saw errors, while the remaining 32% of users waited.
                                             ~~~ 78 % and the remaining 32 % are 110 %. The rest of 78 % is 22 %.
`,
    );
  });

  for (const told of [
    "100% of users could not pay.",
    "CPU stood at 125%.",
    "Traffic rose by 300%, to 350% of the usual traffic.",
    "350% of the usual requests came in.",
    "78% of users saw errors, while the remaining 22% waited.",
    "33.4% of users saw errors, while the remaining 67% waited.",
    "60% of users in Europe and 70% of users in Asia were affected.",
    "Up to 96% of requests failed.",
  ]) {
    it(`is silent on “${told}”`, () => {
      check(rule, `## Impact\n\n${told}\n`);
    });
  }
});
