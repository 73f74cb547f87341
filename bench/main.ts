import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { byKey } from './benchmarks/byKey';
import { packageWeight } from './benchmarks/package';
import { providers } from './benchmarks/providers';
import { rateLimit } from './benchmarks/rateLimit';
import { refused } from './benchmarks/refused';
import { requests } from './benchmarks/requests';
import { responsiveness } from './benchmarks/responsiveness';
import { returnAll } from './benchmarks/returnAll';
import { webhooks } from './benchmarks/webhooks';
import { openN8n } from './environment/n8n.mjs';
import { ROOT } from './environment/root';
import { machineFacts } from './report/machine';
import { judged, type Row } from './report/row';
import { printRow, printTable } from './report/table';

const PARTS = [
	requests,
	returnAll,
	rateLimit,
	refused,
	packageWeight,
	webhooks,
	responsiveness,
	byKey,
	providers,
];

/** `npm run bench -- 1 4` runs parts; without numbers, all of them. */
function chosenParts(args: string[]) {
	const unknown = args.filter((arg) => !PARTS.some(({ number }) => String(number) === arg));
	if (unknown.length > 0)
		throw new Error(`Part ${unknown.join(', ')} does not exist. Parts are 1 to ${PARTS.length}.`);
	return PARTS.filter(({ number }) => args.length === 0 || args.includes(String(number)));
}

async function main(): Promise<void> {
	const parts = chosenParts(process.argv.slice(2));
	const facts = machineFacts();
	const rows: Row[] = [];
	console.error('Starting n8n');
	const n8n = await openN8n();
	// Without a handler, a signal ends the process without the clean-up that runs at its exit.
	for (const signal of ['SIGINT', 'SIGTERM'] as const)
		process.once(signal, () => process.exit(130));
	try {
		for (const part of parts) {
			console.error(`${part.number}. ${part.title}`);
			for await (const measured of part.run(n8n)) {
				const row = judged({ part: part.number, ...measured });
				rows.push(row);
				console.error(`   ${printRow(row)}`);
			}
		}
	} finally {
		await n8n.stop();
		console.log(printTable(rows));
	}
	// Results of single parts are not saved, because they must not be mixed with a full run of another day.
	if (parts.length === PARTS.length)
		await writeFile(
			join(ROOT, 'bench', 'results.json'),
			`${JSON.stringify({ facts, rows }, null, '\t')}\n`,
		);
	if (rows.some(({ met }) => met === false)) process.exitCode = 1;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
