import { html, raw } from 'hono/html';
import { STYLE } from '../admin/style';

const FORMS = `
	form { display: inline; }
	button, .button { font: inherit; padding: .35rem .9rem; border: 1px solid var(--line); border-radius: .4rem; background: none; color: inherit; cursor: pointer; text-decoration: none; }
	button.main { background: var(--accent); color: light-dark(#fff, #1d1a18); border-color: transparent; }
	label { display: block; margin: .75rem 0; } input[type=url], textarea { font: inherit; width: 100%; box-sizing: border-box; padding: .35rem .5rem; }
	iframe { width: 100%; height: 26rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
	.told { color: var(--quiet); }
`;

type Part = ReturnType<typeof html> | string;

/** A page of the simulated login.bigcommerce.com, control panel or Developer Portal. */
export function frame(title: string, content: Part) {
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${title}</title>
				<style>
					${raw(STYLE + FORMS)}
				</style>
			</head>
			<body>
				<header>
					<h1>${title}</h1>
					<p>This page is part of the sandbox. It is not BigCommerce.</p>
				</header>
				<main>${content}</main>
			</body>
		</html>`;
}

/** The scopes to approve. */
export function scopeList(scopes: string[]) {
	return html`<ul>
		${scopes.map((each) => html`<li><code>${each}</code></li>`)}
	</ul>`;
}
