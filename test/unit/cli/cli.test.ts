import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../src/cli/run";

const sample = "test/samples/checkout-outage.md";

function postmortem(...args: string[]) {
  let stdout = "";
  let stderr = "";
  const status = run(args, {
    print: (text) => {
      stdout += `${text}\n`;
    },
    warn: (text) => {
      stderr += `${text}\n`;
    },
  });
  return { status, stdout, stderr };
}

describe("the command line", () => {
  let folder = "";
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "postmortem-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("checks a file without findings silently", () => {
    assert.deepEqual(postmortem("check", sample), {
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("prints findings and exits with 1", () => {
    const text = readFileSync(sample, "utf8").replace("**14:12**", "**14:02**");
    const path = file("disorder.md", text);
    const { status, stdout } = postmortem("check", path);
    assert.equal(status, 1);
    assert.equal(
      stdout,
      `${path}:18:5 warning “14:02” is earlier than “14:05” before it. Entries run from the earliest to the latest. (timeline-order)\n`,
    );
  });

  it("is silent about other Markdown", () => {
    const path = file("README.md", "# checkout\n\n## Usage\n");
    assert.equal(postmortem("check", path).status, 0);
  });

  it("says which files it can't read, checks the others and exits with 2", () => {
    const missing = join(folder, "missing.md");
    const binary = file("binary.md", Buffer.from([0x89, 0x50, 0, 1, 2]));
    const { status, stdout, stderr } = postmortem(
      "inspect",
      "--json",
      missing,
      sample,
      binary,
    );
    assert.equal(status, 2);
    assert.deepEqual(
      (JSON.parse(stdout) as { file: string }[]).map((each) => each.file),
      [sample],
    );
    assert.match(stderr, /cannot read .*missing\.md: ENOENT/);
    assert.match(stderr, /cannot read .*binary\.md: .*not a text file/);
  });

  it("reads broken UTF-8 and a byte-order mark", () => {
    const text = readFileSync(sample);
    const broken = file(
      "broken.md",
      Buffer.concat([
        Buffer.from([0xef, 0xbb, 0xbf]),
        text,
        Buffer.from([0xff, 0xfe]),
      ]),
    );
    const [report] = JSON.parse(
      postmortem("inspect", "--json", broken).stdout,
    ) as [{ title: string; sections: { line: number }[] }];
    assert.equal(
      report.title,
      "Postmortem: checkout fails for half of all customers",
    );
    assert.equal(report.sections[0]?.line, 1);
  });

  it("inspects what the document tells", () => {
    const [report] = JSON.parse(
      postmortem("inspect", "--json", sample).stdout,
    ) as [Record<string, unknown>];
    assert.deepEqual(report["duration"], {
      raw: "March 4, 2026, from 14:05 to 15:35 (UTC)",
      statedMinutes: 90,
      start: "2026-03-04T14:05Z",
      end: "2026-03-04T15:35Z",
      rangeMinutes: 90,
      timeZone: "UTC",
    });
    assert.deepEqual(report["impact"], { percent: [50] });
    assert.deepEqual(report["diagrams"], [{ line: 26, type: "flowchart" }]);
    assert.deepEqual(report["missingSections"], []);
    assert.equal(report["template"], "alx-0x19");
  });

  it("explains itself and refuses what it doesn't know with 2", () => {
    assert.match(postmortem("--help").stdout, /^Usage: postmortem/);
    assert.match(postmortem("--version").stdout, /^\d+\.\d+\.\d+\n$/);
    for (const args of [
      [],
      ["mend", sample],
      ["check"],
      ["inspect", sample],
      ["check", "--colour", sample],
    ]) {
      const { status, stderr } = postmortem(...args);
      assert.equal(status, 2, args.join(" "));
      assert.match(stderr, /^postmortem: .+\n\nUsage:/);
    }
  });
});
