import { html } from '../../src/learn/report/html-text.ts'

/** The look of an issue on GitHub, near enough, light and dark. */
const style = `
:root { color-scheme: light dark; --fg: #1f2328; --muted: #59636e; --bg: #fff; --card: #f6f8fa; --line: #d1d9e0;
  --link: #0969da; --code: #818b981f; --alarm: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --muted: #9198a1; --bg: #0d1117; --card: #151b23;
  --line: #3d444d; --link: #4493f8; --code: #656c7633; --alarm: #67060c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 1rem .5rem 4rem; background: var(--bg); color: var(--fg);
  font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
.kind { color: var(--muted); font-size: 12px; margin: 0 0 .25rem; }
.comment { border: 1px solid var(--line); border-radius: 6px; overflow: hidden; margin-bottom: 1rem; }
.comment > header { background: var(--card); border-bottom: 1px solid var(--line); padding: .5rem 1rem; font-weight: 600;
  overflow-wrap: anywhere; }
.markdown-body { padding: 1rem; line-height: 1.5; overflow-wrap: break-word; }
.markdown-body > :first-child { margin-top: 0; }
.markdown-body a { color: var(--link); }
.markdown-body p, .markdown-body ul, .markdown-body ol, .markdown-body details, .markdown-body pre { margin: 0 0 1rem; }
.markdown-body ul, .markdown-body ol { padding-left: 2em; }
.markdown-body li > ul, .markdown-body li > ol { margin: 0; }
.markdown-body li + li { margin-top: .25em; }
.markdown-body h3 { font-size: 1.25em; line-height: 1.25; margin: 1.5rem 0 1rem; font-weight: 600; }
.markdown-body code { background: var(--code); border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, monospace;
  white-space: break-spaces; }
.markdown-body pre { background: var(--card); border-radius: 6px; padding: 1rem; overflow: auto; font-size: 85%;
  line-height: 1.45; }
.markdown-body pre code { background: none; padding: 0; font-size: 100%; white-space: pre; }
.markdown-body summary { cursor: pointer; }
.markdown-body sub { font-size: 75%; }
:root { --ok: #1a7f37; --gone: #8250df; --warn: #9a6700; }
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
