/**
 * The results of the bench, as a Markdown table.
 *
 * @param {{ rows: Array<{ part: number, what: string, unit: string, ours: number, others?: { who: string, value: number } }> }} results  bench/results.json
 * @param {(row: { part: number, what: string }) => boolean} isWanted
 */
export function figures({ rows }, isWanted) {
	const lines = rows
		.filter(isWanted)
		.map(
			({ what, unit, ours, others }) =>
				`| ${sentence(what)} | ${amount(ours, unit)} | ${others ? `${others.who}: ${amount(others.value, unit)}` : ''} |`,
		);
	return ['| | This package | In comparison |', '|---|---|---|', ...lines].join('\n');
}

/**
 * The machine and the date of the bench.
 *
 * @param {{ facts: { date: string, n8n: string, node: string, cores: number } }} results
 */
export function measuredOn({ facts: { date, n8n, node, cores } }) {
	const day = new Date(`${date}T12:00:00Z`).toLocaleDateString('en-GB', {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	});
	return `Measured on ${day} with \`npm run bench\`: n8n ${n8n} on Node.js ${node}, ${cores} cores, the sandbox store with 100 ms for each answer.`;
}

const sentence = (words) => words[0].toUpperCase() + words.slice(1);

function amount(value, unit) {
	const number = value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 1 });
	return `${number}${unit === '%' ? ' %' : ` ${unit === 'requests' && value === 1 ? 'request' : unit}`}`;
}
