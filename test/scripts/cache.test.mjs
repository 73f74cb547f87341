import { cacheFolder } from '../../scripts/setup/cache.mjs';

test.each([
	['linux', {}, '/home/ann/.cache/n8n-nodes-bigcommerce'],
	['linux', { XDG_CACHE_HOME: '/var/ann' }, '/var/ann/n8n-nodes-bigcommerce'],
	['darwin', {}, '/home/ann/Library/Caches/n8n-nodes-bigcommerce'],
	['win32', { LOCALAPPDATA: '/AppData/Local' }, '/AppData/Local/n8n-nodes-bigcommerce'],
])('on %s with %j the cache is %s', (platform, env, expected) => {
	expect(cacheFolder(platform, env, '/home/ann').replaceAll('\\', '/')).toBe(expected);
});
