// The style of the report, and its hash, by which the report's policy lets it in; a test holds the two together.

export const STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fcfbf7,#171613);--ink:light-dark(#1d1b17,#ebe6da);--quiet:light-dark(#625b50,#a8a093);--rule:light-dark(#ddd7ca,#37342d);--link:light-dark(#7d2a18,#eda58f)}
body{background:var(--paper);color:var(--ink);font:1rem/1.55 Charter,'Iowan Old Style',Georgia,serif;margin:0 auto;max-width:60rem;padding:2rem 1.25rem 4rem}
h1,h2,h3{line-height:1.25;margin:2rem 0 .5rem}h1{font-size:1.9rem;margin-top:0}h2{border-top:1px solid var(--ink);font-size:1.3rem;padding-top:.5rem}h3{font-size:1.1rem}
article+article{border-top:3px double var(--ink);margin-top:4rem;padding-top:1rem}
.facts,footer{color:var(--quiet)}a{color:var(--link)}
ul,ol{padding-inline-start:1.5rem}ul{column-gap:3rem;columns:18rem}li{break-inside:avoid;padding:.2rem 0;overflow-wrap:anywhere}.evidence{padding-inline-start:3rem}.evidence li{padding:.5rem 0}:target{background:light-dark(#f3e6c8,#40361b)}
table{border-collapse:collapse;font-size:.9rem;margin:1rem 0 1.5rem;table-layout:fixed;width:100%}caption{font-weight:700;text-align:start}
th,td{border-bottom:1px solid var(--rule);overflow-wrap:anywhere;padding:.3rem .6rem .3rem 0;text-align:start;vertical-align:top}thead th{color:var(--quiet);font-weight:400}thead th:nth-child(1){width:22%}thead th:nth-child(2){width:10%}thead th:nth-child(3){width:22%}thead th:nth-child(4){width:9%}thead th:nth-child(5){width:15%}.number{font-variant-numeric:tabular-nums}
.cite{font-size:.85em}.rejected th{font-weight:400;text-decoration:line-through}.confirmed th::after{content:' \\2713'}.added th::after{content:' +'}
mark{background:none;color:inherit;text-decoration:underline 2px;text-decoration-color:var(--hue,var(--quiet));text-underline-offset:.2em}
.person{--hue:light-dark(#1b5e9e,#8bbcf0)}.organization{--hue:light-dark(#95480b,#e9ab6c)}.place{--hue:light-dark(#17694a,#79c9a3)}.group{--hue:light-dark(#6d4496,#c8a8ea)}.event{--hue:light-dark(#a02650,#f296b4)}
@media(max-width:40rem){table,tbody,tr,td,th{display:block}thead{clip-path:inset(50%);position:absolute}tr{border-bottom:1px solid var(--rule);padding:.4rem 0}th,td{border:0;padding:.05rem 0}}
@media print{:root{color-scheme:light}body{background:none;font-size:10pt;max-width:none;padding:0}a{color:inherit;text-decoration:none}tr,.evidence li{break-inside:avoid}}
`;

export const STYLE_HASH = 'sha256-ZaIBKAjzO05y0tOr1sJbs6RsOL97Wf/LET+2eYDY1Qg=';
