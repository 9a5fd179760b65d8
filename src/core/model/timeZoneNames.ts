/** What an abbreviation or a name of a time zone stands for. */
export interface TimeZoneName {
  /** Minutes east of UTC of every zone that goes by the name; several make it ambiguous. */
  readonly readings: readonly number[];
  /** The region of the time-zone database whose clock it names, where that clock changes over the year. */
  readonly region: string | null;
  /** Whether the name says which of the region's two offsets holds; "PT" and "Pacific Time" don't. */
  readonly namesOffset: boolean;
}

const newYork = "America/New_York";
const chicago = "America/Chicago";
const denver = "America/Denver";
const losAngeles = "America/Los_Angeles";

/**
 * Abbreviations in capitals. PostgreSQL's manual warns that they "are not well standardized": where several are in wide
 * use, all readings are listed and none is chosen.
 */
export const zoneAbbreviations: ReadonlyMap<string, TimeZoneName> = new Map([
  ...fixed("WET", 0, "Europe/Lisbon"),
  ...fixed("WEST", 60, "Europe/Lisbon"),
  ...fixed("CET", 60, "Europe/Berlin"),
  ...fixed("CEST", 120, "Europe/Berlin"),
  ...fixed("MEZ", 60, "Europe/Berlin"),
  ...fixed("MESZ", 120, "Europe/Berlin"),
  ...fixed("EET", 120, "Europe/Athens"),
  ...fixed("EEST", 180, "Europe/Athens"),
  ...fixed("MSK", 180),
  ...fixed("TRT", 180),
  ...fixed("WAT", 60),
  ...fixed("CAT", 120),
  ...fixed("SAST", 120),
  ...fixed("EAT", 180),
  ...fixed("IDT", 180, "Asia/Jerusalem"),
  ...fixed("GST", 240),
  ...fixed("PKT", 300),
  ...fixed("NPT", 345),
  ...fixed("ICT", 420),
  ...fixed("WIB", 420),
  ...fixed("HKT", 480),
  ...fixed("SGT", 480),
  ...fixed("PHT", 480),
  ...fixed("AWST", 480),
  ...fixed("JST", 540),
  ...fixed("KST", 540),
  ...fixed("ACST", 570, "Australia/Adelaide"),
  ...fixed("ACDT", 630, "Australia/Adelaide"),
  ...fixed("AEST", 600, "Australia/Sydney"),
  ...fixed("AEDT", 660, "Australia/Sydney"),
  ...fixed("NZST", 720, "Pacific/Auckland"),
  ...fixed("NZDT", 780, "Pacific/Auckland"),
  ...fixed("BRT", -180),
  ...fixed("CLT", -240, "America/Santiago"),
  ...fixed("CLST", -180, "America/Santiago"),
  ...fixed("NST", -210, "America/St_Johns"),
  ...fixed("NDT", -150, "America/St_Johns"),
  ...fixed("ADT", -180, "America/Halifax"),
  ...fixed("EST", -300, newYork),
  ...fixed("EDT", -240, newYork),
  ...fixed("CDT", -300, chicago),
  ...fixed("MST", -420, denver),
  ...fixed("MDT", -360, denver),
  ...fixed("PST", -480, losAngeles),
  ...fixed("PDT", -420, losAngeles),
  ...fixed("AKST", -540, "America/Anchorage"),
  ...fixed("AKDT", -480, "America/Anchorage"),
  ...fixed("HST", -600),
  ...ambiguous("CST", [-360, 480, -300]),
  ...ambiguous("IST", [330, 60, 120]),
  ...ambiguous("BST", [60, 360]),
  ...ambiguous("AST", [-240, 180]),
  ...byDate("ET", newYork, [-300, -240]),
  ...byDate("CT", chicago, [-360, -300]),
  ...byDate("MT", denver, [-420, -360]),
  ...byDate("PT", losAngeles, [-480, -420]),
  ...byDate("EST5EDT", newYork, [-300, -240]),
  ...byDate("CST6CDT", chicago, [-360, -300]),
  ...byDate("MST7MDT", denver, [-420, -360]),
  ...byDate("PST8PDT", losAngeles, [-480, -420]),
]);

/** The abbreviation of a region's clock while it has this offset (minutes east of UTC); null where we know none. */
export function nameOfOffset(region: string, offset: number): string | null {
  for (const [name, zone] of zoneAbbreviations) {
    const isIt = zone.region === region && zone.readings[0] === offset;
    if (isIt && zone.namesOffset) return name;
  }
  return null;
}

/** Abbreviations that are also read in small letters; the others would be words ("eat", "cat"). */
export const zoneAbbreviationsInAnyCase: ReadonlySet<string> = new Set([
  "CET",
  "CEST",
  "EST",
  "EDT",
  "CST",
  "CDT",
  "MST",
  "MDT",
  "PST",
  "PDT",
  "IST",
  "BST",
  "JST",
  "SAST",
  "AEST",
  "AEDT",
]);

