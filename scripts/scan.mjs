/** Runs n8n's package scanner, without the network: on the tarball that would be published, and on the sources behind it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const root = resolve(import.meta.dirname, '..');

/** Packs the package and unpacks it into `folder`, as somebody who installs it would get it. */
function unpackTarball(folder) {
	const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root, encoding: 'utf8' }));
	execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
	return join(folder, 'package');
}

function report(what, { passed, message, details }) {
	console.log(`${passed ? 'passed' : 'FAILED'}  ${what}${passed ? '' : `: ${message}\n${details ?? ''}`}`);
	return passed;
}

const folder = mkdtempSync(join(tmpdir(), 'bigcommerce-scan-'));
try {
	const packed = report('the packed tarball', await analyzePackage(unpackTarball(folder)));
	const sources = report('the sources', await analyzePackage(root, SOURCE_FILE_PATTERNS));
	process.exitCode = packed && sources ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
