import assert from "node:assert/strict";
import fc from "fast-check";
import { readMarkdown } from "../../../src/core/markdown";
import { readImpact, type Impact } from "../../../src/core/model/impact";
import { readLines } from "../../../src/core/model/lines";
import { readSections } from "../../../src/core/model/sections";
import { finish } from "../../../src/core/steps";

function impactOf(text: string): Impact {
  const lines = readLines(readMarkdown(text));
  return readImpact(text, lines, finish(readSections(lines)));
}

/** `50% users` for each share that an impact section with this sentence tells. */
function sharesOf(sentence: string): string[] {
  return sharesIn(`# Checkout outage\n\n## Impact\n\n${sentence}\n`);
}

function sharesIn(text: string): string[] {
  return impactOf(text).shares.map(
    ({ fraction, boundTo }) => `${Math.round(fraction * 1e4) / 100} ${boundTo}`,
  );
}

describe("shares affected", () => {
  const told: readonly (readonly [string, ...string[]])[] = [
    ["50% of users could not pay.", "50 users"],
    ["About 50 % of the customers could not pay.", "50 customers"],
    ["Some 50 percent of our user base could not pay.", "50 users"],
    ["Checkout was down for 50% o the customers.", "50 customers"],
    ["An estimated 45% of active users saw slow pages.", "45 users"],
    ["Roughly 30% of our daily active users were hit.", "30 users"],
    ["It hit 40% of the shop's customer-base.", "40 customers"],
    ["60% users were unable to check out.", "60 users"],
    ["97% of requests to checkout returned 503.", "97 requests"],
    ["About 95% of the user requests failed.", "95 requests"],
    ["15% of all API v2 requests timed out.", "15 requests"],
    ["35% of checkout transactions failed.", "35 requests"],
    ["25% of ingress traffic was lost.", "25 traffic"],
    ["A part (30%) of end-users saw errors.", "30 users"],
    ["30% (about 12,000) of our users saw errors.", "30 users"],
    ["5% of the user population saw errors.", "5 users"],
    ["40% of mobile and web users saw errors.", "40 users"],
    ["0.5% of customers were charged twice.", "0.5 customers"],
    ["0,5 % of customers were charged twice.", "0.5 customers"],
    ["120% of users could not pay.", "120 users"],
    ["A large part of the users (about 60%) could not pay.", "60 users"],
    ["Most customers, around 70%, could not pay.", "70 customers"],
    ["Users affected: 65%", "65 users"],
    ["**Users Affected:** approximately 70%", "70 users"],
    ["- Affected customers: ~25%", "25 customers"],
    ["- Percentage of users affected: 40%", "40 users"],
    ["**User impact:** 40% could not pay.", "40 users"],
    ["| Figure | Value |\n|---|---|\n| Users affected | 45% |", "45 users"],
    ["20-30% of users could not pay.", "20 users", "30 users"],
    ["Between 20% and 30% of users could not pay.", "20 users", "30 users"],
    [
      "Checkout failed for approximately\n30% of\nour customers.",
      "30 customers",
    ],
    [
      "40% of users saw errors and 20% of requests failed.",
      "40 users",
      "20 requests",
    ],
    [
      "78% of users could not pay, while the remaining 22% saw slow pages.",
      "78 users",
      "22 users",
    ],
    [
      "Checkout failed for 60% of users and was slow for the remaining 40%.",
      "60 users",
      "40 users",
    ],
    [
      "30% of users could not pay, while the remaining 70% were unaffected.",
      "30 users",
    ],
    ["30% of users were affected until service was restored.", "30 users"],
    ["The database migration affected 30% of users.", "30 users"],
    ["We dropped 30% of requests.", "30 requests"],
    ["*Up to* **50%** of users could not pay.", "50 users"],
    ["`50%` of users could not pay.", "50 users"],
    ["60% of users saw slow pages, 40% got errors.", "60 users", "40 users"],
    ["100% of the shop's users in Africa were unable to pay.", "100 users"],
    ["Errors for 12.5% of page views.", "12.5 requests"],
    ["10% of devices went offline (~30% of MAU).", "10 users", "30 users"],
    ["0.02% of alerts were lost.", "0.02 requests"],
    ["Indisponible pour 30 % des utilisateurs.", "30 users"],
    ["El 30% de los usuarios no pudo pagar.", "30 users"],
    ["50% dos clientes foram afetados.", "50 customers"],
    ["30 % der Nutzer konnten nicht bezahlen.", "30 users"],
    ["<ul>\n<li><b>60%</b> of users could not pay</li>\n</ul>", "60 users"],
    ["It began on March 4, 2026 and 40% of users were hit.", "40 users"],
    ["Since March 4, 2026 - 40% of users were hit.", "40 users"],
    ["It hit 100% of our user.", "100 users"],
    ["Approximately 80% of the customer were unable to pay.", "80 customers"],
    [
      "70% of users saw slow pages, with 20% being completely unable to pay.",
      "70 users",
      "20 users",
    ],
    ["40% of customer websites were down.", "40 customers"],
    ["~15% of all call setups were dropped.", "15 requests"],
    [
      "The outage hit the eastern region, which represents 15% of our traffic.",
      "15 traffic",
    ],
    ["100% request failures for the payment API", "100 requests"],
    ["60% query errors in the search", "60 requests"],
    [
      "A part of the users, constituting around 20%, could not pay.",
      "20 users",
    ],
    ["It hit 90%+ of users.", "90 users"],
    ["Memory was at 95% and 5% of requests failed.", "5 requests"],
    ["The percentage of affected users was about 55%.", "55 users"],
    [
      "48% of our users (we still love the other 52%, don't worry) could not pay.",
      "48 users",
    ],
    ["60% of users saw errors, and the other 40% slow pages.", "60 users"],
    [
      "60% of users saw errors, while the other 40% had slow pages.",
      "60 users",
      "40 users",
    ],
  ];
  for (const [sentence, ...shares] of told) {
    it(sentence.replaceAll("\n", "⏎"), () => {
      assert.deepEqual(sharesOf(sentence), shares);
    });
  }
});

