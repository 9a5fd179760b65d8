// A diagram of each type that Mermaid draws, with what its writers are fond of: colours of their own among it.
export const diagramTypes: Readonly<Record<string, string>> = {
  flowchart: `flowchart LR
  a[Customer] -->|pays| b{Pool full?}
  b -- yes --> c[(Orders)]
  subgraph checkout [Checkout]
    b
    c
  end
  classDef hot fill:#f00
  d:::hot
  style a fill:#ffd,stroke:#aa0`,
  sequence: `sequenceDiagram
  autonumber
  actor A as @alice
  participant B as Checkout
  A->>+B: Roll back
  alt pool is full
    B-->>-A: done
  else
    B-xA: failed
  end
  Note over A,B: Both are told
  loop every minute
    A->>B: check
  end
  rect rgb(200,220,255)
    A->>B: in a box
  end`,
  timeline: `timeline
  title Incident
  section Outage
    14#58;05 : Deployed : Orders fail
    14#58;12 : Paged
  section Recovery
    15#58;10 : Rolled back
    15#58;35 : Resolved`,
  gantt: `gantt
  title Recovery
  dateFormat HH:mm
  axisFormat %H:%M
  section Outage
  Undetected : crit, a, 14:05, 7m
  Diagnosing : active, b, after a, 46m
  section Recovery
  Rolling back : done, c, after b, 12m
  Draining with a very long name indeed : d, after c, 5m
  Over : milestone, after d, 0m`,
  pie: `pie showData
  title Failed orders
  "Card" : 60
  "Invoice" : 30
  "Other" : 10`,
  state: `stateDiagram-v2
  [*] --> Degraded : deploy
  Degraded --> Recovering : rollback
  state Recovering {
    Draining --> Verifying
  }
  Recovering --> [*]
  note right of Degraded : Half of orders fail`,
  class: `classDiagram
  class Pool {
    +int size
    +acquire() Connection
  }
  Pool "1" --> "0..*" Connection : holds
  Pool <|-- BigPool
  note for Pool "Ten by default"`,
  er: `erDiagram
  ORDER ||--o{ LINE : contains
  ORDER {
    int id PK
    string state "open or paid"
  }`,
  git: `gitGraph
  commit id: "2026.8"
  branch hotfix
  commit id: "pool" tag: "v1"
  checkout main
  merge hotfix
  commit type: HIGHLIGHT
  branch other
  commit`,
  mindmap: `mindmap
  root((Outage))
    Cause
      Pool
      Default
    Detection
      Alert
    Response`,
  journey: `journey
  title Checkout
  section Pay
    Choose card: 5: Customer
    Wait: 1: Customer, Support`,
  quadrant: `quadrantChart
  title Action items
  x-axis Low effort --> High effort
  y-axis Low gain --> High gain
  quadrant-1 Plan
  quadrant-2 Do
  quadrant-3 Skip
  quadrant-4 Later
  Alert: [0.3, 0.8]`,
  xychart: `xychart-beta
  title "Error rate"
  x-axis [a, b, c]
  y-axis "Per cent" 0 --> 60
  bar [5, 50, 20]
  line [5, 50, 20]`,
  kanban: `kanban
  Todo
    t1[Alert on the pool]
  Done
    t2[Set the pool size]@{ assigned: 'bob', ticket: 'OPS-1', priority: 'High' }`,
  requirement: `requirementDiagram
  requirement pool {
    id: 1
    text: the pool is large enough
    risk: high
    verifymethod: test
  }
  element checkout {
    type: service
  }
  checkout - satisfies -> pool`,
  sankey: `sankey-beta
Orders,Placed,50
Orders,Lost,50
Lost,Retried,20`,
  block: `block-beta
  columns 3
  a["Customer"] b["Checkout"] c[("Orders")]
  a --> b`,
  packet: `packet-beta
  0-15: "Source"
  16-31: "Target"
  32-63: "Sequence"`,
  architecture: `architecture-beta
  group api(cloud)[API]
  service db(database)[Orders] in api
  service server(server)[Checkout] in api
  db:L -- R:server`,
  radar: `radar-beta
  title Review
  axis a["Detect"], b["Respond"], c["Recover"]
  curve x["Us"]{3, 4, 2}
  curve y["Goal"]{5, 5, 5}`,
  treemap: `treemap-beta
"Lost orders"
    "Card": 60
    "Invoice": 30`,
  c4: `C4Context
  title Checkout
  Person(customer, "Customer", "Buys")
  System(checkout, "Checkout", "Takes orders")
  System_Ext(bank, "Bank")
  Rel(customer, checkout, "pays", "HTTPS")`,
  ishikawa: `ishikawa-beta
  Outage
    Method
      Review
    Machine
      Pool`,
  venn: `venn-beta
  set A["Card"]
  set B["Invoice"]
  union A,B["Both"]`,
  treeView: `treeView-beta
  "src"
    "pool.ts"
    "checkout.ts"`,
  usecase: `usecase-beta
  actor Customer
  Customer --> Pay`,
  cynefin: `cynefin-beta
  complex
    "Outage"
  clear
    "Rollback"`,
  wardley: `wardley-beta
  title Checkout
  component Pool [0.5, 0.6]
  component Orders [0.8, 0.4]
  Orders -> Pool`,
  railroad: `railroad-ebnf-beta
order = "card" | "invoice" ;`,
  eventmodeling: `eventmodeling
tf 01 ui Cart
tf 02 cmd PlaceOrder
tf 03 evt OrderPlaced`,
  swimlane: `swimlane-beta
  a[Page] --> b[Roll back]`,
  agentflow: `agentflow-beta
  a[Ask] --> b[Answer]`,
};
