/** Rows as blocks, each cell behind the title of its column. */
const stacked = (table: string): string => `
${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
${table}, ${table} tbody, ${table} tr { display: block; }
${table} tbody tr { padding: 0.75rem 0; }
${table} tbody th { display: block; padding: 0 0 0.375rem; border: 0; max-width: none; min-width: 0; }
${table} td { display: flex; align-items: baseline; gap: 0.75rem; padding: 0.1875rem 0; border: 0; }
${table} td.number { text-align: left; }
${table} td::before { content: attr(data-title); flex: 0 0 38%; color: var(--quiet); overflow-wrap: anywhere; }
${table} tbody tr + tr { border-top: 1px solid var(--line); }`;

const dark = `
  --page: #0f1318; --card: #171c23; --ink: #e8ecf2; --quiet: #a7b1be; --line: #2c343f; --link: #8ab8ff;
  --pass: #7ee2a8; --pass-soft: #12301f; --fail: #ffa8a3; --fail-soft: #41191b;
  --inconclusive: #f5c86b; --inconclusive-soft: #38290b; --pending: #a9c8ff; --pending-soft: #182b4a;`;

const light = `
  --page: #f4f5f7; --card: #ffffff; --ink: #1a2029; --quiet: #566071; --line: #dfe3e8; --link: #1a56b8;
  --pass: #0a6637; --pass-soft: #e2f5ea; --fail: #a5141d; --fail-soft: #fdeaea;
  --inconclusive: #754800; --inconclusive-soft: #fdf1d6; --pending: #1c4c93; --pending-soft: #e5eefb;`;

/** The page's whole style. What is printed is light, whatever the screen is. */
export const style = `
:root { color-scheme: light dark; ${light} }
@media screen and (prefers-color-scheme: dark) { :root { ${dark} } }
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 66rem; padding: 2rem 1.5rem 3rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
html { background: var(--page); -webkit-text-size-adjust: 100%; }
header, dl, section { background: var(--card); border: 1px solid var(--line); border-radius: 0.75rem; }
header { padding: 1.5rem; border-top: 0.375rem solid var(--sign); }
header.pass { --sign: var(--pass); } header.fail { --sign: var(--fail); }
header.inconclusive { --sign: var(--inconclusive); } header.pending { --sign: var(--pending); }
h1 { margin: 0.5rem 0 0.25rem; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 0 0 0.75rem; font-size: 1.125rem; }
p { margin: 0; }
.tally, .note, footer { color: var(--quiet); }
.note { margin-top: 0.75rem; font-size: 0.875rem; }
.strip { display: flex; gap: 2px; height: 0.5rem; margin-top: 1rem; border-radius: 0.25rem; overflow: hidden; }
.strip span { background: currentColor; }
.badge {
  display: inline-flex; align-items: center; gap: 0.375rem; padding: 0.125rem 0.625rem 0.125rem 0.4375rem;
  border-radius: 1rem; font-size: 0.875rem; font-weight: 600; white-space: nowrap;
}
.badge svg {
  flex: none; width: 1rem; height: 1rem; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round;
}
.verdict .badge { font-size: 1rem; padding: 0.25rem 0.875rem 0.25rem 0.625rem; }
.pass > .verdict .badge, .badge.pass { color: var(--pass); background: var(--pass-soft); }
.badge.fail { color: var(--fail); background: var(--fail-soft); }
.badge.inconclusive { color: var(--inconclusive); background: var(--inconclusive-soft); }
.badge.pending { color: var(--pending); background: var(--pending-soft); }
.strip .pass { color: var(--pass); } .strip .fail { color: var(--fail); }
.strip .inconclusive { color: var(--inconclusive); } .strip .pending { color: var(--pending); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; margin: 1rem 0; padding: 1.25rem 1.5rem; }
dt { color: var(--quiet); font-size: 0.875rem; }
dd { margin: 0; font-weight: 600; }
section { margin: 1rem 0; padding: 1.25rem 1.5rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; color: var(--quiet); font-size: 0.875rem; font-weight: 600; }
tbody th { font-weight: 600; min-width: 7rem; max-width: 26rem; }
td:last-child { min-width: 6.5rem; }
.number { text-align: right; }
.number, .short, time span { white-space: nowrap; }
.aside { display: block; margin-top: 0.125rem; color: var(--quiet); font-size: 0.875rem; }
.compared { list-style: none; margin: 0; padding: 0; }
.compared > li + li { margin-top: 0.75rem; }
.compared ul { margin: 0.375rem 0 0; padding: 0; list-style: none; }
.compared ul li { display: flex; align-items: baseline; gap: 0.5rem; padding: 0.1875rem 0; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
footer { margin-top: 1.5rem; font-size: 0.875rem; }
${stacked("table.stacked")}
@media screen and (max-width: 44rem) {
  body { padding: 1rem 0.75rem 2rem; }
  header, dl, section { padding: 1rem; }
  h1 { font-size: 1.375rem; }
  dl { grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); }
  ${stacked("table")}
}
@media print {
  @page { margin: 14mm; }
  html, body { background: #ffffff; }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  header, dl, section { border-radius: 0; }
  tr, dl div, .compared > li { break-inside: avoid; }
  h2 { break-after: avoid; }
  .badge, .strip span { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
