import { html } from 'hono/html';

/** A part of the page: a heading, and a table or the word that there is nothing yet. */
export function table(title: string, heads: string[], rows: unknown[][]) {
	const id = title.toLowerCase().replaceAll(' ', '-');
	if (rows.length === 0)
		return html`<section aria-labelledby="${id}">
			<h2 id="${id}">${title}</h2>
			<p>None yet.</p>
		</section>`;
	// The part that scrolls is the landmark: two of one name would be told twice.
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
