// Payloads that vary one thing: every event that HTML and SVG know, every way of writing a scheme, every place for an
// address, and what the preview's own page makes something of. `RUN` and `LOAD` stand for what they do in hostile-payloads.ts.

/** Events of the HTML, SVG and pointer standards that some element fires by itself or on a reader's gesture. */
const events =
  "afterprint afterscriptexecute animationcancel animationend animationiteration animationstart auxclick beforecopy beforecut " +
  "beforeinput beforematch beforepaste beforeprint beforescriptexecute beforetoggle beforeunload begin blur bounce canplay " +
  "canplaythrough change click close command contentvisibilityautostatechange contextmenu copy cuechange cut dblclick drag dragend " +
  "dragenter dragexit dragleave dragover dragstart drop durationchange end ended error finish focus focusin focusout formdata " +
  "fullscreenchange gotpointercapture hashchange input invalid keydown keypress keyup load loadeddata loadedmetadata loadstart " +
  "lostpointercapture message mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup mousewheel pagehide pagereveal " +
  "pageshow pageswap paste play playing pointercancel pointerdown pointerenter pointerleave pointermove pointerout pointerover " +
  "pointerrawupdate pointerup popstate progress ratechange readystatechange repeat reset resize scroll scrollend scrollsnapchange " +
  "search seeked seeking select selectionchange selectstart show slotchange start stalled storage submit suspend timeupdate toggle " +
  "touchcancel touchend touchmove touchstart transitioncancel transitionend transitionrun transitionstart unhandledrejection unload " +
  "volumechange waiting webkitanimationend webkitanimationstart webkitmouseforceup webkitplaybacktargetavailabilitychanged " +
  "webkittransitionend wheel";

/** Elements that are allowed, or that browsers treat by rules of their own. */
const hosts = ["b", "img src=x", "svg", "input", "details open", "td", "xss"];

/** `javascript:` as browsers read it, as filters did not. */
const schemes = [
  "javascript:RUN",
  " javascript:RUN",
  "javascript&#58;RUN",
  "javascript&#x3a;RUN",
  "jav&#x09;ascript:RUN",
  "jav&#x0A;ascript:RUN",
  "jav&#x0D;ascript:RUN",
  "&#14; javascript:RUN",
  "javascript://%0aRUN",
  "javascript:/*--></script>*/RUN",
  "data:text/html,<script>RUN</script>",
  "data:text/html;base64,PHNjcmlwdD5ldmFsKDEpPC9zY3JpcHQ+",
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>",
  "vbscript:RUN",
  "view-source:javascript:RUN",
  "command:workbench.action.terminal.new",
  "vscode://file/etc/passwd",
  "file:///etc/passwd",
  "blob:https://LOAD/x",
];

/** Where an address may stand. */
const places = [
  (address: string) => `<a href="${address}">CLICK</a>`,
  (address: string) => `<img src="${address}" alt="x">`,
  (address: string) =>
    `<svg><a xlink:href="${address}"><text y="9">CLICK</text></a></svg>`,
];

/** What the page acts on where the page itself has written it. */
const imitations = [
  '<button data-goto="1" onclick="RUN">CLICK</button>',
  '<a data-goto="99999999" href="javascript:RUN">CLICK</a>',
  '<span class="findings"><span class="finding finding-error"><img src=x onerror=RUN></span></span>',
  '<span class="entry-note" onclick="RUN"><span class="milestone">CLICK</span></span>',
  '<time datetime="javascript:RUN" data-written="<img src=x onerror=RUN>">14:05</time>',
  '<time datetime="2026-03-04T14:05:00Z" onclick=RUN>CLICK</time>',
  '<li class="task-list-item" data-line="1e9"><input type="checkbox" disabled onclick="RUN"> CLICK</li>',
  '<li class="task-list-item"><input type="image" src="LOAD/a.png" disabled></li>',
  '<div class="postmortem-diagram" data-line="0">flowchart LR\n  a["<img src=x onerror=RUN>"] --> b\n</div>',
  '<div class="diagram-stage" popover="manual"><div class="diagram-view" tabindex="0" onfocus="RUN">CLICK</div></div>',
  '<button data-tool="svg" onclick="RUN">CLICK</button>',
  '<button popovertarget="zones-menu" popovertargetaction="show">CLICK</button>',
  '<button commandfor="zones-menu" command="show-popover">CLICK</button>',
  '<div id="page-tools"><button class="icon icon-export">CLICK</button></div>',
  '<img data-source="../../../../etc/passwd" data-remote src="https://HOST/remote.png">',
  '<pre><code class="language-html"><img src=x onerror=RUN></code></pre>',
  "```html\n<img src=x onerror=RUN><script>RUN</script>\n```",
  '```"><img/src=x/onerror=RUN>\ncode\n```',
  "> [!NOTE]\n> <img src=x onerror=RUN>",
  "> [!<img src=x onerror=RUN>]\n> text",
  "## Timeline (UTC)\n\n- 14:05 <img src=x onerror=RUN> Outage begins\n- **14:12** <b onclick=RUN>CLICK</b> Paged",
  "| Time | Event |\n| --- | --- |\n| 14:20 | <svg onload=RUN> |\n| <img src=x onerror=RUN> 14:25 | Resolved |",
  "- [ ] <img src=x onerror=RUN> (@alice)\n- [x] [CLICK](javascript:RUN)",
  "[^x]\n\n[^x]: <img src=x onerror=RUN>",
];

/** Blank lines stand between these in one document. */
export const tabledPayloads: readonly string[] = [
  ...events
    .split(" ")
    .map(
      (event, index) =>
        `<${hosts[index % hosts.length]} on${event}=RUN tabindex=0 autofocus style="animation:x 1s">CLICK</${hosts[index % hosts.length]?.split(" ")[0]}>`,
    ),
  ...schemes.flatMap((scheme) => places.map((place) => place(scheme))),
  ...imitations,
];
