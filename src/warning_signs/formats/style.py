"""
How a page of HTML looks: on a screen, light or dark, and on A4 in black and white.

The contrast of every pair of colours is at least 7 to 1.
"""

STYLE = """\
:root {
  --ground: #ffffff;
  --ink: #16202b;
  --soft: #3d4a57;
  --line: #5b6874;
  --panel: #eef3f8;
  --mark: #0b3d70;
  --on-mark: #ffffff;
  --link: #0b3d70;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10161d;
    --ink: #eef2f6;
    --soft: #c3ccd6;
    --line: #8c99a6;
    --panel: #1c2631;
    --mark: #b9d8f8;
    --on-mark: #0b1b2b;
    --link: #b9d8f8;
  }
}
* { box-sizing: border-box; }
html { background: var(--ground); }
body {
  color: var(--ink);
  font: 1.0625rem/1.5 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
  margin: 0 auto;
  max-width: 52rem;
  padding: 0 1.25rem 2rem;
}
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
main:focus { outline: none; }
.skip { left: 1rem; padding: 0.5rem 1rem; position: absolute; top: -10rem; }
.skip:focus { background: var(--ground); top: 0.5rem; z-index: 1; }
header { border-top: 0.6rem solid var(--mark); padding-top: 1rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 {
  border-bottom: 2px solid var(--line);
  font-size: 1.25rem;
  line-height: 1.3;
  margin: 2rem 0 0.6rem;
  padding-bottom: 0.2rem;
}
h2::first-letter, .label::first-letter { text-transform: uppercase; }
p { margin: 0.5rem 0; }
.lead { font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; }
.items { list-style: disc; padding-left: 1.2rem; }
li { margin: 0.45rem 0; }
.note { color: var(--soft); display: block; font-size: 0.94em; }
.urgent {
  background: var(--mark);
  color: var(--on-mark);
  margin-top: 1.25rem;
  padding: 1rem 1.25rem;
}
.urgent h2 { border: 0; font-size: 1.9rem; margin: 0; padding: 0; }
.urgent a { color: inherit; }
.dials { display: flex; flex-wrap: wrap; gap: 0 2.5rem; }
.dial { margin: 0.25rem 0; }
.dial strong { display: block; font-size: 3rem; line-height: 1.1; }
.card { border: 3px solid var(--ink); margin-top: 1.25rem; padding: 1rem 1.25rem; }
.card h2 { border: 0; font-size: 1.9rem; margin: 0; padding: 0; }
.card .dial:first-child strong { font-size: 6rem; line-height: 1; }
.tasks li { padding-left: 1.9rem; position: relative; }
.box { border: 2px solid var(--ink); display: inline-block; height: 1em; width: 1em; }
.tasks .box { left: 0; position: absolute; top: 0.2em; }
.reach {
  display: grid;
  gap: 0.2rem 2rem;
  grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
}
.reach a, .calls a { overflow-wrap: anywhere; }
.calls li { margin: 0.9rem 0; }
.columns { display: grid; gap: 0 2.5rem; grid-template-columns: 1fr 1fr; }
.bars li {
  align-items: center;
  column-gap: 0.8rem;
  display: grid;
  grid-template-columns: 6rem 1fr;
}
.bars .label { font-weight: 600; }
.bars .label, .blanks .label { display: block; }
.bars .answer { color: var(--soft); grid-column: 2; }
.bar { height: 0.8rem; width: 100%; }
.bar .frame { fill: none; stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.bar .fill { fill: var(--ink); }
.blanks { display: grid; gap: 0.2rem 1.5rem; grid-template-columns: 1fr 1fr; }
.blanks .lines-2 { grid-column: 1 / -1; }
.rule { border-bottom: 1.5px solid var(--ink); display: block; height: 1.7rem; }
table { border-collapse: collapse; margin: 0.75rem 0; width: 100%; }
caption { font-weight: 600; padding: 0.5rem 0; text-align: left; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.5rem; }
th { text-align: left; }
.grid { table-layout: fixed; }
.grid td { height: 2.4rem; }
.questions tbody th { font-weight: 400; }
.questions td, .questions thead th:not(:first-child) { text-align: center; width: 2.6rem; }
.questions td { line-height: 1; }
.questions abbr { text-decoration: none; }
footer {
  border-top: 1px solid var(--line);
  color: var(--soft);
  font-size: 0.9rem;
  margin-top: 2rem;
}
@media (max-width: 30rem) {
  .blanks, .columns { grid-template-columns: 1fr; }
  .bars li { grid-template-columns: 3rem 1fr; }
  .questions th, .questions td { padding: 0.3rem 0.2rem; }
  .questions td, .questions thead th:not(:first-child) { width: 1.7rem; }
}
@page { margin: 11mm 13mm; size: A4; }
@page dense { margin: 9mm 10mm; }
@media print {
  :root {
    --ground: #ffffff;
    --ink: #000000;
    --soft: #222222;
    --line: #555555;
    --panel: #ffffff;
    --mark: #000000;
    --on-mark: #000000;
    --link: #000000;
  }
  body { font-size: 8.8pt; line-height: 1.25; max-width: none; padding: 0; }
  a { text-decoration: none; }
  .skip { display: none; }
  header { border-top-width: 1.5mm; padding-top: 2mm; }
  h1 { font-size: 17pt; margin: 0; }
  h2 {
    border-bottom-width: 0.4mm;
    break-after: avoid;
    font-size: 11pt;
    margin: 2.4mm 0 0.8mm;
    padding: 0;
  }
  p { margin: 0.8mm 0; }
  li { break-inside: avoid; margin: 0.6mm 0; }
  .note { font-size: 8.2pt; }
  .urgent { background: none; border: 0.8mm solid #000000; margin-top: 2mm; padding: 1.5mm 3mm; }
  .urgent h2, .card h2 { font-size: 16pt; }
  .dial strong { font-size: 24pt; }
  .card { border-width: 0.6mm; break-inside: avoid; margin-top: 2mm; padding: 2mm 4mm; }
  .card .dial:first-child strong { font-size: 56pt; }
  .card p { font-size: 11pt; }
  .tasks, .items, .bars { column-gap: 7mm; columns: 2; }
  .columns { gap: 0 7mm; }
  .columns .items, .columns .bars { columns: 1; }
  .tasks li { padding-left: 5mm; }
  .box { border-width: 0.3mm; height: 3.2mm; width: 3.2mm; }
  .tasks .box { top: 0.4mm; }
  .reach { column-gap: 5mm; columns: 3; display: block; }
  .calls { column-gap: 7mm; columns: 2; }
  .calls li { margin: 0 0 2mm; }
  .bars li { column-gap: 2mm; grid-template-columns: 14mm 1fr; }
  .bars .label, .bars .answer { font-size: 8.5pt; line-height: 1.15; }
  .bar { height: 2.4mm; }
  .blanks { gap: 0 6mm; }
  .rule { height: 7mm; }
  table { break-inside: avoid; margin: 1.5mm 0; }
  caption { padding: 1mm 0; }
  th, td { padding: 0.5mm 1.2mm; }
  .grid td { height: 7mm; }
  .questions { font-size: 8.5pt; line-height: 1.15; }
  .questions td, .questions thead th:not(:first-child) { padding: 0.5mm; width: 6.5mm; }
  .dense { font-size: 7.6pt; line-height: 1.17; page: dense; }
  .dense .urgent { align-items: center; display: flex; gap: 0 6mm; padding: 0.5mm 3mm; }
  .dense .urgent .dial strong { display: inline; font-size: 20pt; }
  .dense h1 { font-size: 15pt; }
  .dense .note, .dense .bars .label, .dense .bars .answer { font-size: 7.3pt; }
  .dense .tasks, .dense .bars { column-gap: 5mm; columns: 3; }
  .dense li { margin: 0.4mm 0; }
  .dense .reach li { margin: 0.2mm 0; }
  .dense h2 { font-size: 10pt; margin: 1.4mm 0 0.5mm; }
  .dense .urgent h2, .dense .card h2 { font-size: 15pt; margin: 0; }
  .dense .rule, .dense .grid td { height: 5.5mm; }
  .own-page { break-before: page; }
  footer { break-inside: avoid; font-size: 8pt; margin-top: 2mm; }
}
"""
