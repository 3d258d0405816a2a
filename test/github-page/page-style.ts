/** The look of an issue on GitHub, near enough to judge a report by: its sizes, colours and margins, light and dark. */
export const pageStyle = `
:root { color-scheme: light dark; --fg: #1f2328; --muted: #59636e; --bg: #fff; --card: #f6f8fa; --line: #d1d9e0;
  --link: #0969da; --code: #818b981f; --alarm: #ffebe9; }
@media (prefers-color-scheme: dark) { :root { --fg: #f0f6fc; --muted: #9198a1; --bg: #0d1117; --card: #151b23;
  --line: #3d444d; --link: #4493f8; --code: #656c7633; --alarm: #67060c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 56rem; padding: 1rem .5rem 4rem; background: var(--bg); color: var(--fg);
  font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
h1.case { font-size: 1.2rem; margin: 2.5rem 0 .5rem; overflow-wrap: anywhere; }
nav a { display: inline-block; margin: 0 .6rem .2rem 0; }
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
github-extra { background: var(--alarm); outline: 1px dashed red; }
pre.terminal { background: #0d1117; color: #e6edf3; padding: .75rem; border-radius: 6px; overflow-x: auto; font-size: 12px; }
`