/** Names as they stand before "time", "time zone" or "timezone", in small letters. */
export const zoneNames: ReadonlyMap<string, TimeZoneName> = new Map([
  ...fixed("coordinated universal", 0),
  ...fixed("universal coordinated", 0),
  ...fixed("universal", 0),
  ...fixed("greenwich mean", 0),
  ...fixed("greenwich", 0),
  ...fixed("zulu", 0),
  ...fixed("western european", 0, "Europe/Lisbon"),
  ...fixed("western european summer", 60, "Europe/Lisbon"),
  ...fixed("central european", 60, "Europe/Berlin"),
  ...fixed("central european standard", 60, "Europe/Berlin"),
  ...fixed("central european summer", 120, "Europe/Berlin"),
  ...fixed("central europe", 60, "Europe/Berlin"),
  ...fixed("central europe standard", 60, "Europe/Berlin"),
  ...fixed("eastern european", 120, "Europe/Athens"),
  ...fixed("eastern european summer", 180, "Europe/Athens"),
  ...fixed("moscow", 180),
  ...fixed("moscow standard", 180),
  ...fixed("british summer", 60, "Europe/London"),
  ...byDate("british", "Europe/London", [0, 60]),
  ...byDate("uk", "Europe/London", [0, 60]),
  ...byDate("london", "Europe/London", [0, 60]),
  ...fixed("west africa", 60),
  ...fixed("west african", 60),
  ...fixed("west africa standard", 60),
  ...fixed("west central africa", 60),
  ...fixed("west central africa standard", 60),
  ...fixed("central africa", 120),
  ...fixed("central african", 120),
  ...fixed("south africa", 120),
  ...fixed("south africa standard", 120),
  ...fixed("south african", 120),
  ...fixed("south african standard", 120),
  ...fixed("east africa", 180),
  ...fixed("east african", 180),
  ...fixed("east africa standard", 180),
  ...fixed("eastern africa", 180),
  ...fixed("pakistan standard", 300),
  ...fixed("india standard", 330),
  ...fixed("indian standard", 330),
  ...fixed("indian", 330),
  ...fixed("israel standard", 120, "Asia/Jerusalem"),
  ...fixed("irish standard", 60, "Europe/Dublin"),
  ...fixed("china standard", 480),
  ...fixed("beijing", 480),
  ...fixed("singapore", 480),
  ...fixed("singapore standard", 480),
  ...fixed("hong kong", 480),
  ...fixed("japan standard", 540),
  ...fixed("japan", 540),
  ...fixed("korea standard", 540),
  ...fixed("australian western standard", 480),
  ...fixed("australian eastern standard", 600, "Australia/Sydney"),
  ...fixed("australian eastern daylight", 660, "Australia/Sydney"),
  ...byDate("australian eastern", "Australia/Sydney", [600, 660]),
  ...fixed("new zealand standard", 720, "Pacific/Auckland"),
  ...fixed("new zealand daylight", 780, "Pacific/Auckland"),
  ...fixed("atlantic standard", -240, "America/Halifax"),
  ...fixed("atlantic daylight", -180, "America/Halifax"),
  ...american("eastern", newYork, -300),
  ...american("central", chicago, -360),
  ...american("mountain", denver, -420),
  ...american("pacific", losAngeles, -480),
  ...byDate("new york", newYork, [-300, -240]),
  ...byDate("san francisco", losAngeles, [-480, -420]),
  ...byDate("seattle", losAngeles, [-480, -420]),
  ...places("accra ghana", 0),
  ...places("lagos nigeria nigerian", 60),
  ...places("kigali rwanda lusaka harare johannesburg", 120),
  ...places("nairobi kenya kenyan kampala uganda tanzania", 180),
  ...places("dubai", 240),
  ...places("mumbai bangalore bengaluru", 330),
  ...places("tokyo", 540),
  ...["Paris", "Berlin", "Amsterdam", "Madrid", "Rome", "Zurich"].flatMap(
    (name) => byDate(name.toLowerCase(), `Europe/${name}`, [60, 120]),
  ),
  ...byDate("cairo", "Africa/Cairo", [120, 180]),
  ...byDate("sydney", "Australia/Sydney", [600, 660]),
]);

/** The first words of all names and abbreviations, in small letters. */
export const firstZoneWords: ReadonlySet<string> = new Set([
  ..."utc gmt uct z zulu local".split(" "),
  ...[...zoneAbbreviations.keys()].map((name) =>
    (/^[A-Z]+/.exec(name)?.[0] ?? name).toLowerCase(),
  ),
  ...[...zoneNames.keys()].map((name) => name.split(" ")[0] ?? name),
]);

/** The first part of a name in the time-zone database. */
export const zoneDatabaseAreas: ReadonlySet<string> = new Set([
  "Africa",
  "America",
  "Antarctica",
  "Arctic",
  "Asia",
  "Atlantic",
  "Australia",
  "Brazil",
  "Canada",
  "Chile",
  "Etc",
  "Europe",
  "Indian",
  "Mexico",
  "Pacific",
  "US",
]);

type Row = readonly [string, TimeZoneName];

function fixed(name: string, offset: number, region?: string): Row[] {
  return [
    [name, { readings: [offset], region: region ?? null, namesOffset: true }],
  ];
}

function places(names: string, offset: number): Row[] {
  return names.split(" ").flatMap((name) => fixed(name, offset));
}

function ambiguous(name: string, readings: readonly number[]): Row[] {
  return [[name, { readings, region: null, namesOffset: true }]];
}

function byDate(
  name: string,
  region: string,
  readings: readonly number[],
): Row[] {
  return [[name, { readings, region, namesOffset: false }]];
}

function american(name: string, region: string, standard: number): Row[] {
  const daylight = standard + 60;
  return ["", "us "].flatMap((prefix) => [
    ...byDate(prefix + name, region, [standard, daylight]),
    ...fixed(`${prefix + name} standard`, standard, region),
    ...fixed(`${prefix + name} daylight`, daylight, region),
    ...fixed(`${prefix + name} daylight savings`, daylight, region),
    ...fixed(`${prefix + name} daylight saving`, daylight, region),
  ]);
}
