/** Styles of the pages, for light and dark mode. */
export const STYLE = `
	:root { color-scheme: light dark; --line: #8884; --quiet: light-dark(#57504a, #b9b0a6); --accent: light-dark(#9a3b1b, #f0a37f); }
	body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem; background: light-dark(#fbf8f4, #1d1a18); color: light-dark(#241f1b, #ece6df); }
	h1 { font: 600 2.25rem/1.2 Georgia, serif; margin: 0; color: var(--accent); }
	h2 { font: 600 1.25rem/1.3 Georgia, serif; margin: 2.5rem 0 .75rem; }
	header p { color: var(--quiet); max-width: 46rem; }
	.counts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; list-style: none; padding: 0; margin: 0; }
	.counts strong { font-size: 1.5rem; margin-right: .25rem; }
	.wide { overflow-x: auto; }
	table { border-collapse: collapse; width: 100%; font-size: .925rem; }
	th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
	th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
	code { font-size: .875em; }
`;
