import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postmortem } from "./support";

const sample = "test/samples/checkout-outage.md";

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

  it("checks a file without findings silently", async () => {
    assert.deepEqual(await postmortem("check", sample), {
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("prints findings and exits with 1", async () => {
    const text = readFileSync(sample, "utf8").replace("**14:12**", "**14:02**");
    const path = file("disorder.md", text);
    const { status, stdout } = await postmortem("check", path);
    assert.equal(status, 1);
    assert.equal(
      stdout,
      `${path}:18:5 warning “14:02” is earlier than “14:05” before it. Entries run from the earliest to the latest. (timeline-order)
  18 │ - **14:02** Monitoring pages @alice: checkout error rate above 20%.
     │     ~~~~~

1 warning in 1 file
`,
    );
  });

  it("takes the nearest project file above the document, and says what is wrong in it once", async () => {
    mkdirSync(join(folder, "team", "2026"), { recursive: true });
    const disordered = readFileSync(sample, "utf8").replace(
      "**14:12**",
      "**14:02**",
    );
    file(".postmortemrc.json", '{ "template": "minimal" }');
    const project = file(
      "team/.postmortemrc.json",
      '{\n  "rules": { "timeline-order": "error", "timelin-order": "off" }\n}',
    );
    const paths = ["a", "b"].map((name) =>
      file(`team/2026/${name}.md`, disordered),
    );
    const { status, stdout, stderr } = await postmortem("check", ...paths);
    assert.equal(status, 1);
    assert.match(stdout, /a\.md:\d+:\d+ error “14:02” is earlier/);
    assert.match(stdout, /b\.md:\d+:\d+ error “14:02” is earlier/);
    assert.doesNotMatch(stdout, /Minimal/);
    assert.equal(
      stderr,
      `postmortem: ${project}:2:41: No rule is called “timelin-order”.\n`,
    );
  });

  it("finds what Mermaid cannot draw", async () => {
    const text = readFileSync(sample, "utf8");
    const diagram = "```mermaid\nflowchart LR\n  A --> B C\n```\n";
    const path = file("diagram.md", `${text}\n${diagram}`);
    const { status, stdout } = await postmortem("check", path);
    const line = text.split("\n").length + 3;
    assert.ok(
      stdout.startsWith(
        `${path}:${line}:11 error Mermaid can’t read this flowchart: “C” can’t stand here. (mermaid-syntax)\n`,
      ),
    );
    assert.equal(status, 1);
  });

  it("says that it left other Markdown unchecked", async () => {
    const path = file("README.md", "# checkout\n\n## Usage\n");
    assert.deepEqual(await postmortem("check", path, sample), {
      status: 0,
      stdout: "",
      stderr: `postmortem: ${path} does not look like a postmortem and was not checked\n`,
    });
  });

  it("says which files it can't read, checks the others and exits with 2", async () => {
    const missing = join(folder, "missing.md");
    const binary = file("binary.md", Buffer.from([0x50, 0, 1, 2]));
    const { status, stdout, stderr } = await postmortem(
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
    assert.match(stderr, /cannot read .*missing\.md: no such file/);
    assert.match(stderr, /cannot read .*binary\.md: .*not a text file/);
  });

  it("drops a byte-order mark", async () => {
    const marked = file(
      "marked.md",
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), readFileSync(sample)]),
    );
    const [report] = JSON.parse(
      (await postmortem("inspect", "--json", marked)).stdout,
    ) as [{ title: string; sections: { line: number }[] }];
    assert.equal(
      report.title,
      "Postmortem: checkout fails for half of all customers",
    );
    assert.equal(report.sections[0]?.line, 1);
  });

  it("refuses what is no UTF-8", async () => {
    const broken = file(
      "broken.md",
      Buffer.concat([readFileSync(sample), Buffer.from([0xff, 0xfe])]),
    );
    assert.deepEqual(await postmortem("check", broken), {
      status: 2,
      stdout: "",
      stderr: `postmortem: cannot read ${broken}: it is not UTF-8 text\n`,
    });
  });

  it("leaves no binary tails in minutes", async () => {
    const path = file(
      "seconds.md",
      "# Postmortem\n\n## Timeline\n\n- 2026-03-04 14:05:12 UTC Outage begins\n- 2026-03-04 14:12:00 UTC Alert fires\n- 2026-03-04 15:35:24 UTC Service restored\n",
    );
    const [report] = JSON.parse(
      (await postmortem("inspect", "--json", path)).stdout,
    ) as [
      { duration: { rangeMinutes: number }; metrics: Record<string, number> },
    ];
    assert.equal(report.duration.rangeMinutes, 90.2);
    assert.equal(report.metrics["durationMinutes"], 90.2);
    assert.equal(report.metrics["timeToDetectMinutes"], 6.8);
    assert.equal(report.metrics["timeToResolveMinutes"], 90.2);
  });

  for (const [where, timeline] of [
    ["heading", "## Timeline (UTC)\n\n- 14:05 Paged\n- 14:35 Restored\n"],
    ["first entry", "## Timeline\n\n- 14:05 UTC Paged\n- 14:35 Restored\n"],
    [
      "column",
      "## Timeline\n\n| Time (UTC) | Event |\n| - | - |\n| 14:05 | Paged |\n",
    ],
  ] as const) {
    it(`takes the zone from the timeline's ${where}`, async () => {
      const path = file("zone.md", `# Postmortem\n\n${timeline}`);
      const [report] = JSON.parse(
        (await postmortem("inspect", "--json", path)).stdout,
      ) as [{ duration: { timeZone: string | null } }];
      assert.equal(report.duration.timeZone, "UTC");
    });
  }

  it("ends quietly when its reader has closed the pipe", async function () {
    this.timeout(30_000);
    const child = spawn(
      process.execPath,
      ["--import=tsx", "src/cli/main.ts", "inspect", "--json"].concat(
        Array<string>(40).fill(sample),
      ),
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const [status] = (await once(child, "close")) as [number];
    assert.doesNotMatch(stderr, /EPIPE/);
    assert.equal(status, 0);
  });

  it("inspects what the document tells", async () => {
    const [report] = JSON.parse(
      (await postmortem("inspect", "--json", sample)).stdout,
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

  it("explains itself and refuses what it doesn't know with 2", async () => {
    assert.match((await postmortem("--help")).stdout, /^Usage: postmortem/);
    assert.match((await postmortem("--version")).stdout, /^\d+\.\d+\.\d+\n$/);
    for (const args of [
      [],
      ["mend", sample],
      ["check"],
      ["inspect", sample],
      ["check", "--colour", sample],
      ["check", "--format", "xml", sample],
      ["check", "--fail-on", "hint", sample],
      ["check", "--template", "none-such", sample],
      ["check", "--dry-run", sample],
      ["check", "--fix", "-"],
    ]) {
      const { status, stderr } = await postmortem(...args);
      assert.equal(status, 2, args.join(" "));
      assert.match(stderr, /^postmortem: .+\n\nUsage:/);
    }
  });
});
