// node load-with.cjs <node_modules with n8n-core> <package folder>: what that n8n finds in the package, as JSON.
const { Module, createRequire } = require('node:module');
const { join } = require('node:path');

const [, , modules, folder] = process.argv;
const requireThere = createRequire(join(modules, 'n8n-core', 'package.json'));
// What n8n gives to packages: its own n8n-workflow and zod.
process.env.NODE_PATH = modules;
Module._initPaths();

requireThere('reflect-metadata');
const { PackageDirectoryLoader } = requireThere('n8n-core');
const loader = new PackageDirectoryLoader(folder);
loader.loadAll().then(() => {
	const described = ({ type }) => ({
		version: type.description.version,
		parameters: type.description.properties.length,
		methods: Object.keys(type.methods ?? {}),
		icon: type.description.iconUrl,
	});
	const nodes = Object.fromEntries(
		Object.entries(loader.nodeTypes).map(([name, node]) => [name, described(node)]),
	);
	console.log(JSON.stringify({ nodes, credentials: Object.keys(loader.credentialTypes) }));
});
