const transform = {
	'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2023' }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
};

const project = (displayName, testMatch, more) => ({
	displayName,
	testMatch,
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.n8n-start/'],
	transform,
	...more,
});

// The last two start the sandbox and a real n8n once for all their files.
const inRealN8n = { globalSetup: '<rootDir>/test/support/n8n-setup.mjs', globalTeardown: '<rootDir>/test/support/n8n-teardown.mjs' };

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		project('unit', ['<rootDir>/test/**/*.test.ts'], { testPathIgnorePatterns: ['/test/(workflows|e2e|browser)/'] }),
		project('workflows', ['<rootDir>/test/workflows/**/*.test.ts']),
		project('e2e', ['<rootDir>/test/e2e/**/*.test.ts'], inRealN8n),
		project('browser', ['<rootDir>/test/browser/**/*.test.ts'], inRealN8n),
	],
};
