import { html, raw } from 'hono/html';

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

const FORM_STYLE = `
	form { display: inline; }
	button, .button { font: inherit; padding: .35rem .9rem; border: 1px solid var(--line); border-radius: .4rem; background: none; color: inherit; cursor: pointer; text-decoration: none; }
	button.main { background: var(--accent); color: light-dark(#fff, #1d1a18); border-color: transparent; }
	label { display: block; margin: .75rem 0; } input[type=url], textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .35rem .5rem; }
	iframe { width: 100%; height: 26rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
	.told { color: var(--quiet); }
`;

type Part = ReturnType<typeof html> | string;

/** A whole page: its title for the browser, its heading with a note below it, and its content. */
export function htmlPage(
	{ title, heading, note, style }: { title: string; heading: string; note: string; style: string },
	content: Part,
) {
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title}</title>
				<style>
					${raw(style)}
				</style>
			</head>
			<body>
				<header>
					<h1>${heading}</h1>
					<p>${note}</p>
				</header>
				<main>${content}</main>
			</body>
		</html>`;
}

/** A page of the simulated login.bigcommerce.com, control panel or Developer Portal. */
export function frame(title: string, content: Part) {
	const note = 'This page is part of the sandbox. It is not BigCommerce.';
	return htmlPage({ title, heading: title, note, style: STYLE + FORM_STYLE }, content);
}

/** The scopes to approve. */
export function scopeList(scopes: string[]) {
	return html`<ul>
		${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
	</ul>`;
}

/** A section of the page: a heading, and a table or a note that it is empty. */
export function table(title: string, heads: string[], rows: unknown[][]) {
	const id = title.toLowerCase().replaceAll(' ', '-');
	if (rows.length === 0)
		return html`<section aria-labelledby="${id}">
			<h2 id="${id}">${title}</h2>
			<p>None yet.</p>
		</section>`;
	// Only the scrolling part is a landmark: a screen reader would announce two with the same name twice.
	return html`<section>
		<h2 id="${id}">${title}</h2>
		<div class="wide" tabindex="0" role="region" aria-labelledby="${id}">
			<table>
				<thead>
					<tr>
						${heads.map((head) => html`<th scope="col">${head}</th>`)}
					</tr>
				</thead>
				<tbody>
					${rows.map(
						(row) =>
							html`<tr>
								${row.map((cell) => html`<td>${cell}</td>`)}
							</tr>`,
					)}
				</tbody>
			</table>
		</div>
	</section>`;
}
