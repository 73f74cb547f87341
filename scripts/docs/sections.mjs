const marker = (name, end = '') => `<!-- ${end}generated: ${name} -->`;

/**
 * Puts a text between the two comments that mark a generated section.
 *
 * @param {string} document  Markdown
 * @param {string} name
 * @param {string} text
 */
export function withSection(document, name, text) {
	const start = document.indexOf(marker(name));
	const end = document.indexOf(marker(name, 'end of '));
	if (start < 0 || end < start)
		throw new Error(
			`The document has no section "${name}": it needs the lines ${marker(name)} and ${marker(name, 'end of ')}.`,
		);
	return `${document.slice(0, start)}${marker(name)}\n\n${text}\n\n${document.slice(end)}`;
}
