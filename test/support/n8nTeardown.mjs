import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Ends what n8nSetup.mjs started, and says what n8n warned of on a machine that was too slow for it. */
export default async function tearDown() {
	await globalThis.stopN8n?.();
	for (const log of globalThis.n8nLogs ?? []) {
		const lines = stripVTControlCharacters(readFileSync(log, 'utf8')).split('\n');
		const warnings = lines.filter((line) => /Database (ping|connection)|out of memory/i.test(line));
		for (const line of new Set(warnings)) console.log(`n8n: ${line.slice(0, 200)}`);
	}
}