describe("no share affected", () => {
  const none = [
    "The outage led to a 30% degradation in user experience.",
    "We saw a 20% drop in completed orders.",
    "A 30% decrease in user engagement followed.",
    "Response times rose by 40% for all users.",
    "A 50% increase in response time for users.",
    "CPU usage was at 125% for the users' database.",
    "The error rate reached 80%.",
    "A 100% outage of checkout.",
    "Availability fell to 97.2%.",
    "Traffic dropped by 20%.",
    "Packet loss was 15%.",
    "There was a drop of 20% of traffic.",
    "Orders fell to about 30% of normal traffic.",
    "40% of the checkout servers were down.",
    "80% of the connection pool was taken.",
    "70% of user data is kept in Europe.",
    "30% of the CPU was used by requests.",
    "The new version was rolled out to 10% of users.",
    "We rerouted 50% of traffic to the second region.",
    "Service was restored for 50% of users.",
    "The checkout service serves 80% of our users.",
    "After the rollback, 100% of users could pay again.",
    "We plan to reach 90% of users with the fix by Friday.",
    "We will watch 100% of requests from now on.",
    "The rollout had reached 20% of users when it was stopped.",
    "The alert fires when 5% of requests fail.",
    "99% of requests were served successfully.",
    "The backup covers 100% of customers.",
    "The old version, used by 20% of customers, was slow.",
    "A 25% loss of users followed.",
    "By 15:00, 90% of users had access restored.",
    "60% of users were unaffected.",
    "80% of users in Europe were not affected.",
    "99.9% of requests succeeded.",
    "Our SLO is 99.9% of requests.",
    "We alert when more than 5% of requests fail.",
    "This could have affected 30% of users.",
    "We expect 20% of users to leave.",
    "The shop lost about 30% of its customers.",
    "The cache's hit rate was 20% of requests.",
    "We sent 5% canary traffic to it.",
    "For example, 30% of users.",
    "30% of user data is kept in Europe, with 20% being old.",
    "The new region represents 15% of our traffic.",
    "A 30% request failure increase followed.",
    "30% of websites use our script.",
    "20% of the client library was rewritten.",
    "XX% of users could not pay.",
    "Checkout failed for half of all customers.",
    "> 50% of users could not pay.",
    "```\n50% of users\n```",
  ];
  for (const sentence of none) {
    it(sentence.replaceAll("\n", "⏎"), () => {
      assert.deepEqual(sharesOf(sentence), []);
    });
  }
});

