import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'n8n-nodes-bigcommerce';

const placeIn = (userFolder) => join(userFolder, '.n8n', 'nodes', 'node_modules', NAME);

/**
 * Puts the built package where n8n looks for community packages.
 *
 * @param {object} options
 * @param {string} options.root  folder with package.json and dist
 * @param {string} options.userFolder  n8n's user folder
 * @param {string} [options.storedIn]  where the copy really lies, when the user folder is inside a project
 */
export async function installPackage({ root, userFolder, storedIn }) {
	const place = placeIn(userFolder);
	const copy = storedIn ? join(storedIn, NAME) : place;
	await rm(place, { recursive: true, force: true });
	await rm(copy, { recursive: true, force: true });
	await mkdir(join(place, '..'), { recursive: true });
	await mkdir(copy, { recursive: true });

	await cp(join(root, 'package.json'), join(copy, 'package.json'));
	await cp(join(root, 'dist'), join(copy, 'dist'), { recursive: true });
	// Inside a project, Node would find that project's zod and n8n-workflow before n8n's own.
	if (copy !== place) await symlink(copy, place, 'junction');
	return place;
}

/** Replaces the package that a running n8n has loaded, file by file, so that n8n can read it at any time. */
export async function updatePackage({ root, userFolder }) {
	await cp(join(root, 'dist'), join(placeIn(userFolder), 'dist'), { recursive: true });
}
