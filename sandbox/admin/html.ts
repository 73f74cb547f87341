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
	button, input, select { font: inherit; min-height: 1.75rem; max-width: 100%; box-sizing: border-box; }
	button, .button { padding: .35rem .9rem; border: 1px solid var(--line); border-radius: .4rem; background: none; color: inherit; cursor: pointer; text-decoration: none; white-space: nowrap; }
	td button { padding: .1rem .6rem; }
	td form { margin-bottom: .25rem; }
	nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 0 0 1.5rem; }
	nav a { color: inherit; display: inline-block; padding: .25rem 0; }
	nav [aria-current] { font-weight: 600; text-decoration: none; border-bottom: 2px solid var(--accent); }
	nav.tabs { margin-top: 1rem; } nav.tabs ul { border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
	a { color: var(--accent); }
	.done { border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: .4rem; padding: .75rem 1rem; margin: 1rem 0 1.25rem; }
	.doings { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem; list-style: none; padding: 0; margin: 0; }
	.doings li { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; display: flex; flex-direction: column; justify-content: space-between; gap: .75rem; }
	.doings p { margin: 0; color: var(--quiet); }
	button.doing { font-weight: 600; border-color: transparent; background: var(--accent); color: light-dark(#fff, #1d1a18); }
	.quiet { color: var(--quiet); }
	td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
	dl { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1.25rem; margin: 1rem 0 0; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
	.bar { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; justify-content: space-between; margin: 0 0 .75rem; }
`;

const FORM_STYLE = `
	form { display: inline; }
	button.main { background: var(--accent); color: light-dark(#fff, #1d1a18); border-color: transparent; }
	label { display: block; margin: .75rem 0; } input[type=url], textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .35rem .5rem; }
	iframe { width: 100%; height: 26rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
	.told { color: var(--quiet); }
`;

type Part = ReturnType<typeof html> | string;

/** A link of a list, and whether it leads to the page itself. */
export interface Link {
	href: string;
	text: string;
	isHere?: boolean;
}

/** The links between pages. */
export function navigation(label: string, links: Link[], kind = '') {
	return html`<nav aria-label="${label}" class="${kind}">
		<ul>
			${links.map(
				({ href, text, isHere }) =>
					html`<li>
						${isHere ? html`<a href="${href}" aria-current="page">${text}</a>` : html`<a href="${href}">${text}</a>`}
					</li>`,
			)}
		</ul>
	</nav>`;
}

/** The pages for people. */
const PAGES: Link[] = [
	{ href: '/', text: 'Sandbox' },
	{ href: '/manage', text: 'Control panels' },
	{ href: '/portal', text: 'Developer Portal' },
	{ href: '/portal/providers', text: 'Carriers and tax' },
	{ href: '/shop', text: 'Shop' },
	{ href: '/shop/checkout', text: 'Checkout' },
];

/** The links to the pages for people, at the top of each. */
export function mainNavigation(here?: string) {
	return navigation(
		'Pages',
		PAGES.map((page) => ({ ...page, isHere: page.href === here })),
	);
}

/** What a person has just done, for the eyes and for a screen reader. */
export function doneMessage(text: string | undefined) {
	return text ? html`<p class="done" role="status">${text}</p>` : '';
}

/** A whole page: its title for the browser, its heading with a note below it, and its content. */
export function htmlPage(
	{
		title,
		heading,
		note,
		style,
		nav = '',
	}: { title: string; heading: string; note: string; style: string; nav?: Part },
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
				${nav}
				<header>
					<h1>${heading}</h1>
					<p>${note}</p>
				</header>
				<main>${content}</main>
			</body>
		</html>`;
}

/** A page of the simulated login.bigcommerce.com, control panel or Developer Portal. */
export function frame(heading: string, content: Part, nav?: Part, store?: string) {
	const note = `${store ? `The store ${store}. ` : ''}This page is part of the sandbox. It is not BigCommerce.`;
	const title = store ? `${heading}: ${store}` : heading;
	return htmlPage({ title, heading, note, style: STYLE + FORM_STYLE, nav }, content);
}

/** The scopes to approve. */
export function scopeList(scopes: string[]) {
	return html`<ul>
		${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
	</ul>`;
}

/** Heads of columns that hold numbers, which line up at the right. */
const NUMBERS = new Set([
	'Items',
	'Left',
	'Orders',
	'Ordered',
	'Price',
	'Price with tax',
	'Refunded',
	'Shipped',
	'Stock',
	'Total',
	'Total with tax',
]);

/** A section of the page: a heading, and a table or a note that it is empty. */
export function table(title: string, heads: string[], rows: unknown[][], empty = 'None yet.') {
	const kinds = heads.map((head) => (NUMBERS.has(head) ? 'number' : ''));
	const id = title.toLowerCase().replaceAll(' ', '-');
	if (rows.length === 0)
		return html`<section aria-labelledby="${id}">
			<h2 id="${id}">${title}</h2>
			<p>${empty}</p>
		</section>`;
	// Only the scrolling part is a landmark: a screen reader would announce two with the same name twice.
	return html`<section>
		<h2 id="${id}">${title}</h2>
		<div class="wide" tabindex="0" role="region" aria-labelledby="${id}">
			<table>
				<thead>
					<tr>
						${heads.map((head, index) => html`<th scope="col" class="${kinds[index]}">${head}</th>`)}
					</tr>
				</thead>
				<tbody>
					${rows.map(
						(row) =>
							html`<tr>
								${row.map((cell, index) => html`<td class="${kinds[index]}">${cell}</td>`)}
							</tr>`,
					)}
				</tbody>
			</table>
		</div>
	</section>`;
}
