/** Diagrams as postmortems have them, one of each type that incidents are drawn with; Mermaid draws all of them. */
export const goodDiagrams: readonly string[] = [
  `timeline
    title Checkout outage, 4 March 2026 (UTC)
    section Detection
        14#58;05 : Deployment of the checkout service
        14#58;12 : Error-rate alert fires
    section Recovery
        15#58;35 : Deployment rolled back`,
  `gantt
    title Checkout outage (UTC+01#58;00)
    dateFormat YYYY-MM-DD HH:mm
    axisFormat %H:%M
    tickInterval 30minute
    todayMarker off
    section Impact
    Checkout fails :crit, impact, 2026-03-04 14:05, 2026-03-04 15:35
    section Response
    Time to detect :done, ttd, 2026-03-04 14:05, 7m
    Diagnose :active, diag, after ttd, 50m
    section Milestones
    Paged :milestone, m1, 2026-03-04 14:12, 0m`,
  `gantt
    dateFormat YYYY-MM-DD HH:mm
    axisFormat %d %H:%M
    section Impact
    Down : crit, d, 2026-03-04 23:50, 2026-03-05 00:20`,
  `sequenceDiagram
    autonumber
    actor C as Customer
    participant S as Checkout service
    participant D as Database
    C->>+S: POST /orders
    Note over S,D: pool of 10 connections (was 20)
    S--xD: no connection left
    S-->>-C: 503 Service Unavailable
    Note over S,D: 15#58;35 rolled back`,
  `flowchart LR
    subgraph before["Before the fix"]
        direction LR
        S1{{"Checkout"}} -->|"10 connections"| D1[("Orders")]
    end
    subgraph after["After the fix"]
        direction LR
        S2{{"Checkout"}} -.->|"20 connections"| D2[("Orders")]
    end
    before ==> after
    classDef bad fill:#fdd,stroke:#c00
    class S1 bad`,
  `flowchart TD
    P["Impact: half of all orders failed"] -->|"why?"| W1["No connection left"]
    W1 -->|"why?"| W2["The pool was halved"]
    W2 -.->|"action"| A1(["Alert on the pool"])`,
  `flowchart BT
    C1["Pool halved"] --> I["Outage"]
    C2["No alert on the pool"] --> D["Diagnosis took an hour"]
    D --> I`,
  `mindmap
    root(("Outage"))
        Process
            No review of pool sizes
        Monitoring
            No alert on the pool`,
  `ishikawa-beta
    Outage
    Process
        No review of pool sizes
    Monitoring
        No alert on the pool`,
  `xychart-beta
    title "HTTP 503 share (%)"
    x-axis "Time (UTC)" ["14:05", "14:30", "15:00", "15:35"]
    y-axis "503 (%)" 0 --> 100
    line [0, 50, 48, 0]`,
  `pie showData
    title Orders (%)
    "Failed" : 50
    "Served" : 50`,
  `stateDiagram-v2
    direction LR
    [*] --> Investigating
    Investigating --> Identified
    Identified --> Resolved
    Resolved --> [*]`,
];
