import { html } from '../../src/learn/report/html-text.ts'
import { pageStyle } from '../../test/github-page/page-style.ts'

/** The look of an issue, and of what stands around it here. */
const style = `
${pageStyle}:root { --ok: #1a7f37; --gone: #8250df; --warn: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --ok: #3fb950; --gone: #ab7df8; --warn: #d29922; } }
body { padding: 1rem 1rem 4rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
a { color: var(--link); }
.top .kind { font-size: 14px; }
.story { padding-left: 1.8rem; margin: 0; } .story li { margin: .4rem 0; } .story small { color: var(--muted); }
.story .done::marker { content: "✓ "; color: var(--ok); } .story .later { color: var(--muted); }
.story form { margin: .4rem 0; }
button { font: inherit; font-weight: 600; color: #fff; background: #1f883d; border: 1px solid #0003; border-radius: 6px;
  padding: .4rem 1rem; cursor: pointer; }
button:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.busy { display: block; margin: .4rem 0; color: var(--warn); font-weight: 600; }
.trouble { color: #d1242f; }
h3.title { font-size: 1.3rem; margin: 1rem 0 .3rem; overflow-wrap: anywhere; font-weight: 600; }
.number { color: var(--muted); font-weight: 400; }
.state { color: #fff; border-radius: 2em; padding: .2rem .7rem; font-weight: 600; font-size: 13px; }
.state.open { background: #1f883d; } .state.closed { background: #8250df; } .state.draft { background: #59636e; }
.label { border: 1px solid var(--line); border-radius: 2em; padding: .1rem .6rem; font-size: 12px; }
.comment > header time { color: var(--muted); font-weight: 400; font-size: 12px; margin-left: .5rem; }
.reactions { margin: 0; padding: 0 1rem .8rem; }
.reactions span { border: 1px solid var(--line); border-radius: 2em; padding: .1rem .6rem; font-size: 12px; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
pre.code { background: var(--card); border-radius: 6px; padding: .75rem; overflow-x: auto; font-size: 12px; line-height: 1.45; }
pre.code span { display: block; } pre.code span:target { background: #fff8c5; color: #1f2328; }
`

/** A whole page. One that is `busy` asks for itself again every second. */
export function frame(title: string, body: string, busy = false): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${busy ? '<meta http-equiv="refresh" content="1">' : ''}
<title>${html(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`
}
