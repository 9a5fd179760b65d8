import { toXml } from "xast-util-to-xml";
import { x } from "xastscript";
import type { FileReport, Finding, Reporter } from "./report";

/** JUnit's XML as CI servers read it: a suite a file, a failed case a finding, a passed one for a file without any. */
export function junitReporter(): Reporter {
  const suites: ReturnType<typeof suiteOf>[] = [];
  let failures = 0;
  let errors = 0;
  return {
    file(report) {
      failures += report.findings.length;
      suites.push(suiteOf(report));
      return null;
    },
    unread({ file, reason }) {
      errors++;
      const message = plain(reason);
      suites.push(
        x(
          "testsuite",
          { name: plain(file), tests: "1", failures: "0", errors: "1" },
          [
            x("testcase", { name: plain(file), classname: "postmortem" }, [
              x("error", { message }),
            ]),
          ],
        ),
      );
    },
    end: () =>
      `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(
        x(
          "testsuites",
          {
            name: "postmortem",
            failures: String(failures),
            errors: String(errors),
          },
          suites,
        ),
      )}`,
  };
}

function suiteOf({ file, findings }: FileReport) {
  const cases =
    findings.length > 0
      ? findings.map((finding) => failedCase(file, finding))
      : [x("testcase", { name: plain(file), classname: "postmortem" })];
  return x(
    "testsuite",
    {
      name: plain(file),
      tests: String(cases.length),
      failures: String(findings.length),
      errors: "0",
    },
    cases,
  );
}

function failedCase(
  file: string,
  { line, column, rule, severity, message }: Finding,
) {
  const name = `${rule} (${file}:${line}:${column})`;
  return x("testcase", { name: plain(name), classname: `postmortem.${rule}` }, [
    x(
      "failure",
      { type: severity, message: plain(message) },
      plain(`${file}:${line}:${column} ${severity} ${message}`),
    ),
  ]);
}

/** XML 1.0 has no control characters. */
function plain(text: string): string {
  return text.replace(
    /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
    "\uFFFD",
  );
}
