/**
 * Makes sure that a text is read and not rendered. n8n shows descriptions, hints, notices and the descriptions of choices as
 * HTML, in which links and images work, and messages once as text and once as HTML. So markup is taken apart in a way that
 * reads the same in both: `<` and `>` become `‹` and `›`, and what would be a link in Markdown gets a space.
 */
export function escapeMarkup(text: string): string {
	return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('](', '] (');
}
