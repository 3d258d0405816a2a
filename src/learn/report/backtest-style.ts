/** The look of the page: one column on a phone, legible in light and dark, and nothing loaded from elsewhere. */
export const backtestStyle = `
:root { color-scheme: light dark; --ink: #1c2128; --soft: #57606a; --line: #d8dee4; --card: #f6f8fa; --page: #fff;
  --c0: #0969da; --c1: #8c959f; --c2: #bf8700; --c3: #bf3989; --c4: #1a7f37; --c5: #bc4c00;
  --c6: #8250df; --c7: #0a7d91; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #30363d; --card: #161b22;
  --page: #0d1117; --c0: #58a6ff; --c1: #8b949e; --c2: #d29922; --c3: #f778ba; --c4: #3fb950; --c5: #f0883e; --c6: #bc8cff; --c7: #39c5cf; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.25rem 1rem 4rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p { margin: .4rem 0; max-width: 46rem; overflow-wrap: anywhere; }
.soft, figcaption, .tick, .axis { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.25rem 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
.tile b { display: block; font-size: 1.6rem; line-height: 1.2; }
.tile span { font-size: .85rem; color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-size: .85rem; color: var(--soft); font-weight: 600; }
td.number, th.number { text-align: right; white-space: nowrap; }
td small { color: var(--soft); }
td:first-child { overflow-wrap: anywhere; min-width: 5rem; }
td.number small { white-space: nowrap; }
tr.ours td { font-weight: 600; }
tr.ours small { font-weight: 400; }
figure { margin: 1rem 0; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 1rem; }
figcaption { font-size: .9rem; }
figcaption b { color: var(--ink); }
svg { display: block; width: 100%; height: auto; }
svg text { font: 13px system-ui, sans-serif; fill: var(--soft); }
.grid { stroke: var(--line); stroke-width: 1; }
.line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
.line.c0 { stroke-width: 3; }
.ideal { fill: none; stroke: var(--soft); stroke-dasharray: 5 5; }
.dot { fill: currentColor; fill-opacity: .75; }
.c0 { color: var(--c0); } .c1 { color: var(--c1); stroke-dasharray: 2 4; } .c2 { color: var(--c2); stroke-dasharray: 8 4; }
.c3 { color: var(--c3); stroke-dasharray: 10 3 2 3; } .c4 { color: var(--c4); stroke-dasharray: 4 3; }
.c5 { color: var(--c5); stroke-dasharray: 12 4; } .c6 { color: var(--c6); stroke-dasharray: 6 3 2 3 2 3; }
.c7 { color: var(--c7); stroke-dasharray: 3 3; }
.legend { list-style: none; margin: .25rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .15rem 1rem; font-size: .85rem; }
.legend li { display: flex; align-items: center; gap: .4rem; }
.key { width: 26px; flex: none; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: .5rem .75rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); padding: .6rem; border-radius: .35rem;
  font-size: .85rem; max-height: 20rem; overflow-y: auto; }
li { overflow-wrap: anywhere; }
@media (max-width: 36rem) { th, td { padding-right: .4rem; font-size: .85rem; } th.number { white-space: normal; } td.number small { white-space: normal;
  display: inline-block; min-width: 3.2rem; max-width: 3.4rem; } }
`
