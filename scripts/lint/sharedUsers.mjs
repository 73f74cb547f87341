import { cruise } from 'dependency-cruiser';

/**
 * Finds files in nodes/shared that serve only one node, directly or through other shared files.
 *
 * @param {string} root  the project's folder
 * @returns {Promise<Array<{ file: string, user: string }>>}
 */
export async function sharedWithOneUser(root) {
	const { output } = await cruise(['nodes', 'credentials'], {
		baseDir: root,
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		includeOnly: '^(nodes|credentials)/',
	});
	const { modules } = typeof output === 'string' ? JSON.parse(output) : output;
	const importers = new Map(modules.map(({ source }) => [source, []]));
	for (const { source, dependencies } of modules)
		for (const { resolved } of dependencies) importers.get(resolved)?.push(source);
	return modules
		.map(({ source }) => source)
		.filter((source) => source.startsWith('nodes/shared/'))
		.map((file) => ({ file, users: usersOf(file, importers) }))
		.filter(({ users }) => users.size === 1)
		.map(({ file, users }) => ({ file, user: [...users][0] }));
}

/** The nodes that use a file. The engine and the credentials each count as one. */
function usersOf(file, importers, seen = new Set()) {
	const users = new Set();
	for (const importer of importers.get(file) ?? []) {
		if (seen.has(importer)) continue;
		seen.add(importer);
		const user = /^(nodes\/(?!shared\/)[^/]+|credentials\/[^/]+)(?:\/|$)/.exec(importer)?.[1];
		for (const each of user ? [user] : usersOf(importer, importers, seen)) users.add(each);
	}
	return users;
}
