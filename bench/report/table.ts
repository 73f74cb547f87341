import type { Row } from './row';

const HEADINGS = ['', 'What', 'Ours', 'Others', 'Ratio', 'Target', 'Met'];

/** The rows as a table for a terminal. */
export function printTable(rows: Row[]): string {
	const lines = [HEADINGS, ...rows.map(cells)];
	const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
	const print = (line: string[]) =>
		line
			.map((cell, column) => cell.padEnd(widths[column]))
			.join('  ')
			.trimEnd();
	return [
		print(lines[0]),
		widths.map((width) => '-'.repeat(width)).join('  '),
		...lines.slice(1).map(print),
	].join('\n');
}

/** A row by itself, for a run that is not done yet. */
export function printRow(row: Row): string {
	const [, what, ours, others, ratio, target, met] = cells(row);
	const comparison = [others, ratio].filter(Boolean).join(': ');
	const verdict = target && `target ${target}, ${met === 'yes' ? 'met' : 'NOT met'}`;
	return [`${what}: ${ours}`, comparison, verdict].filter(Boolean).join(' | ');
}

function cells({ part, what, unit, ours, others, ratio, target, met }: Row): string[] {
	const number = (value: number) => `${value.toLocaleString('en')} ${unit}`;
	return [
		String(part),
		what,
		number(ours),
		others ? `${number(others.value)}, ${others.who}` : '',
		ratio === null ? '' : `${ratio}×`,
		target ?? '',
		met === null ? '' : met ? 'yes' : 'NO',
	];
}
