// These are published as ES modules only.
const ES_MODULES =
	'node_modules/(nock|@mswjs|@open-draft|outvariant|strict-event-emitter|is-node-process|rettime|@stoplight/prism-http/node_modules/[^/]+|https?-proxy-agent|agent-base|proxy-agent-negotiate|jose)/';

const transform = {
	[`^.+\\.ts$|${ES_MODULES}.+\\.m?js$`]: [
		'@swc/jest',
		{
			jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2023' },
			module: { type: 'commonjs' },
			sourceMaps: 'inline',
		},
	],
};

/** What Node loads once for all test files of a process, in place of jest for each of them. */
const OUTSIDE = `${RegExp.escape(__dirname)}/(sandbox|catalog)/.+\\.ts$|/node_modules/(n8n-core|n8n-workflow|@n8n|undici|graphql|lodash|reflect-metadata)/.+\\.js$`;

const project = (displayName, testMatch, more) => ({
	displayName,
	testMatch,
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.n8n-start/'],
	transform,
	transformIgnorePatterns: [`/node_modules/(?!${ES_MODULES.replace('node_modules/', '')})`],
	...more,
});

const inOneGlobal = {
	testEnvironment: '<rootDir>/test/support/jest/environment.cjs',
	transform: { [OUTSIDE]: '<rootDir>/test/support/jest/outside.cjs', ...transform },
	transformIgnorePatterns: [],
	moduleNameMapper: { '^(jose|nock)$': '<rootDir>/test/support/jest/$1.cjs' },
};

/** What takes too long where other tests run beside it: waits, time limits, how long the event loop stands still. */
const TIMED = '\\.timed\\.test\\.ts$';
const OTHER_PARTS = '/test/(workflows|release|conformance|e2e|browser)/';

// The last two start the sandbox and a real n8n once for all their files.
const inRealN8n = {
	globalSetup: '<rootDir>/test/support/n8nSetup.mjs',
	globalTeardown: '<rootDir>/test/support/n8nTeardown.mjs',
};

/** @type {import('jest').Config} */
module.exports = {
	// A machine that does other things beside the tests may need twenty times as long as an idle one.
	testTimeout: 60_000,
	// Every file that loads n8n-core leaves some hundred megabytes behind, so a process is replaced before it holds too many.
	// Most of the time of the workflows is waiting.
	maxWorkers: 4,
	workerIdleMemoryLimit: '1500MB',
	projects: [
		project('unit', ['<rootDir>/test/**/*.test.ts'], {
			testPathIgnorePatterns: [OTHER_PARTS],
			...inOneGlobal,
		}),
		// ES modules need a context of their own.
		project('unit', ['<rootDir>/test/**/*.test.mjs'], { testPathIgnorePatterns: [OTHER_PARTS] }),
		project('workflows', ['<rootDir>/test/workflows/**/*.test.ts'], {
			testPathIgnorePatterns: [TIMED],
			...inOneGlobal,
		}),
		project('timed', ['<rootDir>/test/workflows/**/*.timed.test.ts'], inOneGlobal),
		project('release', ['<rootDir>/test/release/**/*.test.mjs']),
		project('conformance', ['<rootDir>/test/conformance/**/*.test.ts'], {
			globalSetup: '<rootDir>/test/conformance/support/setup.ts',
			globalTeardown: '<rootDir>/test/conformance/support/teardown.ts',
			moduleNameMapper: { '^@faker-js/faker$': '<rootDir>/test/conformance/support/noFaker.ts' },
		}),
		project('e2e', ['<rootDir>/test/e2e/**/*.test.ts'], inRealN8n),
		project('browser', ['<rootDir>/test/browser/**/*.test.ts'], {
			globalSetup: '<rootDir>/test/support/browserSetup.mjs',
			globalTeardown: '<rootDir>/test/support/browserTeardown.mjs',
		}),
	],
};
