import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'n8n-nodes-bigcommerce';

/** The folder that keeps what every clone shares: Node 24, n8n, and the logs of installing them. */
export function cacheFolder(platform = process.platform, env = process.env, home = homedir()) {
	if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), NAME);
	if (platform === 'darwin') return join(home, 'Library', 'Caches', NAME);
	return join(env.XDG_CACHE_HOME || join(home, '.cache'), NAME);
}

/** A short name that stays the same for one folder, to keep several clones apart in the cache. */
export function shortNameOf(folder) {
	return createHash('sha256').update(folder).digest('hex').slice(0, 12);
}