describe("where shares are read", () => {
  const share = "50% of users could not pay.";

  it("before the first heading, in the title and under a title alone", () => {
    assert.deepEqual(sharesIn(share), ["50 users"]);
    assert.deepEqual(sharesIn("# 50% of users cannot pay"), ["50 users"]);
    assert.deepEqual(sharesIn(`# Checkout outage\n\n${share}`), ["50 users"]);
  });

  it("in labels of a summary", () => {
    const text = `## Issue Summary\n\n- **Duration:** 90 minutes\n- **Impact:** ${share}\n`;
    assert.deepEqual(sharesIn(text), ["50 users"]);
  });

  it("in no section of measures, lessons or resolution", () => {
    for (const title of ["Action Items", "Lessons Learned", "Resolution"]) {
      assert.deepEqual(
        sharesIn(`# Checkout outage\n\n## ${title}\n\n${share}`),
        [],
        title,
      );
    }
  });

  it("in timeline and root cause only where nothing is stated elsewhere", () => {
    const timeline = `## Timeline\n\n- 14:05 ${share}\n`;
    assert.deepEqual(sharesIn(timeline), ["50 users"]);
    assert.deepEqual(
      sharesIn(`## Impact\n\n40% of users could not pay.\n\n${timeline}`),
      ["40 users"],
    );
  });

  it("in sections of other names before the timeline, and after it as in the story", () => {
    const other = "## Checkout\n\n20% of users are on the new version.\n";
    const timeline = "## Timeline\n\n- 14:05 Checkout fails\n";
    const title = "# Checkout outage\n\n";
    assert.deepEqual(sharesIn(`${title}${other}\n${timeline}`), ["20 users"]);
    assert.deepEqual(sharesIn(`${title}${timeline}\n${other}`), []);
  });

  it("in the story only where they are said to be affected", () => {
    assert.deepEqual(
      sharesIn("## Timeline\n\n- 14:05 20% of users are on the new version.\n"),
      [],
    );
  });
});

describe("what a share says", () => {
  it("covers the words that bind it", () => {
    const text = "## Impact\n\nAbout **50%** of our customers could not pay.\n";
    const [share] = impactOf(text).shares;
    assert.equal(share?.raw, "50%** of our customers");
    assert.equal(text.slice(share?.range.start, share?.range.end), share?.raw);
  });

  it("is approximate where the text says so", () => {
    const isApproximate = (text: string): boolean | undefined =>
      impactOf(text).shares[0]?.approximate;
    assert.equal(isApproximate("About 50% of users"), true);
    assert.equal(isApproximate("It hit approx. 50% of users"), true);
    assert.equal(isApproximate("It hit ~50% of users"), true);
    assert.equal(isApproximate("It hit 40-50% of users"), true);
    assert.equal(isApproximate("It hit 50% of users"), false);
  });
});

describe("counts", () => {
  const countsOf = (sentence: string): string[] =>
    impactOf(`## Impact\n\n${sentence}\n`).counts.map(
      ({ count, of, unit }) => `${count}${of === null ? "" : `/${of}`} ${unit}`,
    );

  it("reads numbers of users, customers and requests", () => {
    assert.deepEqual(countsOf("About 1,900 orders were not placed."), [
      "1900 orders",
    ]);
    assert.deepEqual(countsOf("~2.5k users saw errors."), ["2500 users"]);
    assert.deepEqual(countsOf("1.21B queries were lost."), [
      "1210000000 queries",
    ]);
    assert.deepEqual(countsOf("At least 6 paying customers complained."), [
      "6 customers",
    ]);
    assert.deepEqual(countsOf("90 of 305 teams could not deploy."), [
      "90/305 teams",
    ]);
    assert.deepEqual(countsOf("3 out of the 12 tenants were down."), [
      "3/12 tenants",
    ]);
  });

  it("reads no rates, times, status codes, versions and years", () => {
    for (const sentence of [
      "4,700 requests per second",
      "200 requests/s",
      "After 10 minutes users came back.",
      "503 responses rose.",
      "Version 2026.9 requests failed.",
      "In 2026 customers moved.",
      "Order #482 customers",
    ]) {
      assert.deepEqual(countsOf(sentence), [], sentence);
    }
  });
});

