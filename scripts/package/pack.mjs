import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { npmCommand, withNode } from '../setup/npm.mjs';

/**
 * Packs the package as it would be published, and unpacks it as it would be installed.
 *
 * @param {string} root  the project's folder
 * @param {string} folder  an empty folder for the tarball and its contents
 * @returns {{ tarball: string, unpacked: string }}
 */
export function packInto(root, folder) {
	const [command, args] = npmCommand(['pack', '--json', '--pack-destination', folder]);
	const [{ filename }] = JSON.parse(
		execFileSync(command, args, {
			cwd: root,
			encoding: 'utf8',
			env: withNode(dirname(process.execPath)),
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	);
	const tarball = join(folder, filename);
	execFileSync('tar', ['-xzf', tarball, '-C', folder]);
	return { tarball, unpacked: join(folder, 'package') };
}
