/**
 * Prevents text from being rendered. n8n shows descriptions, hints, notices and the descriptions of options as
 * HTML, with working links and images, and messages both as text and as HTML. So markup is replaced in a way that
 * looks the same in both: `<` and `>` become `‹` and `›`, and Markdown links get a space.
 */
export function escapeMarkup(text: string): string {
	return text.replaceAll('<', '‹').replaceAll('>', '›').replaceAll('](', '] (');
}
