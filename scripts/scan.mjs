/** Runs n8n's package scanner, without the network: on the tarball that would be published, and on the sources behind it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { packInto } from './package/pack.mjs';
import { npmCommand } from './setup/npm.mjs';

const root = resolve(import.meta.dirname, '..');

function report(what, { passed, message, details }) {
	console.log(
		`${passed ? 'passed' : 'FAILED'}  ${what}${passed ? '' : `: ${message}\n${details ?? ''}`}`,
	);
	return passed;
}

// On a fresh clone there is nothing to scan yet.
if (!existsSync(join(root, 'dist')))
	execFileSync(...npmCommand(['run', '--silent', 'build']), { cwd: root, stdio: 'inherit' });

const folder = mkdtempSync(join(tmpdir(), 'bigcommerce-scan-'));
try {
	const packed = report(
		'the packed tarball',
		await analyzePackage(packInto(root, folder).unpacked),
	);
	const sources = report('the sources', await analyzePackage(root, SOURCE_FILE_PATTERNS));
	process.exitCode = packed && sources ? 0 : 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
