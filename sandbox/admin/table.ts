import { html } from 'hono/html';

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
