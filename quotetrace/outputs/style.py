"""The styles of the page and of the notebook's fragment.

Never colour alone: alterations are named in words, and differences are struck out or underlined. The fragment takes
the notebook's own colours and only adds half-transparent ones, so that it stays legible in light and dark.
"""

SHARED = """
.quotetrace { line-height: 1.5; overflow-wrap: break-word; }
.quotetrace blockquote { margin: 0; padding: 0; border: 0; font-size: 1.1em;
  font-family: Georgia, "Times New Roman", serif; }
.quotetrace ol, .quotetrace ul { list-style: none; margin: 0; padding: 0; }
.quotetrace li { margin: .6em 0; padding: .1em 0 .1em .9em; border-left: .2em solid rgba(127, 127, 127, .45); }
.quotetrace li.altered { border-left: .2em double currentColor; }
.quotetrace p { margin: .2em 0; }
.quotetrace h3, .quotetrace h4 { margin: 1em 0 .2em; }
.quotetrace .known, .quotetrace .about { font-size: .88em; opacity: .85; }
.quotetrace .flag { display: inline-block; padding: 0 .45em; border: .12em solid currentColor; border-radius: .2em;
  font-weight: 700; font-size: .88em; }
.quotetrace del { text-decoration: line-through; background: rgba(213, 94, 0, .22); }
.quotetrace ins { text-decoration: underline; text-underline-offset: .15em; background: rgba(0, 114, 178, .22); }
"""

PAGE = """
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1d1d1f; --quiet: #55565c; --rule: #d8d5cc; --link: #0b5394;
  --alarm: #a3290d; --gone: #fbe3d6; --new: #d9ebf7; }
@media (prefers-color-scheme: dark) { :root { --paper: #17181b; --ink: #ececec; --quiet: #b3b4ba; --rule: #3b3d43;
  --link: #8ec5ff; --alarm: #ff9c80; --gone: #5a2d17; --new: #173f5c; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI",
  Roboto, "Helvetica Neue", "Noto Sans", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.1rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 2.6rem 0 .4rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); }
.quotetrace h3 { font-size: 1.08rem; line-height: 1.3; margin: 1.8rem 0 .1rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.quotetrace li { border-left-color: var(--rule); scroll-margin-top: 1rem; }
.quotetrace li:target { border-left-color: var(--link); }
.quotetrace li.altered { border-left: .25rem double var(--alarm); }
.quotetrace .known, .quotetrace .about { color: var(--quiet); opacity: 1; }
.quotetrace .flag, .quotetrace .altered .change { color: var(--alarm); }
.quotetrace del { background: var(--gone); }
.quotetrace ins { background: var(--new); }
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #333; --rule: #999; --link: #000; --alarm: #000;
    --gone: #fff; --new: #fff; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  li { break-inside: avoid; }
  a { text-decoration: none; }
}
"""
