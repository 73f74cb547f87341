import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'n8n-nodes-bigcommerce';

/** The folder that all clones share: Node 24, n8n, and the logs of their installation. */
export function cacheFolder(platform = process.platform, env = process.env, home = homedir()) {
	if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), NAME);
	if (platform === 'darwin') return join(home, 'Library', 'Caches', NAME);
	return join(env.XDG_CACHE_HOME || join(home, '.cache'), NAME);
}

/** A short, stable name for a folder, to separate several clones in the cache. */
export function shortNameOf(folder) {
	return createHash('sha256').update(folder).digest('hex').slice(0, 12);
}