describe("quantifiers", () => {
  const quantifiersOf = (sentence: string): string[] =>
    impactOf(`## Impact\n\n${sentence}\n`).quantifiers.map(
      ({ value, boundTo }) => `${value} ${boundTo}`,
    );

  it("reads all, none and half of them", () => {
    assert.deepEqual(quantifiersOf("Checkout was down for all users."), [
      "all users",
    ]);
    assert.deepEqual(quantifiersOf("Every customer was affected."), [
      "all customers",
    ]);
    assert.deepEqual(quantifiersOf("All users could only see errors."), [
      "all users",
    ]);
    assert.deepEqual(quantifiersOf("All users could not pay."), ["all users"]);
    assert.deepEqual(quantifiersOf("The entire user base was affected."), [
      "all users",
    ]);
    assert.deepEqual(
      quantifiersOf("Checkout failed for half of all customers."),
      ["half customers"],
    );
    assert.deepEqual(quantifiersOf("No users were affected."), ["none users"]);
    assert.deepEqual(quantifiersOf("No customer was affected."), [
      "none customers",
    ]);
  });

  it("takes none that were served for all that were not", () => {
    const told: Readonly<Record<string, string>> = {
      "No customer could log in.": "all customers",
      "No users were able to pay.": "all users",
      "None of the users could place an order.": "all users",
      "No requests succeeded.": "all requests",
      "No orders were processed.": "all requests",
      "No users could see the data of others.": "none users",
      "No requests were lost.": "none requests",
    };
    for (const [sentence, quantifier] of Object.entries(told)) {
      assert.deepEqual(quantifiersOf(sentence), [quantifier], sentence);
    }
  });

  it("reads thirds, quarters and most of them", () => {
    const told: Readonly<Record<string, string>> = {
      "Roughly a third of requests failed.": "third requests",
      "Two thirds of the users could not pay.": "two thirds users",
      "A quarter of all customers saw errors.": "quarter customers",
      "Three quarters of the orders failed.": "three quarters requests",
      "Most users could not pay.": "most users",
      "The majority of customers saw errors.": "most customers",
    };
    for (const [sentence, quantifier] of Object.entries(told)) {
      assert.deepEqual(quantifiersOf(sentence), [quantifier], sentence);
    }
  });

  it("reads none of what is not about those affected", () => {
    for (const sentence of [
      "Not all users were affected.",
      "Nearly all users were affected.",
      "No user data was lost.",
      "Service was restored for all users.",
      "All users could still log in.",
      "All users could pay again.",
      "Half of the requests succeeded.",
      "We apologised to all customers.",
      "All servers were down.",
    ]) {
      assert.deepEqual(quantifiersOf(sentence), [], sentence);
    }
  });
});

describe("money", () => {
  const moneyOf = (sentence: string): string[] =>
    impactOf(`## Impact\n\n${sentence}\n`).money.map(
      ({ amount, currency }) => `${amount} ${currency}`,
    );

  it("reads signs, codes and names, before and after", () => {
    assert.deepEqual(moneyOf("Lost revenue of $200,000."), ["200000 USD"]);
    assert.deepEqual(moneyOf("About ~$37.5K (45 min × $50K/hour)."), [
      "37500 USD",
      "50000 USD",
    ]);
    assert.deepEqual(moneyOf("EUR 12,000 and 300 €"), ["12000 EUR", "300 EUR"]);
    assert.deepEqual(moneyOf("£1.5 million"), ["1500000 GBP"]);
    assert.deepEqual(moneyOf("1,200 dollars"), ["1200 USD"]);
  });

  it("reads no variables and blanks", () => {
    assert.deepEqual(moneyOf("$HOME, $XX, US$, cost: unknown"), []);
  });
});

describe("readImpact on any text", () => {
  const word = fc.constantFrom(
    ..."50% 120 % about of the our users customers user base requests traffic all no half every $ € 1,900 k ( ) : , . - to and remaining | \n \n\n ## Impact **".split(
      " ",
    ),
  );

  it("never throws, and keeps its ranges in the text and true to it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 200 }),
          fc.array(word, { maxLength: 40 }).map((words) => words.join(" ")),
        ),
        (text) => {
          const { shares, counts, quantifiers, money } = impactOf(text);
          for (const { range, raw } of [
            ...shares,
            ...counts,
            ...quantifiers,
            ...money,
          ]) {
            assert.ok(
              0 <= range.start &&
                range.start < range.end &&
                range.end <= text.length,
            );
            assert.equal(text.slice(range.start, range.end), raw);
          }
        },
      ),
    );
  });
});
