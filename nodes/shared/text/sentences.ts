/** A text as a sentence: n8n shows the lines of a description one after the other, without line breaks. */
export function sentence(text: string): string {
	return text === '' || endsSentence(text) ? text : `${text}.`;
}

export function endsSentence(text: string): boolean {
	return ['.', '!', '?', '…', ':'].includes(text.slice(-1));
}

export function withoutStop(text: string): string {
	return text.endsWith('.') && !text.endsWith('..') ? text.slice(0, -1) : text;
}

/** Lines as sentences, each once, without those that a headline says already. */
export function sentencesBesides(headline: string, lines: string[]): string[] {
	const sentences = lines.filter(
		(line) => line.trim() !== '' && !headline.includes(withoutStop(line)),
	);
	return [...new Set(sentences.map(sentence))];
}

/** A label inside of a sentence: `Customers (V2)` → `customers (V2)`, `B2B Order` → `B2B order`, `SKU` → `SKU`. */
export function inSentence(label: string): string {
	return label.replaceAll(/(?<![\w.])[A-Z][a-z]+(?![A-Z0-9])/g, (word) => word.toLowerCase());
}
